package org.entrepot.store.core;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.entrepot.store.BlobId;
import org.entrepot.store.ManifestId;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.Segment;
import org.entrepot.store.spi.Transaction;

/**
 * How often each blob and manifest is used by objects, parts and manifests. What is in use once has no record; only copies make
 * one. The commit that ends the last use queues the removal.
 */
final class Uses {
    private final Garbage garbage;
    private final Chores chores;

    Uses(Garbage garbage, Chores chores) {
        this.garbage = garbage;
        this.chores = chores;
    }

    /** One use more of what somebody uses already. */
    void share(Transaction transaction, List<Segment> segments) throws IOException {
        for (Segment segment : segments) {
            write(transaction, segment.source(), read(transaction, segment.source()) + 1);
        }
    }

    /** The end of a body that readers may still be about to open. */
    void end(Transaction transaction, ObjectBody body) throws IOException {
        if (body instanceof ObjectBody.Segments(List<Segment> segments)) {
            end(transaction, segments, Garbage.REPLACED_KEPT);
        }
    }

    /**
     * One use less of each.
     *
     * @param kept how long what is unused now stays
     */
    void end(Transaction transaction, List<Segment> segments, Duration kept) throws IOException {
        for (Segment segment : segments) {
            long left = read(transaction, segment.source()) - 1;
            if (left > 0) {
                write(transaction, segment.source(), left);
                continue;
            }
            switch (segment.source()) {
                case BlobId blob -> garbage.queue(transaction, blob, kept);
                case ManifestId manifest -> chores.add(transaction, new Chores.Chore.ReleaseManifest(manifest), kept);
            }
        }
    }

    private static long read(Transaction transaction, Segment.Source source) throws IOException {
        byte[] record = transaction.get(Keys.uses(source));
        return record == null ? 1 : new RecordReader(record).number();
    }

    static void write(Transaction transaction, Segment.Source source, long uses) {
        if (uses == 1) {
            transaction.delete(Keys.uses(source));
        } else {
            transaction.put(Keys.uses(source), new RecordWriter(0).number(uses).record());
        }
    }
}
