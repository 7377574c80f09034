package org.entrepot.gateway;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.store.Bucket;
import org.jspecify.annotations.Nullable;

/** What conditions may test about a request: what is true in every dialect, and what the dialect adds ({@code policy.md} section 6). */
final class RequestFacts {
    private RequestFacts() {}

    static Facts of(
            RequestHead head,
            Call call,
            Authentication authentication,
            @Nullable Bucket bucket,
            WireDialect dialect,
            Passage.Services services) {
        Facts.Builder facts = authentication.signature().toBuilder();
        if (authentication.signature().get(Fact.REQ_REGION) == null) {
            facts.add(Fact.REQ_REGION, services.settings().region());
        }
        Instant now = services.clock().instant();
        facts.add(Fact.NET_SOURCE_IP, head.clientAddress().getHostAddress());
        facts.add(Fact.NET_TLS, Boolean.toString(head.isTls()));
        facts.add(Fact.NET_TLS_VERSION, head.tlsVersion());
        facts.add(Fact.TIME_NOW, HttpDates.formatMillis(now));
        facts.add(Fact.HTTP_HOST, head.authority());
        facts.add(Fact.HTTP_REFERER, head.headers().first("Referer").orElse(null));
        facts.add(Fact.HTTP_USER_AGENT, head.headers().first("User-Agent").orElse(null));
        if (bucket != null) {
            addTags(bucket, facts);
        }
        dialect.addFacts(head, call, facts);
        return facts.build();
    }

    /** What conditions may test about another bucket in the course of the same request. */
    static Facts ofSource(Facts request, Bucket source, @Nullable String versionId) {
        Facts.Builder facts = request.without(Set.of(Fact.BUCKET_TAG, Fact.OBJ_VERSION)).toBuilder();
        addTags(source, facts);
        return facts.add(Fact.OBJ_VERSION, versionId).build();
    }

    private static void addTags(Bucket bucket, Facts.Builder facts) {
        for (Map.Entry<String, String> tag : bucket.tags().entrySet()) {
            facts.add(Fact.BUCKET_TAG, tag.getKey(), tag.getValue());
        }
    }
}
