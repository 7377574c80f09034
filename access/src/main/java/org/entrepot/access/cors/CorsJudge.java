package org.entrepot.access.cors;

import java.util.List;

/** The order of checks ({@code cors.md} sections 4.1 and 4.3). */
final class CorsJudge {
    private CorsJudge() {}

    static CorsVerdict judge(CorsRequest request, CorsTarget target) {
        boolean preflight = request.isPreflight();
        String origin = CorsAsked.origin(request);
        if (origin == null) {
            return !preflight && request.origins().size() <= 1
                    ? new CorsVerdict.NotCors(request, target)
                    : refused(request, target, CorsReason.NO_ORIGIN);
        }
        String requested = CorsAsked.requestMethod(request);
        if (preflight && requested != null && !CorsMethods.isKnown(requested)) {
            return refused(request, target, CorsReason.BAD_METHOD);
        }
        if (preflight && HeaderNames.failing(request.requestHeaders(), CorsAsked::isToken) > 0) {
            List<String> bad = CorsAsked.headers(request).stream()
                    .filter(name -> !CorsAsked.isToken(name))
                    .toList();
            return new CorsVerdict.Refused(request, target, CorsReason.BAD_HEADER, bad);
        }
        return switch (target) {
            case CorsTarget.NoBucket() -> refused(request, target, CorsReason.NO_BUCKET);
            case CorsTarget.NoConfiguration() -> refused(request, target, CorsReason.NO_CONFIGURATION);
            case CorsTarget.Rules rules
            when preflight && requested == null -> refused(request, rules, CorsReason.BAD_METHOD);
            case CorsTarget.Rules rules ->
                match(request, rules, origin, requested == null ? request.method() : requested);
        };
    }

    /** The outcome of each rule for a request that was refused; empty where the rules were never asked. */
    static List<RuleOutcome> outcomes(CorsRequest request, CorsTarget target) {
        String origin = CorsAsked.origin(request);
        if (origin == null || !(target instanceof CorsTarget.Rules(CompiledCors cors))) {
            return List.of();
        }
        return cors.outcomes(CorsAsked.of(request, origin));
    }

    private static CorsVerdict match(CorsRequest request, CorsTarget.Rules rules, String origin, String method) {
        CompiledCors cors = rules.cors();
        int nearest = cors.nearest(origin, method, request.requestHeaders());
        if (cors.isMatch(nearest)) {
            return new CorsVerdict.Allowed(request, rules, nearest);
        }
        CorsReason reason = Grade.reason(nearest);
        return reason == CorsReason.HEADERS
                ? new CorsVerdict.Refused(
                        request, rules, reason, cors.refusedHeaders(nearest, CorsAsked.headers(request)))
                : refused(request, rules, reason);
    }

    private static CorsVerdict refused(CorsRequest request, CorsTarget target, CorsReason reason) {
        return new CorsVerdict.Refused(request, target, reason, List.of());
    }
}
