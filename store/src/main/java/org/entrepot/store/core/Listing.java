package org.entrepot.store.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entrepot.store.ListPage;
import org.entrepot.store.ListQuery;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.spi.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing from one snapshot. What is rolled up at a delimiter is skipped, not read: a page costs as much as it has
 * lines, whatever the bucket holds.
 */
final class Listing {
    private final String bucketId;
    private final ListQuery query;
    private final List<ListPage.Entry> entries = new ArrayList<>();
    private String last = "";

    private Listing(String bucketId, ListQuery query) {
        this.bucketId = bucketId;
        this.query = query;
    }

    static ListPage page(Snapshot snapshot, String bucketId, ListQuery query) throws IOException {
        return new Listing(bucketId, query).page(snapshot);
    }

    private ListPage page(Snapshot snapshot) throws IOException {
        byte[] begin = Keys.objectPrefix(bucketId, query.prefix());
        byte[] end = Keys.beyond(begin);
        byte[] from = start(begin);
        if (Arrays.compareUnsigned(from, end) >= 0) {
            return new ListPage(List.of(), false, "");
        }
        try (Snapshot.Cursor cursor = snapshot.scan(from, end, Snapshot.Direction.ASCENDING)) {
            while (cursor.next()) {
                if (entries.size() == query.limit()) {
                    return new ListPage(entries, true, last);
                }
                add(cursor);
            }
        }
        return new ListPage(entries, false, last);
    }

    /** Where the first key beyond {@code after} may be. */
    private byte[] start(byte[] begin) {
        String after = query.after();
        if (after.isEmpty()) {
            return begin;
        }
        byte[] from = after.equals(rolledUp(after))
                ? Keys.beyond(Keys.objectPrefix(bucketId, after))
                : Keys.after(ObjectKey.of(after)
                        .map(key -> Keys.object(bucketId, key))
                        .orElseGet(() -> Keys.objectPrefix(bucketId, after)));
        return Arrays.compareUnsigned(from, begin) < 0 ? begin : from;
    }

    private void add(Snapshot.Cursor cursor) throws IOException {
        ObjectKey key = Keys.objectKey(cursor.key());
        String prefix = rolledUp(key.value());
        if (prefix == null) {
            entries.add(new ListPage.Entry.OfObject(
                    ObjectCodec.head(key, cursor.value()).object()));
            last = key.value();
        } else {
            entries.add(new ListPage.Entry.OfPrefix(prefix));
            last = prefix;
            cursor.skipTo(Keys.beyond(Keys.objectPrefix(bucketId, prefix)));
        }
    }

    /** The common prefix that stands for this key; null when the key stands for itself. */
    private @Nullable String rolledUp(String key) {
        if (query.delimiter().isEmpty() || !key.startsWith(query.prefix())) {
            return null;
        }
        int at = key.indexOf(query.delimiter(), query.prefix().length());
        return at < 0 ? null : key.substring(0, at + query.delimiter().length());
    }
}
