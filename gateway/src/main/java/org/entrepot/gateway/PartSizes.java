package org.entrepot.gateway;

import java.io.IOException;
import org.entrepot.access.Dialect;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.Upload;

/**
 * How small the parts of an upload may be: the smaller of what the dialect that began it says and the one that completes it
 * ({@code s3.md} section 11, {@code cos.md} section 10, {@code qingstor.md} 7.9).
 */
public final class PartSizes {
    private static final long MIB = 1L << 20;

    private PartSizes() {}

    /** Least size in bytes of every part but the last. */
    public static long innerBytesMin(Settings settings, Dialect completing, Upload upload) {
        Dialect beginning = upload.begun().object().writtenIn();
        return Math.min(ofDialect(settings, completing), ofDialect(settings, beginning));
    }

    /**
     * The same of the upload with an id. One that has ended may have been completed by the same call before; then there is nothing
     * left to measure.
     */
    public static long innerBytesMin(Work work, Dialect completing, ObjectKey key, String uploadId)
            throws IOException, StoreException {
        try {
            Upload upload = work.store().uploads().find(work.bucket(), key, uploadId);
            return innerBytesMin(work.settings(), completing, upload);
        } catch (StoreException refused) {
            if (refused.error() instanceof StoreError.NoSuchUpload) {
                return 0;
            }
            throw refused;
        }
    }

    private static long ofDialect(Settings settings, Dialect dialect) {
        return switch (dialect) {
            case S3, MEDIASTORE -> settings.s3Uploads().innerPartBytesMin();
            case COS -> MIB;
            case QINGSTOR -> 4 * MIB;
        };
    }
}
