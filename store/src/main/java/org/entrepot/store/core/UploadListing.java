package org.entrepot.store.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadPage;
import org.entrepot.store.UploadQuery;
import org.entrepot.store.spi.Snapshot;

/** One page of a listing of running uploads, from one snapshot. */
final class UploadListing implements RolledUpScan.Lines {
    private final List<Upload> uploads = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private String lastKey = "";
    private String lastId = "";

    private UploadListing() {}

    static UploadPage page(Snapshot snapshot, String bucketId, UploadQuery query) throws IOException {
        RolledUpScan scan = new RolledUpScan(Keys.UPLOAD, bucketId, query.prefix(), query.delimiter());
        UploadListing listing = new UploadListing();
        boolean truncated = scan.run(snapshot, start(scan, query), query.limit(), listing);
        return new UploadPage(listing.uploads, listing.prefixes, truncated, listing.lastKey, listing.lastId);
    }

    private static byte[] start(RolledUpScan scan, UploadQuery query) {
        Optional<ObjectKey> key = ObjectKey.of(query.afterKey());
        Optional<UploadId> id = UploadId.of(query.afterId());
        return key.isPresent() && id.isPresent() && !scan.isRolledUp(query.afterKey())
                ? Keys.after(Keys.upload(Keys.UPLOAD, scan.bucketId(), key.get(), id.get()))
                : scan.after(query.afterKey());
    }

    @Override
    public void record(ObjectKey key, Snapshot.Cursor cursor) throws IOException {
        Upload upload = UploadCodec.upload(key, UploadId.atEndOf(cursor.key()), cursor.value());
        uploads.add(upload);
        lastKey = key.value();
        lastId = upload.id();
    }

    @Override
    public void prefix(String prefix) {
        prefixes.add(prefix);
        lastKey = prefix;
        lastId = "";
    }
}
