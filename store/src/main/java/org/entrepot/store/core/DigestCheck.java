package org.entrepot.store.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.entrepot.store.BucketName;
import org.entrepot.store.DigestKind;
import org.entrepot.store.DigestPass;
import org.entrepot.store.Digests;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoredObject;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.verify.Finding;
import org.entrepot.store.verify.Owner;
import org.entrepot.store.verify.Stage;

/** Reads every object and compares its bytes with the digests that its record keeps. No snapshot is held while it reads. */
final class DigestCheck {
    /** Objects taken from one snapshot. */
    private static final int PAGE = 256;

    private static final int BUFFER_BYTES = 64 << 10;

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Manifests manifests;
    private final Map<String, BucketName> buckets;
    private final CheckReport report;

    /**
     * A check.
     *
     * @param buckets names of buckets by their ids
     */
    DigestCheck(Catalog catalog, BlobStore blobs, Map<String, BucketName> buckets, CheckReport report) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.buckets = buckets;
        this.report = report;
        manifests = new Manifests(catalog, new SourceReaders());
    }

    void run() throws IOException {
        report.begin(Stage.OBJECTS, report.objects());
        byte[] from = {Keys.OBJECT};
        for (List<byte[]> page = page(from); !page.isEmpty(); page = page(from)) {
            for (byte[] key : page) {
                object(key);
            }
            from = Keys.after(page.getLast());
        }
    }

    private List<byte[]> page(byte[] from) throws IOException {
        List<byte[]> keys = new ArrayList<>();
        try (Snapshot snapshot = catalog.snapshot();
                Snapshot.Cursor cursor =
                        snapshot.scan(from, new byte[] {Keys.OBJECT + 1}, Snapshot.Direction.ASCENDING)) {
            while (keys.size() < PAGE && cursor.next()) {
                keys.add(cursor.key());
            }
        }
        return keys;
    }

    private void object(byte[] key) throws IOException {
        ObjectKey name = Keys.objectKey(key);
        byte[] inlineKey = Keys.inline(Keys.bucketId(key), name);
        List<byte[]> records = catalog.get(List.of(key, inlineKey));
        byte[] head = records.getFirst();
        long read = 0;
        if (head != null) {
            StoredObject object;
            try {
                object = ObjectCodec.whole(ObjectCodec.head(name, head), records.getLast());
                read = compare(key, head, object);
            } catch (IOException unreadable) {
                // Told by what looked at records and blobs, unless it was removed meanwhile.
                read = 0;
            }
        }
        report.step(read);
    }

    private long compare(byte[] key, byte[] head, StoredObject object) throws IOException {
        Digests known = object.digests();
        if (known.asMap().isEmpty()) {
            return 0;
        }
        DigestPass pass = new DigestPass(known.asMap().keySet());
        byte[] buffer = new byte[BUFFER_BYTES];
        try (ObjectContent content = StoredContent.open(blobs, manifests, object, 0, object.size());
                InputStream input = ContentBody.of(content).input()) {
            for (int count = input.read(buffer); count > 0; count = input.read(buffer)) {
                pass.update(buffer, 0, count);
            }
        }
        Digests actual = pass.finish();
        for (Map.Entry<DigestKind, byte[]> digest : known.asMap().entrySet()) {
            if (!Arrays.equals(actual.get(digest.getKey()).orElse(null), digest.getValue())
                    && Arrays.equals(catalog.get(List.of(key)).getFirst(), head)) {
                BucketName bucket = buckets.get(Keys.bucketId(key));
                report.found(new Finding.BytesDamaged(
                        new Owner.OfObject(
                                bucket == null ? Keys.bucketId(key) : bucket.value(), object.key(), object.revision()),
                        "its bytes have " + digest.getKey() + " "
                                + actual.hex(digest.getKey()).orElse("none") + ", its record says "
                                + known.hex(digest.getKey()).orElse("none")));
            }
        }
        return object.size();
    }
}
