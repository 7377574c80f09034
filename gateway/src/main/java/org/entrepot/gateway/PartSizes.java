package org.entrepot.gateway;

import org.entrepot.access.Dialect;
import org.entrepot.store.Upload;

/**
 * How small the parts of an upload may be. The dialect that began the upload decides; one that finishes it may allow smaller
 * parts ({@code s3.md} section 11, {@code cos.md} section 10, {@code qingstor.md} 7.9).
 */
public final class PartSizes {
    private static final long MIB = 1L << 20;

    private PartSizes() {}

    /** Least size in bytes of every part but the last, by the dialect that began the upload. */
    public static long innerBytesMin(Upload upload) {
        return innerBytesMin(upload.begun().object().writtenIn());
    }

    /** Least size in bytes of every part but the last of an upload of a dialect. */
    public static long innerBytesMin(Dialect dialect) {
        return switch (dialect) {
            case S3, MEDIASTORE -> 5 * MIB;
            case COS -> MIB;
            case QINGSTOR -> 4 * MIB;
        };
    }
}
