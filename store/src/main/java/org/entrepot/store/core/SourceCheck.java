package org.entrepot.store.core;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.store.BlobId;
import org.entrepot.store.Segment;
import org.entrepot.store.spi.BlobReader;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.verify.Depth;
import org.entrepot.store.verify.Finding;
import org.entrepot.store.verify.Stage;

/**
 * Counts who uses which blob and manifest, and compares that with what is there and what is written down; range by range of
 * their names, so that memory is bounded whatever the store holds.
 *
 * <p>Files are listed before the snapshot is taken. So each of them was on the list of blobs to be removed before, and in the
 * snapshot it is still there, or used, or removed: what is neither and still has its file was lost sight of.
 */
final class SourceCheck {
    /** Blobs listed at once. */
    private static final int LISTED_AT_ONCE = 10_000;
    /** Faults whose owners are looked for at once; a store with more of them is asked again after the first were dealt with. */
    private static final int FAULTS_MAX = 10_000;

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Depth depth;
    private final CheckReport report;
    private final int entriesMax;

    /**
     * A check.
     *
     * @param entriesMax names held in memory at once
     */
    SourceCheck(Catalog catalog, BlobStore blobs, Depth depth, CheckReport report, int entriesMax) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.depth = depth;
        this.report = report;
        this.entriesMax = entriesMax;
    }

    void run() throws IOException {
        long first = 0;
        do {
            SourceTable table = new SourceTable(first, -1, entriesMax);
            range(table, first);
            first = table.last() + 1;
        } while (first != 0);
    }

    private void range(SourceTable table, long first) throws IOException {
        List<SourceName> unused = new ArrayList<>();
        Map<Segment.Source, String> faults = new LinkedHashMap<>();
        listFiles(table, first);
        try (Snapshot snapshot = catalog.snapshot()) {
            report.begin(Stage.REFERENCES, report.records());
            SourceCensus census = new SourceCensus(snapshot, report.again(), table);
            census.run();
            faults.putAll(census.brokenManifests());
            if (report.areUsesKnown()) {
                compareManifests(census, table);
                compareBlobs(snapshot, table, unused);
                for (SourceTable.Line upload : table.lines(SourceName.Kind.UPLOAD)) {
                    if (upload.isUsed() && !upload.isPresent() && !upload.isListed()) {
                        report.found(
                                new Finding.PartsOrphaned(upload.name().upload().text()));
                    }
                }
            }
        }
        tellOrphans(unused);
        missingManifests(table, faults);
        readBlobs(table, faults);
        new FaultOwners(catalog, faults, report).tell();
    }

    private void listFiles(SourceTable table, long first) throws IOException {
        SourceName begin = new SourceName(SourceName.Kind.BLOB, first, 0);
        BlobId after = first == 0 ? null : begin.blob();
        for (List<BlobId> page = blobs.walk(after, LISTED_AT_ONCE);
                !page.isEmpty();
                page = blobs.walk(after, LISTED_AT_ONCE)) {
            for (BlobId blob : page) {
                if (SourceName.isName(blob)) {
                    SourceName name = SourceName.of(blob);
                    if (!table.covers(name)) {
                        return;
                    }
                    table.mark(name, SourceTable.Mark.PRESENT);
                } else if (first == 0) {
                    report.found(new Finding.FileStray(blob.value()));
                }
            }
            after = page.getLast();
        }
    }

    private void compareManifests(SourceCensus census, SourceTable table) {
        for (SourceTable.Line line : table.lines(SourceName.Kind.MANIFEST)) {
            compareUses(line);
            if (line.isUsed() && line.isListed()) {
                OpenChores.RawRecord chore = census.removal(line.name().manifest());
                report.found(new Finding.RemovalListed(line.name().source(), chore.key(), chore.value()));
            } else if (!line.isUsed() && line.isPresent() && !line.isListed() && line.counted() == 0) {
                report.found(new Finding.ManifestOrphaned(line.name().manifest()));
            }
        }
    }

    private void compareUses(SourceTable.Line line) {
        // What is used once has no record; what is not used has none either.
        int expected = line.isUsed() ? line.uses() : 0;
        int counted = line.counted() == 0 && line.isUsed() ? 1 : line.counted();
        if (expected != counted) {
            report.found(new Finding.UsesWrong(line.name().source(), counted, expected));
        }
    }

    private void compareBlobs(Snapshot snapshot, SourceTable table, List<SourceName> unused) throws IOException {
        for (SourceTable.Line line : table.lines(SourceName.Kind.BLOB)) {
            compareUses(line);
            if (line.isUsed() && line.isListed()) {
                byte[] key = Keys.garbage(line.name().blob());
                byte[] due = snapshot.get(key);
                if (due != null) {
                    report.found(new Finding.RemovalListed(line.name().source(), key, due));
                }
            } else if (!line.isUsed() && line.isPresent() && !line.isListed() && line.counted() == 0) {
                unused.add(line.name());
            }
        }
    }

    /** A file may have been deleted between the listing and the snapshot: what is still there now was not. */
    private void tellOrphans(List<SourceName> unused) throws IOException {
        for (SourceName name : unused) {
            if (isThere(name)) {
                report.found(new Finding.BlobOrphaned(name.blob()));
            }
        }
    }

    /** Whether a blob has its file. That it can be opened says less: an engine may hold the file of a lost name. */
    private boolean isThere(SourceName name) throws IOException {
        SourceName before =
                new SourceName(SourceName.Kind.BLOB, name.low() == 0 ? name.high() - 1 : name.high(), name.low() - 1);
        List<BlobId> next = blobs.walk(before.blob(), 1);
        return next.equals(List.of(name.blob()));
    }

    private static void missingManifests(SourceTable table, Map<Segment.Source, String> faults) {
        for (SourceTable.Line line : table.lines(SourceName.Kind.MANIFEST)) {
            if (line.isUsed() && !line.isPresent()) {
                faults.put(line.name().source(), FaultOwners.MISSING);
            }
        }
    }

    private void readBlobs(SourceTable table, Map<Segment.Source, String> faults) {
        long total = 0;
        for (SourceTable.Line line : table.lines(SourceName.Kind.BLOB)) {
            total += line.isUsed() ? 1 : 0;
        }
        report.begin(Stage.BLOBS, total);
        for (SourceTable.Line line : table.lines(SourceName.Kind.BLOB)) {
            if (line.isUsed()) {
                report.blob();
                long read = 0;
                try {
                    read = readBlob(line);
                } catch (NoSuchFileException gone) {
                    String reason = gone.getReason();
                    faults.put(line.name().source(), reason == null ? FaultOwners.MISSING : reason);
                } catch (IOException damaged) {
                    faults.put(line.name().source(), String.valueOf(damaged.getMessage()));
                }
                report.step(read);
                if (faults.size() >= FAULTS_MAX) {
                    return;
                }
            }
        }
    }

    /** How many bytes were read. */
    private long readBlob(SourceTable.Line line) throws IOException {
        // One made after the files were listed is there now.
        if (!line.isPresent() && !isThere(line.name())) {
            throw new NoSuchFileException(line.name().blob().value());
        }
        try (BlobReader reader = blobs.open(line.name().blob())) {
            if (reader.length() < line.reach()) {
                throw new IOException("the blob " + line.name().blob().value() + " has " + reader.length()
                        + " bytes, but " + line.reach() + " are used");
            }
            if (depth == Depth.RECORDS) {
                return 0;
            }
            reader.verify();
            return reader.length();
        }
    }
}
