package org.entrepot.store;

/** The checksum that a multipart upload was begun with ({@code s3.md} section 5). */
public record UploadChecksum(DigestKind kind, Type type) {
    /** What the checksum of the whole object is made of. */
    public enum Type {
        /** The joined checksums of the parts; kept as {@link Multipart#checksum}. */
        COMPOSITE,
        /** All bytes; for CRCs only, combined from the parts' and kept among {@link StoredObject#digests}. */
        FULL_OBJECT
    }
}
