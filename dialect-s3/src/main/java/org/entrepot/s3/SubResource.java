package org.entrepot.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entrepot.access.Operation;
import org.entrepot.gateway.Mark;
import org.entrepot.gateway.Query;

/** The query names that make another call of a request ({@code s3.md} section 1); each excludes the others. */
final class SubResource {
    private static final Set<String> OF_BUCKET = Set.of(
            "acl",
            "policy",
            "policyStatus",
            "cors",
            "tagging",
            "versioning",
            "lifecycle",
            "encryption",
            "ownershipControls",
            "publicAccessBlock",
            "website",
            "logging",
            "notification",
            "object-lock",
            "requestPayment",
            "accelerate",
            "replication",
            "inventory",
            "metrics",
            "analytics",
            "intelligent-tiering",
            "location",
            "versions",
            "uploads",
            "delete",
            "abac",
            "metadataConfiguration",
            "metadataTable",
            "metadataInventoryTable",
            "metadataJournalTable",
            "session");

    private static final Set<String> OF_OBJECT = Set.of(
            "acl",
            "tagging",
            "retention",
            "legal-hold",
            "attributes",
            "uploads",
            "uploadId",
            "restore",
            "select",
            "torrent",
            "encryption",
            "renameObject");

    private SubResource() {}

    /** The names of a query that count for a target, in order and once each. */
    static List<String> in(Query query, Operation.Target target) {
        Set<String> known = switch (target) {
            case SERVICE -> Set.<String>of();
            case BUCKET -> OF_BUCKET;
            case OBJECT -> OF_OBJECT;
        };
        List<String> found = new ArrayList<>();
        for (Query.Parameter parameter : query.parameters()) {
            if (known.contains(parameter.name()) && !found.contains(parameter.name())) {
                found.add(parameter.name());
            }
        }
        return found;
    }

    /** Whether a mark is about this name, so that its row serves the sub-resource and not something else. */
    static boolean isNamedBy(Mark mark, String name) {
        return switch (mark) {
            case Mark.Plain plain -> false;
            case Mark.HasQuery has -> has.name().equals(name);
            case Mark.HasQueries has -> has.first().equals(name) || has.second().equals(name);
            case Mark.QueryIs is -> is.name().equals(name);
            case Mark.HasHeader has -> false;
            case Mark.HasQueryAndHeader has -> has.query().equals(name);
            case Mark.HeaderIs is -> false;
        };
    }
}
