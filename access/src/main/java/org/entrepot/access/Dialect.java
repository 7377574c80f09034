package org.entrepot.access;

import java.util.Optional;

/** One wire protocol over the common buckets; also names the notation in which a stored document was written. */
public enum Dialect {
    /** Amazon S3, REST API 2006-03-01. */
    S3("s3"),
    /** Tencent COS, XML API v5. */
    COS("cos"),
    /** QingStor, API of 2016-01-06. */
    QINGSTOR("qingstor"),
    /** AWS Elemental MediaStore, API of 2017-09-01. */
    MEDIASTORE("mediastore");

    private final String label;

    Dialect(String label) {
        this.label = label;
    }

    /** The name used on command lines, in case files, logs and metrics, such as {@code qingstor}. */
    public String label() {
        return label;
    }

    /** The dialect with this {@link #label()}, letter case kept; empty for any other text. */
    public static Optional<Dialect> of(String label) {
        for (Dialect dialect : values()) {
            if (dialect.label.equals(label)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }
}
