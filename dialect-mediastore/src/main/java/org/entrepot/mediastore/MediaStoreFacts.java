package org.entrepot.mediastore;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.CallRow;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RequestHead;

/** What conditions may test about a call of this dialect ({@code policy.md} section 6). */
final class MediaStoreFacts {
    private MediaStoreFacts() {}

    static void add(RequestHead head, Call call, Facts.Builder facts) {
        CallRow row = call.row();
        if (row == null) {
            return;
        }
        switch (row.name()) {
            case "ListItems" -> addListing(call, facts);
            case "PutObject" -> addUpload(head, facts);
            case "CreateContainer", "TagResource", "UntagResource" -> addTags(call.query(), facts);
            default -> {
                // The others have nothing that a condition could test.
            }
        }
    }

    private static void addListing(Call call, Facts.Builder facts) {
        if (call.query().has(ListItems.PATH)) {
            facts.add(Fact.LIST_PREFIX, call.listPrefix());
        }
        facts.add(Fact.LIST_DELIMITER, "/");
        facts.add(Fact.LIST_MAX, call.query().first(ListItems.MAX_RESULTS).orElse(null));
    }

    private static void addUpload(RequestHead head, Facts.Builder facts) {
        facts.add(
                Fact.PUT_STORAGE_CLASS,
                head.headers().first(ObjectCalls.STORAGE_CLASS_HEADER).orElse(null));
        facts.add(Fact.PUT_TYPE, head.headers().first("Content-Type").orElse(null));
        facts.add(Fact.PUT_LENGTH, head.headers().first("Content-Length").orElse(null));
    }

    private static void addTags(Query query, Facts.Builder facts) {
        List<String> keys = new ArrayList<>();
        for (Query.Parameter parameter : query.parameters()) {
            if (parameter.name().startsWith(MediaStoreRouting.TAG_PARAMETER)) {
                String key = parameter.name().substring(MediaStoreRouting.TAG_PARAMETER.length());
                facts.add(Fact.TAG_REQUEST, key, parameter.value());
                keys.add(key);
            } else if (parameter.name().startsWith(MediaStoreRouting.TAG_KEY_PARAMETER)) {
                keys.add(parameter.name().substring(MediaStoreRouting.TAG_KEY_PARAMETER.length()));
            }
        }
        facts.set(Fact.TAG_REQUEST_KEYS, keys);
    }
}
