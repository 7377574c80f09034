package org.entrepot.cos;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Operation;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.CallRow;
import org.entrepot.gateway.CallTable;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Mark;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.ObjectKey;
import org.jspecify.annotations.Nullable;

/** Finds the call that a request is: the bucket, the key and the row of the table ({@code cos.md} sections 0 and 1). */
final class CosRouting {
    /** The parameter that names a version; clients write it in any letter case ({@code cos.md} section 11). */
    static final String VERSION_ID = "versionId";

    private static final Set<Operation> LISTINGS =
            Set.of(Operation.OBJECT_LIST, Operation.VERSION_LIST, Operation.UPLOAD_LIST);

    /** What makes a new key, or begins to. */
    private static final Set<Operation> KEY_WRITES =
            Set.of(Operation.OBJECT_WRITE, Operation.OBJECT_COPY_TO, Operation.UPLOAD_START);

    private final CallTable table;
    /** The names that select a call, by the target they select on. */
    private final Set<String> bucketSelectors = new HashSet<>();

    private final Set<String> objectSelectors = new HashSet<>();

    CosRouting(CallTable table) {
        this.table = table;
        for (CallRow row : table.rows()) {
            Set<String> selectors = row.target() == Operation.Target.OBJECT ? objectSelectors : bucketSelectors;
            switch (row.mark()) {
                case Mark.HasQuery has -> selectors.add(has.name());
                case Mark.HasQueries has -> selectors.addAll(List.of(has.first(), has.second()));
                case Mark.HasQueryAndHeader has -> selectors.add(has.query());
                case Mark.QueryIs is -> selectors.add(is.name());
                case Mark.Plain plain -> {}
                case Mark.HasHeader has -> {}
                case Mark.HeaderIs is -> {}
            }
        }
        objectSelectors.remove(VERSION_ID);
    }

    /** Understands a head; a fault is in {@link Call#fault}, never thrown. */
    Call route(RequestHead head, Entry entry) {
        CosTarget target;
        try {
            target = CosTarget.of(entry);
        } catch (RefusedException e) {
            return new Call(null, "", null, null, null, Query.NONE, e.refusal());
        }
        BucketAddress bucket = address(target);
        ObjectKey key = ObjectKey.of(target.key()).orElse(null);
        if (head.method().equals("OPTIONS")) {
            // Any path and any query can be asked for, whatever they hold (cos.md section 6.3).
            CallRow row = table.find(head.method(), target.kind(), Query.NONE, head.headers())
                    .orElse(null);
            return new Call(row, target.bucketText(), bucket, key, null, Query.NONE, null);
        }
        Query query;
        try {
            query = withOneSpelling(Query.parse(head.rawQuery()));
        } catch (RefusedException e) {
            return new Call(null, target.bucketText(), bucket, key, null, Query.NONE, e.refusal());
        }
        Optional<CallRow> row = table.find(head.method(), target.kind(), query, head.headers());
        Refusal fault = fault(head, entry, target, bucket, key, query, row);
        String listPrefix = row.filter(found -> LISTINGS.contains(found.operation()))
                .map(found -> query.first("prefix").orElse(""))
                .orElse(null);
        return new Call(row.orElse(null), target.bucketText(), bucket, key, listPrefix, query, fault);
    }

    private static @Nullable BucketAddress address(CosTarget target) {
        String inside = target.isBound()
                ? target.bucketText()
                : CosBucketName.of(target.bucketText()).map(CosBucketName::name).orElse("");
        return BucketName.of(inside).map(BucketAddress.ByName::new).orElse(null);
    }

    private @Nullable Refusal fault(
            RequestHead head,
            Entry entry,
            CosTarget target,
            @Nullable BucketAddress bucket,
            @Nullable ObjectKey key,
            Query query,
            Optional<CallRow> row) {
        boolean isCreate = row.filter(found -> found.operation() == Operation.BUCKET_CREATE)
                .isPresent();
        if (isCreate) {
            Optional<String> fault = nameFault(target);
            if (fault.isPresent()) {
                return new Refusal.InvalidBucketName(target.bucketText(), fault.get());
            }
        }
        if (bucket == null && !target.bucketText().isEmpty()) {
            return new Refusal.NoSuchBucket(target.bucketText());
        }
        if (entry.view() == Entry.View.WEBSITE && !target.bucketText().isEmpty()) {
            return new Refusal.NotConfigured(Refusal.NotConfigured.Setting.WEBSITE);
        }
        Refusal keyFault = keyFault(target, key, row);
        return keyFault == null ? queryFault(head, target, query, row) : keyFault;
    }

    private static Optional<String> nameFault(CosTarget target) {
        Optional<CosBucketName> name = target.isBound()
                ? Optional.of(new CosBucketName(target.bucketText(), ""))
                : CosBucketName.of(target.bucketText());
        return name.isEmpty()
                ? Optional.of("a bucket is named <name>-<appid> with the APPID of its owner")
                : name.get().fault();
    }

    private static @Nullable Refusal keyFault(CosTarget target, @Nullable ObjectKey key, Optional<CallRow> row) {
        if (target.key().isEmpty()) {
            return null;
        }
        boolean isWrite =
                row.filter(found -> KEY_WRITES.contains(found.operation())).isPresent();
        if (key == null || isWrite && CosKeys.isTooLong(key.value())) {
            return CosKeys.tooLong();
        }
        return target.key().equals("/") ? new Refusal.InvalidKey("a key of one slash alone is not allowed") : null;
    }

    private @Nullable Refusal queryFault(RequestHead head, CosTarget target, Query query, Optional<CallRow> row) {
        boolean isObject = target.kind() == Operation.Target.OBJECT;
        Set<String> selectors = isObject ? objectSelectors : bucketSelectors;
        boolean isSelected = row.filter(found -> !isUnselected(found)).isPresent();
        Optional<String> unknown = CosSelectors.unknown(head, isObject, query, selectors);
        if (unknown.isPresent() && !isSelected) {
            return new Refusal.NotImplemented("?" + unknown.get());
        }
        // A known selector that no row of this method takes must not fall through to the plain call.
        boolean asksSelector = query.parameters().stream().anyMatch(parameter -> selectors.contains(parameter.name()));
        if (row.isEmpty() || asksSelector && !isSelected) {
            return new Refusal.MethodNotAllowed(head.method(), isObject);
        }
        return null;
    }

    /** Whether a row would be found without any sub-resource in the query. */
    private static boolean isUnselected(CallRow row) {
        return switch (row.mark()) {
            case Mark.Plain plain -> true;
            case Mark.HasHeader has -> true;
            case Mark.HeaderIs is -> true;
            case Mark.HasQuery has -> has.name().equals(VERSION_ID);
            case Mark.HasQueries has -> false;
            case Mark.HasQueryAndHeader has -> false;
            case Mark.QueryIs is -> false;
        };
    }

    private static Query withOneSpelling(Query query) {
        List<Query.Parameter> parameters = new ArrayList<>();
        for (Query.Parameter parameter : query.parameters()) {
            parameters.add(
                    parameter.name().equalsIgnoreCase(VERSION_ID)
                            ? new Query.Parameter(
                                    VERSION_ID, parameter.value(), parameter.rawName(), parameter.rawValue())
                            : parameter);
        }
        return new Query(parameters);
    }
}
