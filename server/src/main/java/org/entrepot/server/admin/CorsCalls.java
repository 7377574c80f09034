package org.entrepot.server.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.VaryMode;
import org.entrepot.access.cors.explain.CorsExplanation;
import org.entrepot.access.cors.explain.CorsQuestion;
import org.entrepot.access.cors.notation.NeutralCors;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.TextProblem;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Documents;
import org.entrepot.gateway.PreflightMemory;
import org.entrepot.store.Bucket;

/**
 * {@code buckets/{bucket}/cors/explain} and {@code .../cors/refusals} ({@code cors.md} sections 9.2 and 9.4), for whoever may
 * read the bucket's rules.
 */
final class CorsCalls {
    private final BucketReaders readers;
    private final Documents documents;
    private final PreflightMemory preflights;

    CorsCalls(BucketReaders readers, Documents documents, PreflightMemory preflights) {
        this.readers = readers;
        this.documents = documents;
        this.preflights = preflights;
    }

    Answer handle(ApiRequest request) throws ApiException, IOException {
        if (request.is("POST", 4) && request.path().get(3).equals("explain")) {
            return explain(request);
        }
        if (request.is("GET", 4) && request.path().get(3).equals("refusals")) {
            return refusals(request);
        }
        throw AdminApi.unknown(request);
    }

    private Answer explain(ApiRequest request) throws ApiException, IOException {
        Bucket bucket = readers.forCors(request);
        return switch (CorsQuestion.read(request.body())) {
            case Parsed.Failed<CorsQuestion>(TextProblem problem) ->
                throw ApiException.invalid(problem.message() + " at " + problem.position());
            case Parsed.Ok<CorsQuestion>(CorsQuestion asked) -> {
                String json =
                        CorsExplanation.of(asked, target(bucket), VaryMode.SAFE).toJson();
                yield Answer.document(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private CorsTarget target(Bucket bucket) {
        return bucket.cors() == null ? CorsTarget.noConfiguration() : CorsTarget.of(documents.cors(bucket));
    }

    /** The distinct preflights refused lately, with what the rules say to them now. */
    private Answer refusals(ApiRequest request) throws ApiException, IOException {
        Bucket bucket = readers.forCors(request);
        CorsTarget target = target(bucket);
        JsonWriter json = new JsonWriter().openObject().name("refusals").openList();
        for (PreflightMemory.RefusedPreflight refused : preflights.of(bucket.id())) {
            CorsQuestion question = refused.question();
            CorsExplanation now = CorsExplanation.of(question, target, VaryMode.SAFE);
            json.openObject()
                    .member("origin", question.origin())
                    .member("method", question.method())
                    .name("headers")
                    .values(question.headers())
                    .member("cut", refused.isCut())
                    .member("reason", refused.reason().word())
                    .name("offending")
                    .values(refused.offending())
                    .member("count", refused.count())
                    .member("first", refused.first().toString())
                    .member("last", refused.last().toString())
                    .member("allowed_now", now.allowed())
                    .name("proposed_rule");
            now.proposedRule()
                    .filter(rule -> !refused.isCut())
                    .ifPresentOrElse(rule -> NeutralCors.write(json, rule), json::nothing);
            json.closeObject();
        }
        return AdminApi.json(json.closeList().closeObject());
    }
}
