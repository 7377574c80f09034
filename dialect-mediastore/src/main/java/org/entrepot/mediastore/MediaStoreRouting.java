package org.entrepot.mediastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** From a head, and the body of a control call, to a call ({@code mediastore.md} sections 1 and 2). */
final class MediaStoreRouting {
    /** In a control call's {@link Call#query}: the tags it would set, their values beside their keys. */
    static final String TAG_PARAMETER = "Tags/";

    /** In a control call's {@link Call#query}: the keys of the tags it would remove. */
    static final String TAG_KEY_PARAMETER = "TagKeys/";

    private final CallTable table;

    MediaStoreRouting(CallTable table) {
        this.table = table;
    }

    /** A container as a data request names it, and the raw path inside it. */
    private record Place(String text, @Nullable BucketAddress address, String path) {}

    /** Routes a control call. Its parameters are in the body; those that routing or conditions need stand in for a query. */
    Call control(RequestHead head, byte[] body) {
        CallRow row = controlRow(head).orElse(null);
        if (row == null) {
            String target = head.headers().first(Plane.TARGET_HEADER).orElse("");
            return refused("", null, new Refusal.NotImplemented("the target `" + target + "`"));
        }
        try {
            ControlInput input = ControlInput.read(body);
            String name = addressed(row, input).map(BucketName::value).orElse("");
            BucketAddress address = name.isEmpty() ? null : new BucketAddress.ByName(new BucketName(name));
            return new Call(row, name, address, null, null, parameters(row, input), null);
        } catch (RefusedException refused) {
            return new Call(row, "", null, null, null, Query.NONE, refused.refusal());
        }
    }

    private Optional<CallRow> controlRow(RequestHead head) {
        Optional<CallRow> onBucket = table.find(head.method(), Operation.Target.BUCKET, Query.NONE, head.headers());
        return onBucket.or(() -> table.find(head.method(), Operation.Target.SERVICE, Query.NONE, head.headers()));
    }

    private static Optional<BucketName> addressed(CallRow row, ControlInput input) throws RefusedException {
        return switch (row.name()) {
            case "ListContainers" -> Optional.empty();
            case "TagResource", "UntagResource", "ListTagsForResource" ->
                Optional.of(ContainerArn.of(input).name());
            default -> Optional.of(ContainerName.of(input));
        };
    }

    private static Query parameters(CallRow row, ControlInput input) throws RefusedException {
        List<Query.Parameter> parameters = new ArrayList<>();
        switch (row.name()) {
            case "CreateContainer", "TagResource" -> {
                for (Map.Entry<String, String> tag : Tags.read(input).entrySet()) {
                    parameters.add(new Query.Parameter(TAG_PARAMETER + tag.getKey(), tag.getValue(), "", ""));
                }
            }
            case "UntagResource" -> {
                for (String key : Tags.readKeys(input)) {
                    parameters.add(new Query.Parameter(TAG_KEY_PARAMETER + key, "", "", ""));
                }
            }
            default -> {
                // No condition looks at the parameters of the others.
            }
        }
        return new Query(parameters);
    }

    /** Routes a request to the data plane. */
    Call data(RequestHead head, Entry entry) {
        Place place = place(head, entry);
        if (place.address() == null) {
            return refused(place.text(), null, new Refusal.NoSuchBucket(place.text()));
        }
        try {
            Query query = Query.parse(head.rawQuery());
            return namesNoObject(place.path()) && isListing(head.method())
                    ? listing(place, query, head)
                    : onObject(place, query, head);
        } catch (RefusedException refused) {
            return refused(place.text(), place.address(), refused.refusal());
        }
    }

    private Call listing(Place place, Query query, RequestHead head) throws RefusedException {
        CallRow row = table.find(head.method(), Operation.Target.BUCKET, query, head.headers())
                .orElseThrow(() -> noCall(head, false));
        String prefix = ObjectPath.folderPrefix(query.first(ListItems.PATH).orElse(""));
        return new Call(row, place.text(), place.address(), null, prefix, query, null);
    }

    private Call onObject(Place place, Query query, RequestHead head) throws RefusedException {
        Optional<CallRow> row = table.find(head.method(), Operation.Target.OBJECT, query, head.headers());
        if (row.isEmpty()) {
            return new Call(
                    null,
                    place.text(),
                    place.address(),
                    keyOrNull(place.path()),
                    null,
                    query,
                    noCall(head, !namesNoObject(place.path())).refusal());
        }
        String text = ObjectPath.key(place.path());
        ObjectKey key = ObjectKey.of(text).orElseThrow(() -> ObjectPath.refused(text, "it is too long"));
        return new Call(row.get(), place.text(), place.address(), key, null, query, null);
    }

    private static @Nullable ObjectKey keyOrNull(String path) {
        try {
            return ObjectKey.of(ObjectPath.key(path)).orElse(null);
        } catch (RefusedException noKey) {
            return null;
        }
    }

    /** Where the container is named: by a bound host, by the host's label, by the path prefix, else by the first segment. */
    private static Place place(RequestHead head, Entry entry) {
        if (entry.boundBucket() != null) {
            return named(entry.boundBucket(), BucketName.of(entry.boundBucket()), entry.path());
        }
        String label = entry.hostBucket();
        boolean byPrefix = !entry.path().equals(head.rawPath());
        if (label != null && !byPrefix) {
            return new Place(label, new BucketAddress.ByEndpoint(label), entry.path());
        }
        if (label != null) {
            return byName(label, entry.path());
        }
        String path = entry.path().replaceFirst("^/+", "");
        int end = path.indexOf('/');
        return end < 0 ? byName(path, "/") : byName(path.substring(0, end), path.substring(end));
    }

    private static Place byName(String rawName, String path) {
        String name;
        try {
            name = PercentCoding.decode(rawName, false);
        } catch (RefusedException undecodable) {
            name = rawName;
        }
        return named(name, ContainerName.of(name), path);
    }

    private static Place named(String text, Optional<BucketName> name, String path) {
        return new Place(text, name.map(BucketAddress.ByName::new).orElse(null), path);
    }

    private static boolean namesNoObject(String path) {
        return path.chars().allMatch(c -> c == '/');
    }

    /** PUT, HEAD and DELETE without a path are object calls that lack theirs. */
    private static boolean isListing(String method) {
        return method.equals("GET");
    }

    private static RefusedException noCall(RequestHead head, boolean onKey) {
        return new RefusedException(new Refusal.MethodNotAllowed(head.method(), onKey));
    }

    private static Call refused(String text, @Nullable BucketAddress address, Refusal fault) {
        return new Call(null, text, address, null, null, Query.NONE, fault);
    }
}
