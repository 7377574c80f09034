package org.entrepot.store.core;

import java.io.IOException;
import org.entrepot.store.verify.Finding;
import org.entrepot.store.verify.Progress;
import org.entrepot.store.verify.Stage;
import org.entrepot.store.verify.Summary;
import org.entrepot.store.verify.Watcher;

/** What a verification has found and read so far. */
final class CheckReport implements RecordScan.Faults {
    /** Records between two words about progress. */
    private static final int RECORDS_PER_WORD = 1024;
    /** The kinds of records that say, each in its way, what uses what. */
    private static final String SAYING_USES = new String(
            new char[] {Keys.OBJECT, Keys.PART, Keys.MANIFEST, Keys.CHORE, Keys.USES, Keys.GARBAGE, Keys.UPLOAD});

    private final Watcher watcher;
    private Stage stage = Stage.RECORDS;
    private long done;
    private long total;
    private long bytes;
    private long records;
    private long objects;
    private long blobs;
    private long findings;
    private boolean usesKnown = true;

    CheckReport(Watcher watcher) {
        this.watcher = watcher;
    }

    /** Begins a stage; the total is 0 when nobody knows it. */
    void begin(Stage next, long expected) {
        stage = next;
        done = 0;
        total = expected;
        tell();
    }

    /** One thing of this stage more is done, and so many bytes were read for it. */
    void step(long read) {
        done++;
        bytes += read;
        tell();
    }

    private void tell() {
        watcher.progress(new Progress(stage, done, total, bytes));
    }

    void found(Finding finding) {
        findings++;
        watcher.found(finding);
    }

    @Override
    public void damaged(byte[] key, Exception problem) {
        usesKnown &= SAYING_USES.indexOf(key[0]) < 0;
        found(new Finding.RecordDamaged(RecordNames.of(key), String.valueOf(problem.getMessage())));
    }

    @Override
    public void unreadable(IOException problem) {
        usesKnown = false;
        found(new Finding.CatalogDamaged(String.valueOf(problem.getMessage())));
    }

    @Override
    public void read() {
        records++;
        if (++done % RECORDS_PER_WORD == 0) {
            tell();
        }
    }

    /** For scans of what was scanned before: what cannot be read was told then. */
    RecordScan.Faults again() {
        return new RecordScan.Faults() {
            @Override
            public void damaged(byte[] key, Exception problem) {
                usesKnown = false;
            }

            @Override
            public void unreadable(IOException problem) {
                usesKnown = false;
            }

            @Override
            public void read() {
                if (++done % RECORDS_PER_WORD == 0) {
                    tell();
                }
            }
        };
    }

    /** Whether every record that uses anything could be read. */
    boolean areUsesKnown() {
        return usesKnown;
    }

    void object() {
        objects++;
    }

    void blob() {
        blobs++;
    }

    Summary summary() {
        return new Summary(records, objects, blobs, bytes, findings, usesKnown);
    }

    long objects() {
        return objects;
    }

    long records() {
        return records;
    }
}
