package org.entrepot.server.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.entrepot.access.cors.lint.CorsLint;
import org.entrepot.access.lint.LintJson;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.policy.lint.PolicyLint;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.SourceText;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.StoreDirectory;
import org.entrepot.store.Bucket;
import org.entrepot.store.CorsDocument;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.StoredDocument;

/**
 * {@code buckets/{bucket}/cors/lint} and {@code .../policy/lint} ({@code cors.md} section 9.5, {@code policy.md} section 11):
 * what is doubtful about the stored document, for whoever may read it.
 */
final class LintCalls {
    private final BucketReaders readers;
    private final ObjectStore store;

    LintCalls(BucketReaders readers, ObjectStore store) {
        this.readers = readers;
        this.store = store;
    }

    /** Whether a request below {@code buckets/{bucket}} is for this call; a report may be asked for in both ways. */
    static boolean isAsked(ApiRequest request) {
        return (request.is("GET", 4) || request.is("POST", 4))
                && request.path().get(3).equals("lint");
    }

    /**
     * The report on the document that the path names.
     *
     * @throws ApiException when the caller may not read it, there is none, or the body says something
     */
    Answer handle(ApiRequest request) throws ApiException, IOException {
        if (!request.object().members().isEmpty()) {
            throw ApiException.invalid("the report is on the stored document; the body must be empty");
        }
        return switch (request.path().get(2)) {
            case "cors" -> cors(readers.forCors(request));
            case "policy" -> policy(readers.forPolicy(request));
            default -> throw AdminApi.unknown(request);
        };
    }

    private static Answer cors(Bucket bucket) throws ApiException {
        CorsDocument cors = bucket.cors();
        if (cors == null) {
            throw ApiException.notFound("bucket `" + bucket.name() + "` has no cross-origin rules");
        }
        StoredDocument stored = cors.document();
        return answer(
                bucket,
                stored,
                CorsLint.check(
                        stored.notation(), stored.source(), cors.configuration().responseVary()));
    }

    private Answer policy(Bucket bucket) throws ApiException {
        StoredDocument stored = bucket.policy();
        if (stored == null) {
            throw ApiException.notFound("bucket `" + bucket.name() + "` has no policy");
        }
        // What was accepted once stays readable: a switch that became stricter since must not unmake it.
        PolicyScope scope = new PolicyScope(
                bucket.name().value(), bucket.owner(), bucket.region(), false, new StoreDirectory(store.identities()));
        return answer(bucket, stored, PolicyLint.check(stored.notation(), stored.source(), scope));
    }

    private static Answer answer(Bucket bucket, StoredDocument stored, LintReport report) {
        JsonWriter json = new JsonWriter()
                .openObject()
                .member("bucket", bucket.name().value())
                .member("dialect", stored.notation().label())
                .member("revision", stored.revision());
        LintJson.members(json, SourceText.plain(new String(stored.source(), StandardCharsets.UTF_8)), report);
        return AdminApi.json(json.closeObject());
    }
}
