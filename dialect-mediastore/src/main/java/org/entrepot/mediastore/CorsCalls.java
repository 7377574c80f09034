package org.entrepot.mediastore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.notation.CorsProblem;
import org.entrepot.access.cors.notation.CorsReading;
import org.entrepot.access.cors.notation.MediaStoreCorsNotation;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.BucketDocuments;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.StoreException;

/** PutCorsPolicy, GetCorsPolicy, DeleteCorsPolicy ({@code mediastore.md} section 12, {@code cors.md} section 3). */
final class CorsCalls {
    private static final String MEMBER = "CorsPolicy";

    private CorsCalls() {}

    static Answer put(Work work) throws IOException, StoreException {
        JsonValue policy = ControlBody.read(work).member(MEMBER).orElseThrow(() -> ControlInput.missing(MEMBER));
        if (!(policy instanceof JsonValue.Arr)) {
            throw ControlInput.wrongKind(MEMBER, "list", policy);
        }
        return ControlAnswers.nothing().with(BucketDocuments.putCors(work, Dialect.MEDIASTORE, document(policy)));
    }

    /** The list by itself, as it is stored. Read inside the body first, so that errors point into what the caller sent. */
    private static byte[] document(JsonValue policy) throws RefusedException {
        return switch (MediaStoreCorsNotation.instance().read(policy)) {
            case CorsReading.Read(CorsConfiguration rules) ->
                MediaStoreCorsNotation.instance().write(rules).bytes();
            case CorsReading.Refused(CorsProblem problem) ->
                throw new RefusedException(new Refusal.DocumentRefused(
                        "ValidationException",
                        problem.message(),
                        problem.spot().pointer(),
                        problem.spot().position()));
        };
    }

    static Answer get(Work work) throws IOException {
        BucketDocuments.Reading rules = BucketDocuments.cors(work.bucket(), Dialect.MEDIASTORE);
        JsonWriter json = new JsonWriter()
                .openObject()
                .name(MEMBER)
                .raw(new String(rules.bytes(), StandardCharsets.UTF_8))
                .closeObject();
        return ControlAnswers.document(json).with(rules.headers());
    }

    static Answer delete(Work work) throws IOException, StoreException {
        if (work.bucket().cors() == null) {
            throw new RefusedException(new Refusal.NotConfigured(Refusal.NotConfigured.Setting.CORS));
        }
        BucketDocuments.deleteCors(work);
        return ControlAnswers.nothing();
    }
}
