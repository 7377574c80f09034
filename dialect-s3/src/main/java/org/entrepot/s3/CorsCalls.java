package org.entrepot.s3;

import java.io.IOException;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.notation.CorsLimits;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.BucketDocuments;
import org.entrepot.gateway.Work;
import org.entrepot.store.StoreException;

/** The CORS rules of a bucket ({@code cors.md} section 3). */
final class CorsCalls {
    private CorsCalls() {}

    /** GetBucketCors. */
    static Answer get(Work work) throws IOException {
        BucketDocuments.Reading reading = BucketDocuments.cors(work.bucket(), Dialect.S3);
        return Answer.document(200, S3Xml.TYPE, reading.bytes()).with(reading.headers());
    }

    /** PutBucketCors. */
    static Answer put(Work work) throws IOException, StoreException {
        byte[] document = S3Xml.bytes(work, CorsLimits.DOCUMENT_BYTES_MAX);
        return Answer.empty(200).with(BucketDocuments.putCors(work, Dialect.S3, document));
    }

    /** DeleteBucketCors. */
    static Answer delete(Work work) throws IOException, StoreException {
        BucketDocuments.deleteCors(work);
        return Answer.empty(204);
    }
}
