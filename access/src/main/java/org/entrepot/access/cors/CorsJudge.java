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
        List<String> headers = CorsAsked.headers(request);
        if (preflight) {
            List<String> bad =
                    headers.stream().filter(name -> !CorsAsked.isToken(name)).toList();
            if (!bad.isEmpty()) {
                return new CorsVerdict.Refused(request, target, CorsReason.BAD_HEADER, bad);
            }
        }
        return switch (target) {
            case CorsTarget.NoBucket() -> refused(request, target, CorsReason.NO_BUCKET);
            case CorsTarget.NoConfiguration() -> refused(request, target, CorsReason.NO_CONFIGURATION);
            case CorsTarget.Rules rules
            when preflight && requested == null -> refused(request, rules, CorsReason.BAD_METHOD);
            case CorsTarget.Rules rules ->
                match(request, rules, new CorsAsked(origin, requested == null ? request.method() : requested, headers));
        };
    }

    /** The outcome of each rule for a request that was refused; empty where the rules were never asked. */
    static List<RuleOutcome> outcomes(CorsRequest request, CorsTarget target) {
        String origin = CorsAsked.origin(request);
        if (origin == null || !(target instanceof CorsTarget.Rules(CompiledCors cors))) {
            return List.of();
        }
        String requested = CorsAsked.requestMethod(request);
        String method = requested == null ? request.method() : requested;
        return cors.outcomes(new CorsAsked(origin, method, CorsAsked.headers(request)));
    }

    private static CorsVerdict match(CorsRequest request, CorsTarget.Rules rules, CorsAsked asked) {
        int index = rules.cors().firstMatch(asked);
        if (index >= 0) {
            return new CorsVerdict.Allowed(request, rules, asked, index);
        }
        CompiledCors.Miss miss = rules.cors().miss(asked);
        return new CorsVerdict.Refused(request, rules, miss.reason(), miss.offending());
    }

    private static CorsVerdict refused(CorsRequest request, CorsTarget target, CorsReason reason) {
        return new CorsVerdict.Refused(request, target, reason, List.of());
    }
}
