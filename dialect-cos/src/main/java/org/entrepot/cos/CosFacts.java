package org.entrepot.cos;

import java.util.Map;
import java.util.Set;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;

/** What conditions may test about a COS request: the COS column of {@code policy.md} section 6. */
final class CosFacts {
    private static final Set<Operation> LISTINGS =
            Set.of(Operation.OBJECT_LIST, Operation.VERSION_LIST, Operation.UPLOAD_LIST);

    /** Headers that feed one fact each, by lower-case name. */
    private static final Map<String, Fact> HEADERS = Map.ofEntries(
            Map.entry(AclHeaders.CANNED, Fact.PUT_ACL),
            Map.entry("x-cos-grant-read", Fact.PUT_GRANT_READ),
            Map.entry("x-cos-grant-write", Fact.PUT_GRANT_WRITE),
            Map.entry("x-cos-grant-read-acp", Fact.PUT_GRANT_READ_ACP),
            Map.entry("x-cos-grant-write-acp", Fact.PUT_GRANT_WRITE_ACP),
            Map.entry("x-cos-grant-full-control", Fact.PUT_GRANT_FULL_CONTROL),
            Map.entry("x-cos-storage-class", Fact.PUT_STORAGE_CLASS),
            Map.entry("x-cos-forbid-overwrite", Fact.PUT_NO_OVERWRITE),
            Map.entry("x-cos-server-side-encryption", Fact.PUT_SSE),
            Map.entry("x-cos-metadata-directive", Fact.COPY_DIRECTIVE),
            Map.entry("content-length", Fact.PUT_LENGTH));

    private CosFacts() {}

    /** Adds what the head says. A parameter that was sent empty is present and empty. */
    static void add(RequestHead head, Call call, Facts.Builder facts) {
        Headers headers = head.headers();
        HEADERS.forEach((name, fact) -> facts.add(fact, headers.first(name).orElse(null)));
        facts.add(
                Fact.PUT_TYPE,
                headers.first("Content-Type").filter(type -> !type.isBlank()).orElse(null));
        headers.first(CopySourceHeader.NAME)
                .ifPresent(source ->
                        facts.add(Fact.COPY_SOURCE, CopySourceHeader.of(source).named()));
        headers.first("x-cos-tagging").ifPresent(tagging -> addTags(tagging, facts));
        Query query = call.query();
        facts.add(Fact.OBJ_VERSION, query.first(CosRouting.VERSION_ID).orElse(null));
        facts.add(Fact.GET_RESPONSE_TYPE, query.first("response-content-type").orElse(null));
        if (call.row() != null && LISTINGS.contains(call.row().operation())) {
            facts.add(Fact.LIST_PREFIX, query.first("prefix").orElse(null));
            facts.add(Fact.LIST_DELIMITER, query.first("delimiter").orElse(null));
            facts.add(Fact.LIST_MAX, query.first("max-keys").orElse(null));
        }
    }

    private static void addTags(String tagging, Facts.Builder facts) {
        try {
            for (Query.Parameter tag : Query.parse(tagging).parameters()) {
                facts.add(Fact.TAG_REQUEST, tag.name(), tag.value());
                facts.add(Fact.TAG_REQUEST_KEYS, tag.name());
            }
        } catch (RefusedException undecodable) {
            // A header that is no tagging is refused by the call that would store it; conditions see no tags.
        }
    }
}
