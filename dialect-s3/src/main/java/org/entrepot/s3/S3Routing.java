package org.entrepot.s3;

import java.util.List;
import java.util.Optional;
import org.entrepot.access.Operation;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.CallRow;
import org.entrepot.gateway.CallTable;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.ObjectKey;
import org.jspecify.annotations.Nullable;

/** Understands the head of a request ({@code s3.md} sections 1 and 2). Pure. */
final class S3Routing {
    private final CallTable table;

    S3Routing(CallTable table) {
        this.table = table;
    }

    /** What the path names, decoded; {@code key} is empty when none is named. */
    private record Target(String bucket, String key) {
        Operation.Target kind() {
            if (bucket.isEmpty()) {
                return Operation.Target.SERVICE;
            }
            return key.isEmpty() ? Operation.Target.BUCKET : Operation.Target.OBJECT;
        }
    }

    /** The call; with a fault where none fits. */
    Call route(RequestHead head, Entry entry) {
        Target target = new Target("", "");
        Query query = Query.NONE;
        try {
            RawTarget raw = rawTarget(entry);
            // Known before the key is read: the bucket's cross-origin rules also speak on a key that cannot be.
            target = new Target(raw.bucket(), "");
            target = new Target(raw.bucket(), key(raw.rawKey()));
            query = Query.parse(head.rawQuery());
            return call(head, entry, target, query);
        } catch (RefusedException refused) {
            return faulty(target, query, refused.refusal());
        }
    }

    private Call call(RequestHead head, Entry entry, Target target, Query query) {
        if (entry.view() == Entry.View.WEBSITE) {
            // No bucket can have a website yet, so none answers on a website host.
            return faulty(target, query, new Refusal.NotConfigured(Refusal.NotConfigured.Setting.WEBSITE));
        }
        Optional<ObjectKey> key = ObjectKey.of(target.key());
        if (!target.key().isEmpty() && key.isEmpty()) {
            return faulty(target, query, new Refusal.InvalidKey("Your key is too long"));
        }
        List<String> subResources = SubResource.in(query, target.kind());
        if (subResources.size() > 1) {
            return faulty(
                    target,
                    query,
                    new Refusal.InvalidArgument(
                            subResources.get(1),
                            "",
                            "`" + subResources.get(0) + "` and `" + subResources.get(1)
                                    + "` cannot be asked for in one request"));
        }
        Optional<CallRow> row = table.find(head.method(), target.kind(), query, head.headers())
                .filter(found ->
                        subResources.isEmpty() || SubResource.isNamedBy(found.mark(), subResources.getFirst()));
        if (row.isEmpty()) {
            return faulty(target, query, new Refusal.MethodNotAllowed(head.method(), key.isPresent()));
        }
        Optional<BucketName> name = BucketName.of(target.bucket());
        if (!target.bucket().isEmpty() && name.isEmpty()) {
            return faulty(target, query, noBucketName(row.get(), target.bucket()));
        }
        return new Call(
                row.get(),
                target.bucket(),
                name.map(BucketAddress.ByName::new).orElse(null),
                key.orElse(null),
                listPrefix(row.get(), query),
                query,
                null);
    }

    private static Refusal noBucketName(CallRow row, String text) {
        return row.operation() == Operation.BUCKET_CREATE
                ? new Refusal.InvalidBucketName(text, "it holds characters that no bucket name may hold")
                : new Refusal.NoSuchBucket(text);
    }

    private static @Nullable String listPrefix(CallRow row, Query query) {
        return switch (row.operation()) {
            case OBJECT_LIST, VERSION_LIST, UPLOAD_LIST -> query.first("prefix").orElse("");
            default -> null;
        };
    }

    /** A call that is refused once its bucket's cross-origin rules had their say. */
    private static Call faulty(Target target, Query query, Refusal fault) {
        return new Call(
                null,
                target.bucket(),
                BucketName.of(target.bucket()).map(BucketAddress.ByName::new).orElse(null),
                ObjectKey.of(target.key()).orElse(null),
                null,
                query,
                fault);
    }

    /** What the path names; the key as on the wire. */
    private record RawTarget(String bucket, String rawKey) {}

    private static RawTarget rawTarget(Entry entry) throws RefusedException {
        String path = entry.path().isEmpty() ? "/" : entry.path();
        String fromHost = entry.boundBucket() != null ? entry.boundBucket() : entry.hostBucket();
        if (fromHost != null) {
            return new RawTarget(fromHost, path.substring(1));
        }
        int slash = path.indexOf('/', 1);
        if (slash < 0) {
            return new RawTarget(PercentCoding.decode(path.substring(1), false), "");
        }
        if (slash == 1) {
            throw new RefusedException(new Refusal.InvalidUri("the path names no bucket"));
        }
        return new RawTarget(PercentCoding.decode(path.substring(1, slash), false), path.substring(slash + 1));
    }

    private static String key(String raw) throws RefusedException {
        String key = PercentCoding.decode(raw, false);
        if (key.indexOf('\0') >= 0) {
            throw new RefusedException(new Refusal.InvalidUri("a key cannot hold the character NUL"));
        }
        return key;
    }
}
