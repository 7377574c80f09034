package org.entrepot.store;

/** How a request names its bucket. */
public sealed interface BucketAddress {
    /** By its inside name. */
    record ByName(BucketName name) implements BucketAddress {}

    /** By its MediaStore endpoint id, or by its name where that is a host label. */
    record ByEndpoint(String label) implements BucketAddress {}
}
