package org.entrepot.store.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.store.ListPage;
import org.entrepot.store.ListQuery;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.spi.Snapshot;

/** One page of a listing of objects, from one snapshot. */
final class Listing implements RolledUpScan.Lines {
    private final List<ListPage.Entry> entries = new ArrayList<>();
    private String last = "";

    private Listing() {}

    static ListPage page(Snapshot snapshot, String bucketId, ListQuery query) throws IOException {
        RolledUpScan scan = new RolledUpScan(Keys.OBJECT, bucketId, query.prefix(), query.delimiter());
        Listing listing = new Listing();
        boolean truncated = scan.run(snapshot, scan.after(query.after()), query.limit(), listing);
        return new ListPage(listing.entries, truncated, listing.last);
    }

    @Override
    public void record(ObjectKey key, Snapshot.Cursor cursor) throws IOException {
        entries.add(new ListPage.Entry.OfObject(
                ObjectCodec.head(key, cursor.value()).object()));
        last = key.value();
    }

    @Override
    public void prefix(String prefix) {
        entries.add(new ListPage.Entry.OfPrefix(prefix));
        last = prefix;
    }
}
