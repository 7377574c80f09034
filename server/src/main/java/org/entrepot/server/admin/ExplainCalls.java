package org.entrepot.server.admin;

import java.io.IOException;
import java.time.Clock;
import org.entrepot.access.Operation;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.VaryMode;
import org.entrepot.access.cors.explain.CorsExplanation;
import org.entrepot.access.cors.explain.CorsExplanationJson;
import org.entrepot.access.cors.explain.CorsQuestion;
import org.entrepot.access.policy.AccessControl;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.policy.Question;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.TextProblem;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Documents;
import org.entrepot.store.Bucket;
import org.entrepot.store.ObjectStore;

/** {@code buckets/{bucket}/cors/explain} ({@code cors.md} section 9.2), for whoever may read the bucket's rules. */
final class ExplainCalls {
    private final ObjectStore store;
    private final Documents documents;
    private final Clock clock;

    ExplainCalls(ObjectStore store, Documents documents, Clock clock) {
        this.store = store;
        this.documents = documents;
        this.clock = clock;
    }

    Answer handle(ApiRequest request) throws ApiException, IOException {
        if (!request.is("POST", 4) || !request.path().get(3).equals("explain")) {
            throw AdminApi.unknown(request);
        }
        Bucket bucket = request.bucket(store);
        Question question = new Question(
                request.caller(), Operation.BUCKET_CORS_GET, bucket.name().value(), null, facts(request));
        if (!AccessControl.decide(question, documents.rules(bucket), null).allowed()) {
            throw ApiException.denied("reading the rules of bucket `" + bucket.name() + "` is not allowed");
        }
        return switch (CorsQuestion.read(request.body())) {
            case Parsed.Failed<CorsQuestion>(TextProblem problem) ->
                throw ApiException.invalid(problem.message() + " at " + problem.position());
            case Parsed.Ok<CorsQuestion>(CorsQuestion asked) -> {
                CorsTarget target =
                        bucket.cors() == null ? CorsTarget.noConfiguration() : CorsTarget.of(documents.cors(bucket));
                CorsExplanation explanation = CorsExplanation.of(asked, target, VaryMode.SAFE);
                yield Answer.document(200, "application/json", CorsExplanationJson.bytes(explanation));
            }
        };
    }

    private Facts facts(ApiRequest request) {
        Facts.Builder facts = new Facts.Builder();
        facts.add(Fact.NET_SOURCE_IP, request.head().clientAddress().getHostAddress());
        facts.add(Fact.NET_TLS, Boolean.toString(request.head().isTls()));
        facts.add(Fact.TIME_NOW, clock.instant().toString());
        return facts.build();
    }
}
