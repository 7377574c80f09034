package org.entrepot.gateway;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsAnswer;
import org.entrepot.access.cors.CorsHeader;
import org.entrepot.access.cors.CorsReason;
import org.entrepot.access.cors.CorsRequest;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.cors.DiagnosisLevel;
import org.entrepot.access.cors.VaryMode;
import org.entrepot.store.Bucket;
import org.entrepot.store.Safeguards;
import org.jspecify.annotations.Nullable;

/** CORS on the wire: decided from the bucket record alone, before any signature ({@code cors.md} section 7). */
final class CorsGate {
    private CorsGate() {}

    /** Every OPTIONS request is one. */
    static boolean isPreflight(RequestHead head) {
        return head.method().equals("OPTIONS");
    }

    /** What the bucket's rules say to this request. */
    static CorsVerdict judge(RequestHead head, Call call, @Nullable Bucket bucket, Documents documents) {
        CorsRequest request = new CorsRequest(
                head.method(),
                head.headers().all("Origin"),
                head.headers().all("Access-Control-Request-Method"),
                head.headers().all("Access-Control-Request-Headers"),
                call.key() != null);
        CorsTarget target = bucket == null
                ? CorsTarget.noBucket()
                : bucket.cors() == null ? CorsTarget.noConfiguration() : CorsTarget.of(documents.cors(bucket));
        return CorsVerdict.judge(request, target);
    }

    /** What is told of a verdict: a quiet bucket without rules looks like none. */
    static CorsVerdict told(CorsVerdict verdict, @Nullable Bucket bucket) {
        return bucket != null && bucket.safeguards().quiet() && verdict.target() instanceof CorsTarget.NoConfiguration
                ? CorsVerdict.judge(verdict.request(), CorsTarget.noBucket())
                : verdict;
    }

    /** The refusal of a preflight, for a dialect to word. */
    static Refusal refusal(CorsVerdict.Refused refused) {
        CorsReason reason = refused.reason();
        Refusal.PreflightRefused.Kind kind = reason.isMalformed()
                ? Refusal.PreflightRefused.Kind.BAD_REQUEST
                : switch (reason) {
                    case NO_BUCKET -> Refusal.PreflightRefused.Kind.NO_BUCKET;
                    case NO_CONFIGURATION -> Refusal.PreflightRefused.Kind.NO_CONFIGURATION;
                    case NO_ORIGIN, BAD_METHOD, BAD_HEADER, ORIGIN, METHOD, HEADERS ->
                        Refusal.PreflightRefused.Kind.NOT_ALLOWED;
                };
        return new Refusal.PreflightRefused(
                kind,
                message(reason),
                refused.method(),
                refused.resource() == org.entrepot.access.cors.CorsResource.OBJECT);
    }

    /** The answer with the headers of what is told: one line each, replacing what is there, {@code Vary} merged. */
    static Answer addHeaders(Answer answer, Dialect dialect, CorsVerdict verdict, @Nullable Bucket bucket) {
        DiagnosisLevel level = (bucket == null ? Safeguards.NONE : bucket.safeguards()).diagnosisLevel();
        List<CorsHeader> added = new ArrayList<>(CorsAnswer.headers(dialect, verdict, VaryMode.SAFE));
        CorsAnswer.diagnosis(told(verdict, bucket), level).ifPresent(added::add);
        if (added.isEmpty()) {
            return answer;
        }
        List<Header> headers = new ArrayList<>();
        String vary = null;
        for (Header there : answer.headers()) {
            if (there.name().equalsIgnoreCase("Vary")) {
                vary = CorsAnswer.mergeVary(vary, there.value());
            } else if (!isAmong(added, there.name())) {
                headers.add(there);
            }
        }
        for (CorsHeader header : added) {
            if (header.name().equals("Vary")) {
                vary = vary == null ? header.value() : CorsAnswer.mergeVary(vary, header.value());
            } else {
                headers.add(new Header(header.name(), header.value()));
            }
        }
        if (vary != null) {
            headers.add(new Header("Vary", vary));
        }
        return new Answer(answer.status(), headers, answer.body(), answer.code());
    }

    private static boolean isAmong(List<CorsHeader> headers, String name) {
        for (CorsHeader header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static String message(CorsReason reason) {
        return switch (reason) {
            case NO_ORIGIN -> "a preflight needs exactly one origin header";
            case BAD_METHOD -> "the method asked for is missing or none of GET, PUT, HEAD, POST, DELETE";
            case BAD_HEADER -> "a header asked for is not a header name";
            case NO_BUCKET -> "bucket not found";
            case NO_CONFIGURATION -> "CORS is not enabled for this bucket";
            case ORIGIN, METHOD, HEADERS -> "the request is not allowed by the bucket's rules";
        };
    }
}
