package org.entrepot.access.cors.notation;

/** The limits of rule documents ({@code cors.md} section 3.2). */
public final class CorsLimits {
    /** Rules in a configuration, every dialect. */
    public static final int RULES_MAX = 100;

    /** Bytes of an S3, COS or QingStor document: 64 KiB. */
    public static final int DOCUMENT_BYTES_MAX = 64 * 1024;

    /** Characters of a MediaStore policy. */
    public static final int MEDIASTORE_DOCUMENT_CHARACTERS_MAX = 398_000;

    /** Characters of a rule's id, S3 and COS. */
    public static final int ID_CHARACTERS_MAX = 255;

    /** Characters of an origin, QingStor and MediaStore; at least one. */
    public static final int ORIGIN_CHARACTERS_MAX = 2048;

    /** Characters of a header name, QingStor and MediaStore; at least one. */
    public static final int HEADER_CHARACTERS_MAX = 8192;

    /** Origins in a MediaStore rule; at least one. */
    public static final int MEDIASTORE_ORIGINS_MAX = 100;

    /** Methods in a MediaStore rule; at least one. */
    public static final int MEDIASTORE_METHODS_MAX = 4;

    /** Allowed headers, and exposed headers, in a MediaStore rule. */
    public static final int MEDIASTORE_HEADERS_MAX = 100;

    private CorsLimits() {}
}
