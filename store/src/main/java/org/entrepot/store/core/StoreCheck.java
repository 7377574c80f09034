package org.entrepot.store.core;

import java.io.IOException;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.verify.Depth;
import org.entrepot.store.verify.Finding;
import org.entrepot.store.verify.Stage;
import org.entrepot.store.verify.Summary;
import org.entrepot.store.verify.Watcher;

/**
 * Verifies all that a store keeps, while others use it: what is written or removed meanwhile is never taken for a fault. For one
 * verification.
 */
public final class StoreCheck {
    private final Catalog catalog;
    private final BlobStore blobs;
    private final int entriesMax;

    /** A check of the store over these engines. */
    public StoreCheck(Catalog catalog, BlobStore blobs) {
        this(catalog, blobs, SourceTable.ENTRIES_MAX);
    }

    StoreCheck(Catalog catalog, BlobStore blobs, int entriesMax) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.entriesMax = entriesMax;
    }

    /**
     * Verifies.
     *
     * @param watcher hears of findings and progress; what it throws is thrown
     * @throws IOException when an engine cannot be used at all; damage is a finding
     */
    public Summary run(Depth depth, Watcher watcher) throws IOException {
        CheckReport report = new CheckReport(watcher);
        if (depth != Depth.RECORDS) {
            report.begin(Stage.CATALOG_FILES, 0);
            try {
                catalog.verify();
            } catch (IOException damaged) {
                report.found(new Finding.CatalogDamaged(String.valueOf(damaged.getMessage())));
            }
        }
        RecordCheck records;
        try (Snapshot snapshot = catalog.snapshot()) {
            report.begin(Stage.RECORDS, 0);
            records = new RecordCheck(snapshot, report);
            records.run();
        }
        new SourceCheck(catalog, blobs, depth, report, entriesMax).run();
        if (depth == Depth.DIGESTS) {
            new DigestCheck(catalog, blobs, records.bucketNames(), report).run();
        }
        return report.summary();
    }
}
