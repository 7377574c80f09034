package org.entrepot.store.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.entrepot.store.ManifestId;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.spi.Transaction;

/**
 * What a commit leaves to be done after it, because it takes longer than a commit may: a list by due time that the sweep works
 * off ({@link Tidying}).
 */
final class Chores {
    /** How many chores one step of the sweep takes. */
    private static final int PAGE = 100;

    private final Catalog catalog;
    private final Clock clock;

    Chores(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Something to do. */
    sealed interface Chore {
        /** Ends the uses that a manifest makes of its segments, and the manifest. */
        record ReleaseManifest(ManifestId manifest) implements Chore {}

        /**
         * Removes what an ended upload left.
         *
         * @param passedOn the numbers of the parts whose segments belong to a manifest now
         */
        record DropParts(UploadId upload, BitSet passedOn) implements Chore {}

        /** Forgets how an upload ended. */
        record ForgetUpload(byte[] recordKey) implements Chore {}

        /** Aborts the uploads of a bucket that is gone. */
        record AbortUploads(String bucketId) implements Chore {}
    }

    /** A chore and where it is written down. */
    record Line(byte[] key, Chore chore) {}

    /** Writes a chore down, to be done when {@code after} has passed. */
    void add(Transaction transaction, Chore chore, Duration after) {
        long due = clock.millis() + after.toMillis();
        RecordWriter to = new RecordWriter(0);
        byte[] key = switch (chore) {
            case Chore.ReleaseManifest(ManifestId manifest) -> {
                to.text("manifest").text(manifest.value());
                yield Keys.chore(due, 'm', manifest.value().getBytes(StandardCharsets.UTF_8));
            }
            case Chore.DropParts(UploadId upload, BitSet passedOn) -> {
                to.text("parts").bytes(upload.bytes()).bytes(passedOn.toByteArray());
                yield Keys.chore(due, 'p', upload.bytes());
            }
            case Chore.ForgetUpload(byte[] recordKey) -> {
                to.text("upload").bytes(recordKey);
                yield Keys.chore(due, 'u', recordKey);
            }
            case Chore.AbortUploads(String bucketId) -> {
                to.text("bucket").text(bucketId);
                yield Keys.chore(due, 'b', bucketId.getBytes(StandardCharsets.UTF_8));
            }
        };
        transaction.put(key, to.record());
    }

    /** Some of the chores that are due, the oldest first. */
    List<Line> due() throws IOException {
        List<Line> lines = new ArrayList<>();
        try (Snapshot snapshot = catalog.snapshot();
                Snapshot.Cursor cursor = snapshot.scan(
                        new byte[] {Keys.CHORE}, Keys.chores(clock.millis() + 1), Snapshot.Direction.ASCENDING)) {
            while (lines.size() < PAGE && cursor.next()) {
                lines.add(new Line(cursor.key(), read(cursor.value())));
            }
        }
        return lines;
    }

    static Chore read(byte[] record) throws IOException {
        RecordReader from = new RecordReader(record);
        String kind = from.text();
        return switch (kind) {
            case "manifest" -> new Chore.ReleaseManifest(new ManifestId(from.text()));
            case "parts" -> new Chore.DropParts(new UploadId(from.bytes()), BitSet.valueOf(from.bytes()));
            case "upload" -> new Chore.ForgetUpload(from.bytes());
            case "bucket" -> new Chore.AbortUploads(from.text());
            default -> throw new IOException("a record names the unknown chore " + kind);
        };
    }
}
