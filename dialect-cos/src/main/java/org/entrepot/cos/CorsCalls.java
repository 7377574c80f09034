package org.entrepot.cos;

import java.io.IOException;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.notation.CorsLimits;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.BucketDocuments;
import org.entrepot.gateway.Work;
import org.entrepot.store.StoreException;

/** The CORS rules of a bucket ({@code cos.md} section 6.1). */
final class CorsCalls {
    private CorsCalls() {}

    /** GET Bucket cors. */
    static Answer get(Work work) throws IOException {
        BucketDocuments.Reading reading = BucketDocuments.cors(work.bucket(), Dialect.COS);
        return Answer.document(200, CosXml.CONTENT_TYPE, reading.bytes()).with(reading.headers());
    }

    /** PUT Bucket cors: replaces all rules. */
    static Answer put(Work work) throws IOException, StoreException {
        byte[] document = Bodies.readDocument(work.body(), CorsLimits.DOCUMENT_BYTES_MAX);
        return Answer.empty(200).with(BucketDocuments.putCors(work, Dialect.COS, document));
    }

    /** DELETE Bucket cors: 204 also when there are none. */
    static Answer delete(Work work) throws IOException, StoreException {
        BucketDocuments.deleteCors(work);
        return Answer.empty(204);
    }
}
