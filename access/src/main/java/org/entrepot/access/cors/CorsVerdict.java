package org.entrepot.access.cors;

import java.util.List;

/**
 * What the rules say to one request ({@code cors.md} section 4). Enforcement, the diagnosis header and explanations all
 * read this value, so that none can disagree with another.
 */
public sealed interface CorsVerdict {
    /** The request that was judged. */
    CorsRequest request();

    /** What it was judged against. */
    CorsTarget target();

    /** What every rule says, in order; empty where no rule was asked. Computed on call: not for the hot path. */
    List<RuleOutcome> outcomes();

    /** Judges one request. Pure: no I/O, the same answer for the same question. */
    static CorsVerdict judge(CorsRequest request, CorsTarget target) {
        return CorsJudge.judge(request, target);
    }

    /** No {@code Origin}, no {@code OPTIONS}: an ordinary request, for which only {@code Vary} is of interest. */
    record NotCors(CorsRequest request, CorsTarget target) implements CorsVerdict {
        @Override
        public List<RuleOutcome> outcomes() {
            return List.of();
        }
    }

    /**
     * A rule allows the request.
     *
     * @param target the rules
     * @param ruleIndex zero-based place of the first rule in which all dimensions hold
     */
    record Allowed(CorsRequest request, CorsTarget.Rules target, int ruleIndex) implements CorsVerdict {
        /** What was compared with the rules; its list of headers is made on call. */
        public CorsAsked asked() {
            return CorsAsked.of(request, request.origins().getFirst());
        }

        /** The deciding rule as written. */
        public CorsRule rule() {
            return target.cors().configuration().rules().get(ruleIndex);
        }

        @Override
        public List<RuleOutcome> outcomes() {
            return target.cors().outcomes(asked());
        }
    }

    /**
     * Nothing allows the request. A preflight is answered with an error; any other request is carried out and answered
     * without access-control headers.
     *
     * @param reason the first check that failed, or the failing dimension
     * @param offending the requested header names that the nearest rule refuses, or that are no header names; lower
     *     case, only text the client sent, empty for the other reasons
     */
    record Refused(CorsRequest request, CorsTarget target, CorsReason reason, List<String> offending)
            implements CorsVerdict {
        public Refused {
            offending = List.copyOf(offending);
        }

        /** The {@code ResourceType} of the error document ({@code cors.md} section 4.1). */
        public CorsResource resource() {
            boolean ofBucket = switch (reason) {
                case NO_BUCKET, NO_CONFIGURATION -> true;
                case NO_ORIGIN, BAD_METHOD, BAD_HEADER, ORIGIN, METHOD, HEADERS -> !request.hasKey();
            };
            return ofBucket ? CorsResource.BUCKET : CorsResource.OBJECT;
        }

        /** The {@code Method} of the error document: the one asked for, else the request's own. */
        public String method() {
            String asked = CorsAsked.requestMethod(request);
            return asked == null ? request.method() : asked;
        }

        @Override
        public List<RuleOutcome> outcomes() {
            return CorsJudge.outcomes(request, target);
        }
    }
}
