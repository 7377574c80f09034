package org.entrepot.store.core;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.entrepot.store.ManifestId;
import org.entrepot.store.Segment;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;

/** Works off the chores, each in steps of one short commit. A step that was done already does nothing. */
final class Tidying {
    /** How many parts or uploads one commit removes. */
    private static final int STEP = 256;
    /** How long a chore waits that cannot be done yet, our choice. */
    private static final Duration PUT_OFF = Duration.ofMinutes(1);

    private final Catalog catalog;
    private final Chores chores;
    private final Uses uses;
    private final SourceReaders readers;

    Tidying(Catalog catalog, Chores chores, Uses uses, SourceReaders readers) {
        this.catalog = catalog;
        this.chores = chores;
        this.uses = uses;
        this.readers = readers;
    }

    /** Does everything that is due. */
    void run() throws IOException {
        for (List<Chores.Line> lines = chores.due(); !lines.isEmpty(); lines = chores.due()) {
            for (Chores.Line line : lines) {
                boolean done = work(line.chore());
                catalog.<IOException>change(transaction -> {
                    transaction.delete(line.key());
                    if (!done) {
                        chores.add(transaction, line.chore(), PUT_OFF);
                    }
                });
            }
        }
    }

    /** False when it has to wait. */
    private boolean work(Chores.Chore chore) throws IOException {
        switch (chore) {
            case Chores.Chore.ReleaseManifest(ManifestId manifest) -> {
                if (!readers.beginRemoval(manifest)) {
                    return false;
                }
                try {
                    release(manifest);
                } finally {
                    readers.removed(manifest);
                }
            }
            case Chores.Chore.DropParts(UploadId upload, BitSet passedOn) -> dropParts(upload, passedOn);
            case Chores.Chore.ForgetUpload(byte[] key) ->
                catalog.<IOException>change(transaction -> transaction.delete(key));
            case Chores.Chore.AbortUploads(String bucketId) -> abortUploads(bucketId);
        }
        return true;
    }

    /** A page's uses end with its record; the root goes last, so that what is left over can be found again. */
    private void release(ManifestId id) throws IOException {
        byte[] root = catalog.get(List.of(Keys.manifest(id))).getFirst();
        if (root == null) {
            return;
        }
        int pages = Manifest.read(id, root).pageStarts().length;
        for (int page = 0; page < pages; page++) {
            byte[] key = Keys.manifestPage(id, page);
            byte[] record = catalog.get(List.of(key)).getFirst();
            if (record == null) {
                continue;
            }
            List<Manifest.Part> parts = Manifest.readPage(record);
            catalog.<IOException>change(transaction -> {
                if (transaction.get(key) != null) {
                    for (Manifest.Part part : parts) {
                        uses.end(transaction, part.segments(), Duration.ZERO);
                    }
                    transaction.delete(key);
                }
            });
        }
        catalog.<IOException>change(transaction -> transaction.delete(Keys.manifest(id)));
    }

    private void dropParts(UploadId upload, BitSet passedOn) throws IOException {
        byte[] from = Keys.parts(upload);
        byte[] to = Keys.beyond(from);
        for (List<Entry> step = step(from, to); !step.isEmpty(); step = step(from, to)) {
            List<Entry> entries = step;
            catalog.<IOException>change(transaction -> {
                for (Entry entry : entries) {
                    int number = Keys.partNumber(entry.key());
                    if (transaction.get(entry.key()) == null) {
                        continue;
                    }
                    if (!passedOn.get(number)) {
                        List<Segment> segments =
                                UploadCodec.part(number, entry.value()).segments();
                        uses.end(transaction, segments, Duration.ZERO);
                    }
                    transaction.delete(entry.key());
                }
            });
        }
    }

    private void abortUploads(String bucketId) throws IOException {
        byte[] from = Keys.ofBucket(Keys.UPLOAD, bucketId);
        byte[] to = Keys.beyond(from);
        for (List<Entry> step = step(from, to); !step.isEmpty(); step = step(from, to)) {
            List<Entry> entries = step;
            catalog.<IOException>change(transaction -> {
                for (Entry entry : entries) {
                    transaction.delete(entry.key());
                    Chores.Chore drop = new Chores.Chore.DropParts(UploadId.atEndOf(entry.key()), new BitSet());
                    chores.add(transaction, drop, Duration.ZERO);
                }
            });
        }
    }

    private record Entry(byte[] key, byte[] value) {}

    private List<Entry> step(byte[] from, byte[] to) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Snapshot snapshot = catalog.snapshot();
                Snapshot.Cursor cursor = snapshot.scan(from, to, Snapshot.Direction.ASCENDING)) {
            while (entries.size() < STEP && cursor.next()) {
                entries.add(new Entry(cursor.key(), cursor.value()));
            }
        }
        return entries;
    }
}
