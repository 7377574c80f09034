package org.entrepot.gateway;

import java.util.function.Predicate;
import org.entrepot.access.Dialect;
import org.jspecify.annotations.Nullable;

/** Finds out which dialect and view a request is for: the seven steps of {@code design.md} section 7, in their order. */
public final class Front {
    /** The server's own paths begin so, where the host carries no bucket. */
    public static final String OWN_PATH = "/-/";

    private static final String MEDIASTORE_PATH = OWN_PATH + "mediastore/";
    private static final String MEDIASTORE_TARGET = "MediaStore_20170901.";

    private final Settings settings;
    private final Predicate<String> isAppid;

    /**
     * @param isAppid whether a number is the COS APPID of an account here
     */
    public Front(Settings settings, Predicate<String> isAppid) {
        this.settings = settings;
        this.isAppid = isAppid;
    }

    /** Where a request goes. */
    public sealed interface Destination {
        /** To a dialect. */
        record ToDialect(Entry entry) implements Destination {}

        /** To the server's own pages and API. */
        record ToServer() implements Destination {}
    }

    /** Classifies a request. A query that cannot be decoded counts as none: the dialect will refuse it. */
    public Destination classify(RequestHead head) {
        String host = head.host();
        Settings.BoundHost bound = settings.boundHosts().get(host);
        HostForm form = HostForm.of(host, settings, isAppid);
        if (isMediaStoreControl(head)) {
            return toDialect(Dialect.MEDIASTORE, Entry.View.API, withoutBucket(form), null, head.rawPath());
        }
        if (bound == null && form.bucket() == null && isOwnPath(head.rawPath())) {
            return ownPath(head);
        }
        if (head.pinned() != null) {
            return toDialect(head.pinned(), form.view(), form, bound, head.rawPath());
        }
        Dialect dialect = dialectOf(head, form, bound);
        return toDialect(dialect, form.view(), form, bound, head.rawPath());
    }

    private Dialect dialectOf(RequestHead head, HostForm form, Settings.@Nullable BoundHost bound) {
        var signed = SignatureForm.of(head.headers(), decoded(head.rawQuery()));
        if (signed.isPresent()) {
            return signed.get();
        }
        if (form.dialect() != null) {
            return form.dialect();
        }
        return bound == null ? Dialect.S3 : bound.dialect();
    }

    private static boolean isMediaStoreControl(RequestHead head) {
        return (head.pinned() == null || head.pinned() == Dialect.MEDIASTORE)
                && head.headers()
                        .first("X-Amz-Target")
                        .filter(target -> target.startsWith(MEDIASTORE_TARGET))
                        .isPresent();
    }

    private static boolean isOwnPath(String path) {
        return path.startsWith(OWN_PATH);
    }

    private static Destination ownPath(RequestHead head) {
        String path = head.rawPath();
        if (!path.startsWith(MEDIASTORE_PATH)) {
            return new Destination.ToServer();
        }
        int end = path.indexOf('/', MEDIASTORE_PATH.length());
        String container = path.substring(MEDIASTORE_PATH.length(), end < 0 ? path.length() : end);
        return new Destination.ToDialect(new Entry(
                Dialect.MEDIASTORE,
                Entry.View.API,
                container,
                null,
                null,
                end < 0 ? "/" : path.substring(end),
                Entry.HostKind.MEDIASTORE_DATA));
    }

    private static Destination toDialect(
            Dialect dialect, Entry.View view, HostForm form, Settings.@Nullable BoundHost bound, String path) {
        String inside = bound != null ? bound.bucket() : form.dialect() == dialect ? null : form.name();
        Entry.HostKind kind = form.mediaStoreData()
                ? Entry.HostKind.MEDIASTORE_DATA
                : form.dialect() == dialect ? Entry.HostKind.OWN : Entry.HostKind.OTHER;
        return new Destination.ToDialect(new Entry(dialect, view, form.bucket(), inside, form.zone(), path, kind));
    }

    private static HostForm withoutBucket(HostForm form) {
        return new HostForm(form.dialect(), null, null, form.zone(), Entry.View.API, false);
    }

    private static Query decoded(String rawQuery) {
        try {
            return Query.parse(rawQuery);
        } catch (RefusedException undecodable) {
            return Query.NONE;
        }
    }
}
