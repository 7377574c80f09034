package org.entrepot.gateway;

import org.entrepot.store.Upload;

/**
 * How small the parts of an upload may be. The dialect that began the upload decides, in whichever dialect it is finished
 * ({@code s3.md} section 11, {@code cos.md} section 10, {@code qingstor.md} 7.9).
 */
public final class PartSizes {
    private static final long MIB = 1L << 20;

    private PartSizes() {}

    /** Least size in bytes of every part but the last. */
    public static long innerBytesMin(Upload upload) {
        return switch (upload.begun().object().writtenIn()) {
            case S3, MEDIASTORE -> 5 * MIB;
            case COS -> MIB;
            case QINGSTOR -> 4 * MIB;
        };
    }
}
