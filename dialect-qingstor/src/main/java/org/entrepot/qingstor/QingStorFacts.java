package org.entrepot.qingstor;

import java.util.Set;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RequestHead;

/**
 * What this dialect's own headers and parameters tell conditions, in whatever dialect the policy was written ({@code
 * policy.md} section 6).
 */
final class QingStorFacts {
    /** What brings bytes, or says what they will be. */
    private static final Set<Operation> WRITES =
            Set.of(Operation.OBJECT_WRITE, Operation.UPLOAD_START, Operation.UPLOAD_PART);

    private QingStorFacts() {}

    static void add(RequestHead head, Call call, Facts.Builder facts) {
        Headers headers = head.headers();
        Query query = call.query();
        if (call.listPrefix() != null) {
            facts.add(Fact.LIST_PREFIX, query.first("prefix").orElse(null));
            facts.add(Fact.LIST_DELIMITER, query.first("delimiter").orElse(null));
            facts.add(Fact.LIST_MAX, query.first("limit").orElse(null));
        }
        facts.add(Fact.OBJ_VERSION, query.first("version_id").orElse(null));
        facts.add(Fact.GET_RESPONSE_TYPE, query.first("response-content-type").orElse(null));
        facts.add(
                Fact.PUT_STORAGE_CLASS,
                headers.first(ObjectHeaders.STORAGE_CLASS).orElse(null));
        facts.add(
                Fact.PUT_SSEC_ALGORITHM,
                headers.first("x-qs-encryption-customer-algorithm").orElse(null));
        facts.add(
                Fact.COPY_SOURCE,
                headers.first(SourceHeader.COPY.header)
                        .or(() -> headers.first(SourceHeader.MOVE.header))
                        .map(SourceHeader::shown)
                        .orElse(null));
        facts.add(Fact.COPY_DIRECTIVE, headers.first("x-qs-metadata-directive").orElse(null));
        if (call.row() != null && WRITES.contains(call.row().operation())) {
            facts.add(Fact.PUT_LENGTH, headers.first("Content-Length").orElse(null));
            facts.add(Fact.PUT_TYPE, headers.first("Content-Type").orElse(null));
            facts.add(Fact.PUT_IF_NONE_MATCH, headers.first("If-None-Match").orElse(null));
        }
    }
}
