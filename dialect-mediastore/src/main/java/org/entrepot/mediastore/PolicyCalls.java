package org.entrepot.mediastore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.BucketDocuments;
import org.entrepot.gateway.Callers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.StoreException;

/** PutContainerPolicy, GetContainerPolicy, DeleteContainerPolicy ({@code mediastore.md} section 13). */
final class PolicyCalls {
    private static final int LENGTH_MAX = 8192;
    private static final Pattern ASCII = Pattern.compile("[\\x00-\\x7F]+");

    private PolicyCalls() {}

    static Answer put(Work work) throws IOException, StoreException {
        Callers.requireOwnersAccount(work, Operation.BUCKET_POLICY_PUT);
        String policy = ControlBody.read(work).requiredText("Policy", 1, LENGTH_MAX, ASCII);
        BucketDocuments.putPolicy(work, Dialect.MEDIASTORE, policy.getBytes(StandardCharsets.UTF_8), false);
        return ControlAnswers.nothing();
    }

    static Answer get(Work work) throws IOException {
        Callers.requireOwnersAccount(work, Operation.BUCKET_POLICY_GET);
        BucketDocuments.Reading policy = BucketDocuments.policy(work, Dialect.MEDIASTORE);
        return ControlAnswers.document(new JsonWriter()
                        .openObject()
                        .member("Policy", new String(policy.bytes(), StandardCharsets.UTF_8))
                        .closeObject())
                .with(policy.headers());
    }

    static Answer delete(Work work) throws IOException, StoreException {
        Callers.requireOwnersAccount(work, Operation.BUCKET_POLICY_DELETE);
        if (work.bucket().policy() == null) {
            throw new RefusedException(new Refusal.NotConfigured(Refusal.NotConfigured.Setting.POLICY));
        }
        BucketDocuments.deletePolicy(work);
        return ControlAnswers.nothing();
    }
}
