package org.entrepot.s3;

/** The limits of {@code s3.md} section 21 that the dialect itself watches. */
final class S3Limits {
    /** Longest XML document in bytes. */
    static final int XML_BYTES_MAX = 1 << 20;

    /** Longest DeleteObjects document in bytes. */
    static final int DELETE_BYTES_MAX = 2 << 20;

    /** Most keys of one DeleteObjects. */
    static final int DELETE_KEYS_MAX = 1000;

    /** Most entries of one page of a listing. */
    static final int PAGE_MAX = 1000;

    /** Most buckets of one page of ListBuckets. */
    static final int BUCKETS_PAGE_MAX = 10_000;

    /** User metadata of one object: names and values together, bytes. */
    static final int METADATA_BYTES_MAX = 2048;

    /** Most tags of a bucket. */
    static final int BUCKET_TAGS_MAX = 50;

    /** Longest tag key in UTF-16 units. */
    static final int TAG_KEY_MAX = 128;

    /** Longest tag value in UTF-16 units. */
    static final int TAG_VALUE_MAX = 256;

    /** Longest size line of an aws-chunked body in bytes, extension included ({@code s3.md} 4). */
    static final int CHUNK_LINE_BYTES_MAX = 256;

    /** All trailers of an aws-chunked body in bytes ({@code s3.md} 4). */
    static final int TRAILERS_BYTES_MAX = 16 << 10;

    /** Longest CompleteMultipartUpload document in bytes. */
    static final int COMPLETE_BYTES_MAX = 4 << 20;

    /** Highest part number ({@code s3.md} 11). */
    static final int PART_NUMBER_MAX = 10_000;

    private S3Limits() {}
}
