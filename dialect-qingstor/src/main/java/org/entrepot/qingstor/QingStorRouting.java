package org.entrepot.qingstor;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrepot.access.Operation;
import org.entrepot.access.Operation.Target;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.CallRow;
import org.entrepot.gateway.CallTable;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Mark;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.ObjectKey;
import org.jspecify.annotations.Nullable;

/** From a head to a call of the table ({@code qingstor.md} sections 1 and 2). Unknown query parameters are ignored. */
final class QingStorRouting {
    private static final Set<Operation> LISTINGS =
            Set.of(Operation.OBJECT_LIST, Operation.VERSION_LIST, Operation.UPLOAD_LIST);

    private final CallTable table;
    private final Set<String> bucketSubResources;
    private final Set<String> objectSubResources;

    QingStorRouting(CallTable table) {
        this.table = table;
        this.bucketSubResources = subResources(table, Target.BUCKET);
        this.objectSubResources = subResources(table, Target.OBJECT);
    }

    /** Understands a request; what is wrong with it becomes the call's fault. */
    Call route(RequestHead head, Entry entry) {
        PathParts parts = PathParts.of(entry);
        Query query = Query.NONE;
        String bucketText = "";
        BucketAddress bucket = null;
        ObjectKey key = null;
        try {
            query = Query.parse(head.rawQuery());
            bucketText = decoded(parts.rawBucket());
            bucket = bucket(parts, bucketText, head.method());
            key = key(parts);
            CallRow row = row(head, parts.target(), query);
            String prefix =
                    LISTINGS.contains(row.operation()) ? query.first("prefix").orElse("") : null;
            return new Call(row, bucketText, bucket, key, prefix, query, null);
        } catch (RefusedException e) {
            return new Call(null, bucketText, bucket, key, null, query, e.refusal());
        }
    }

    private CallRow row(RequestHead head, Target target, Query query) throws RefusedException {
        if (head.method().equals("OPTIONS")) {
            return QingStorCalls.PREFLIGHT;
        }
        Optional<CallRow> row = table.find(head.method(), target, query, head.headers());
        // A method that a sub-resource does not have must not fall through to the bucket or object itself: `DELETE
        // ?acl`
        // deletes no bucket.
        if (row.isEmpty() || isUnmarked(row.get()) && namesSubResource(target, query)) {
            throw new RefusedException(new Refusal.MethodNotAllowed(head.method(), target == Target.OBJECT));
        }
        return row.get();
    }

    private boolean namesSubResource(Target target, Query query) {
        return switch (target) {
            case SERVICE -> false;
            case BUCKET -> bucketSubResources.stream().anyMatch(query::has);
            case OBJECT -> objectSubResources.stream().anyMatch(query::has);
        };
    }

    private static boolean isUnmarked(CallRow row) {
        return switch (row.mark()) {
            case Mark.Plain plain -> true;
            case Mark.HasHeader header -> true;
            case Mark.HeaderIs header -> true;
            case Mark.HasQuery query -> false;
            case Mark.HasQueries query -> false;
            case Mark.QueryIs query -> false;
            case Mark.HasQueryAndHeader query -> false;
        };
    }

    private static Set<String> subResources(CallTable table, Target target) {
        return table.rows().stream()
                .filter(row -> row.target() == target)
                .map(CallRow::mark)
                .filter(Mark.HasQuery.class::isInstance)
                .map(mark -> ((Mark.HasQuery) mark).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String decoded(@Nullable String raw) throws RefusedException {
        return raw == null ? "" : PercentCoding.decode(raw, false);
    }

    private static @Nullable BucketAddress bucket(PathParts parts, String text, String method) throws RefusedException {
        if (parts.rawBucket() == null) {
            return null;
        }
        Optional<BucketName> name = BucketName.of(text);
        if (name.isEmpty()) {
            throw new RefusedException(
                    method.equals("PUT") && parts.rawKey() == null || text.isEmpty()
                            ? new Refusal.InvalidBucketName(text, "it holds characters that no bucket name has")
                            : new Refusal.NoSuchBucket(text));
        }
        return new BucketAddress.ByName(name.get());
    }

    private static @Nullable ObjectKey key(PathParts parts) throws RefusedException {
        if (parts.rawKey() == null) {
            return null;
        }
        return ObjectKey.of(decoded(parts.rawKey()))
                .orElseThrow(() -> new RefusedException(
                        new Refusal.InvalidKey("a key has at most " + ObjectKey.BYTES_MAX + " bytes in UTF-8")));
    }
}
