package org.entrepot.cos;

import java.io.IOException;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.BucketDocuments;
import org.entrepot.gateway.Callers;
import org.entrepot.gateway.Work;
import org.entrepot.store.StoreException;

/** The policy of a bucket ({@code cos.md} section 7.1). */
final class PolicyCalls {
    private PolicyCalls() {}

    /** GET Bucket policy: the text as it was stored, or its translation. */
    static Answer get(Work work) throws IOException {
        Callers.requireOwnersAccount(work, Operation.BUCKET_POLICY_GET);
        BucketDocuments.Reading reading = BucketDocuments.policy(work, Dialect.COS);
        return Answer.document(200, "application/json", reading.bytes()).with(reading.headers());
    }

    /** PUT Bucket policy. */
    static Answer put(Work work) throws IOException, StoreException {
        Callers.requireOwnersAccount(work, Operation.BUCKET_POLICY_PUT);
        byte[] document = Bodies.readDocument(work.body(), BucketDocuments.POLICY_BYTES_MAX);
        BucketDocuments.putPolicy(work, Dialect.COS, document, false);
        return Answer.empty(204);
    }

    /** DELETE Bucket policy: 204 also when there is none. */
    static Answer delete(Work work) throws IOException, StoreException {
        Callers.requireOwnersAccount(work, Operation.BUCKET_POLICY_DELETE);
        BucketDocuments.deletePolicy(work);
        return Answer.empty(204);
    }
}
