package org.entrepot.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.cors.CorsReason;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.cors.explain.CorsQuestion;

/**
 * Remembers the newest refused preflights of each bucket, so that its owner sees which pages knock ({@code cors.md} section
 * 9.4). Bounded, in memory. What strangers write is cut to a length; whoever shows it has to escape it.
 */
public final class PreflightMemory implements Audit {
    /** Distinct refusals kept for each bucket ({@code cors.md} section 9.4). */
    public static final int REFUSALS_PER_BUCKET_MAX = 200;

    /** Buckets whose refusals are kept, those knocked at lately; with what one refusal may hold some 50 MB at the most. */
    static final int BUCKETS_MAX = 200;

    /** Characters of an origin, more than the longest host name with scheme and port has. */
    static final int ORIGIN_CHARS_MAX = 300;

    /** Characters of a method; the five that rules know have six at the most. */
    static final int METHOD_CHARS_MAX = 20;

    /** Header names of one refusal: more than the vendors' script clients ask for. */
    static final int HEADERS_MAX = 20;

    /** Characters of a header name. */
    static final int HEADER_CHARS_MAX = 64;

    private final Map<String, Map<Knock, RefusedPreflight>> byBucket = BoundedMap.byUse(BUCKETS_MAX);

    /** What makes a refusal a distinct one. */
    private record Knock(String origin, String method, Set<String> headers, CorsReason reason) {}

    /**
     * One distinct refused preflight.
     *
     * @param question what the page wanted, cut to the lengths kept
     * @param isCut whether something of it was cut: no rule can be proposed then
     * @param offending the header names that the nearest rule refused
     * @param count how often it came since {@code first}
     */
    public record RefusedPreflight(
            CorsQuestion question,
            boolean isCut,
            CorsReason reason,
            List<String> offending,
            long count,
            Instant first,
            Instant last) {}

    /** An empty memory. */
    public PreflightMemory() {}

    @Override
    public void record(AuditEntry entry) {
        String bucket = entry.bucketId();
        if (bucket != null
                && entry.cors() instanceof CorsVerdict.Refused refused
                && refused.request().isPreflight()) {
            remember(bucket, refused, entry.head().receivedAt());
        }
    }

    private void remember(String bucket, CorsVerdict.Refused refused, Instant now) {
        CorsQuestion whole = CorsQuestion.of(refused);
        CorsQuestion kept = cut(whole);
        RefusedPreflight first = new RefusedPreflight(
                kept, !kept.equals(whole), refused.reason(), headers(refused.offending()), 1, now, now);
        Knock knock = new Knock(kept.origin(), kept.method(), Set.copyOf(kept.headers()), refused.reason());
        synchronized (byBucket) {
            byBucket.computeIfAbsent(bucket, id -> BoundedMap.byUse(REFUSALS_PER_BUCKET_MAX))
                    .merge(
                            knock,
                            first,
                            (before, again) -> new RefusedPreflight(
                                    again.question(),
                                    again.isCut(),
                                    again.reason(),
                                    again.offending(),
                                    before.count() + 1,
                                    before.first(),
                                    now));
        }
    }

    /** The distinct refusals of a bucket, newest first. */
    public List<RefusedPreflight> of(String bucketId) {
        synchronized (byBucket) {
            Map<Knock, RefusedPreflight> refusals = byBucket.get(bucketId);
            return refusals == null ? List.of() : List.copyOf(refusals.values()).reversed();
        }
    }

    private static CorsQuestion cut(CorsQuestion question) {
        return new CorsQuestion(
                cut(question.origin(), ORIGIN_CHARS_MAX),
                cut(question.method(), METHOD_CHARS_MAX),
                headers(question.headers()),
                question.credentials(),
                question.hasKey());
    }

    private static List<String> headers(List<String> names) {
        return names.stream()
                .limit(HEADERS_MAX)
                .map(name -> cut(name, HEADER_CHARS_MAX))
                .toList();
    }

    private static String cut(String text, int charsMax) {
        return text.length() <= charsMax ? text : text.substring(0, charsMax);
    }
}
