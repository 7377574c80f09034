package org.entrepot.access.policy;

/** The four switches of S3's public access block ({@code policy.md} section 8). */
public record PublicAccessBlock(
        boolean blockPublicAcls, boolean ignorePublicAcls, boolean blockPublicPolicy, boolean restrictPublicBuckets) {
    /** No configuration: all four off. */
    public static final PublicAccessBlock NONE = new PublicAccessBlock(false, false, false, false);
}
