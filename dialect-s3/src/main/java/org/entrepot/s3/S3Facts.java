package org.entrepot.s3;

import java.util.List;
import java.util.Map;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.CallRow;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;

/** What conditions may test about a call, by S3's headers and parameters ({@code policy.md} section 6). */
final class S3Facts {
    private static final Map<Fact, String> BY_HEADER = Map.ofEntries(
            Map.entry(Fact.PUT_ACL, "x-amz-acl"),
            Map.entry(Fact.PUT_GRANT_READ, "x-amz-grant-read"),
            Map.entry(Fact.PUT_GRANT_WRITE, "x-amz-grant-write"),
            Map.entry(Fact.PUT_GRANT_READ_ACP, "x-amz-grant-read-acp"),
            Map.entry(Fact.PUT_GRANT_WRITE_ACP, "x-amz-grant-write-acp"),
            Map.entry(Fact.PUT_GRANT_FULL_CONTROL, "x-amz-grant-full-control"),
            Map.entry(Fact.PUT_STORAGE_CLASS, "x-amz-storage-class"),
            Map.entry(Fact.PUT_SSE, "x-amz-server-side-encryption"),
            Map.entry(Fact.PUT_KMS_KEY, "x-amz-server-side-encryption-aws-kms-key-id"),
            Map.entry(Fact.PUT_SSEC_ALGORITHM, "x-amz-server-side-encryption-customer-algorithm"),
            Map.entry(Fact.COPY_DIRECTIVE, "x-amz-metadata-directive"),
            Map.entry(Fact.LOCK_MODE, "x-amz-object-lock-mode"),
            Map.entry(Fact.LOCK_UNTIL, "x-amz-object-lock-retain-until-date"),
            Map.entry(Fact.LOCK_HOLD, "x-amz-object-lock-legal-hold"));

    private static final Map<Fact, String> BY_LISTING_PARAMETER =
            Map.of(Fact.LIST_PREFIX, "prefix", Fact.LIST_DELIMITER, "delimiter", Fact.LIST_MAX, "max-keys");

    private S3Facts() {}

    static void add(RequestHead head, Call call, Facts.Builder facts) {
        Headers headers = head.headers();
        BY_HEADER.forEach((fact, name) -> facts.add(fact, headers.first(name).orElse(null)));
        if (call.listPrefix() != null) {
            BY_LISTING_PARAMETER.forEach(
                    (fact, name) -> facts.add(fact, call.query().first(name).orElse(null)));
        }
        if (call.key() != null) {
            facts.add(Fact.OBJ_VERSION, call.query().first("versionId").orElse(null));
        }
        if (head.method().equals("PUT") || isCompletion(call)) {
            facts.add(Fact.PUT_IF_NONE_MATCH, headers.first("If-None-Match").orElse(null));
        }
        headers.first(SourceName.HEADER).ifPresent(source -> facts.add(Fact.COPY_SOURCE, copySource(source)));
        headers.first("x-amz-tagging").ifPresent(tags -> addTags(tags, facts));
    }

    private static boolean isCompletion(Call call) {
        CallRow row = call.row();
        return row != null && row.operation() == Operation.UPLOAD_FINISH;
    }

    /** The source as {@code bucket/key}; a text that cannot be decoded stands as it is, and the call refuses it. */
    private static String copySource(String header) {
        try {
            return SourceName.parse(header).path();
        } catch (RefusedException undecodable) {
            return header;
        }
    }

    private static void addTags(String formEncoded, Facts.Builder facts) {
        try {
            List<Query.Parameter> tags = Query.parse(formEncoded).parameters();
            for (Query.Parameter tag : tags) {
                facts.add(Fact.TAG_REQUEST, tag.name(), tag.value());
                facts.add(Fact.TAG_REQUEST_KEYS, tag.name());
            }
        } catch (RefusedException undecodable) {
            // The call itself refuses the header; no condition on tags is met until then.
            facts.set(Fact.TAG_REQUEST_KEYS, List.of());
        }
    }
}
