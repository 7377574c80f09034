package org.entrepot.s3;

import java.io.IOException;
import java.util.Set;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Work;
import org.entrepot.store.NewObject;
import org.entrepot.store.NewUpload;
import org.entrepot.store.StoreException;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadChecksum;

/** CreateMultipartUpload and AbortMultipartUpload ({@code s3.md} section 11). */
final class UploadCalls {
    private UploadCalls() {}

    /** CreateMultipartUpload. */
    static Answer create(Work work) throws IOException, StoreException {
        RefusedFeatures.checkWrite(work.headers());
        UploadChecksum checksum = UploadChecksums.of(work.headers());
        NewObject object = ObjectWrites.described(work, Set.of());
        String initiator = work.caller().canonicalId().orElse("");
        Upload upload = work.store().uploads().begin(work.bucket(), new NewUpload(object, initiator, checksum));
        return S3Xml.answer(S3Xml.root("InitiateMultipartUploadResult")
                        .text("Bucket", work.bucket().name().value())
                        .text("Key", upload.key().value())
                        .text("UploadId", upload.id())
                        .close("InitiateMultipartUploadResult"))
                .with(UploadChecksums.headers(checksum));
    }

    /** AbortMultipartUpload. */
    static Answer abort(Work work) throws IOException, StoreException {
        RefusedFeatures.checkAbort(work.headers());
        work.store().uploads().abort(work.bucket(), ObjectCalls.key(work), id(work));
        return Answer.empty(204);
    }

    /** The upload that the request names. */
    static Upload running(Work work) throws IOException, StoreException {
        return work.store().uploads().find(work.bucket(), ObjectCalls.key(work), id(work));
    }

    /** The id that the request names; empty when it names none, which no upload has. */
    static String id(Work work) {
        return work.query().first("uploadId").orElse("");
    }
}
