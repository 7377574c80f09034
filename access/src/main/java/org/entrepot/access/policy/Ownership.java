package org.entrepot.access.policy;

/** Who owns what others write, and whether ACLs count ({@code s3.md} section 14). */
public enum Ownership {
    /** ACLs are off; the bucket owner owns every object. */
    BUCKET_OWNER_ENFORCED,
    /** ACLs count; the bucket owner owns what is written with {@code bucket-owner-full-control}. */
    BUCKET_OWNER_PREFERRED,
    /** ACLs count; the writer's account owns what it writes over S3. */
    OBJECT_WRITER
}
