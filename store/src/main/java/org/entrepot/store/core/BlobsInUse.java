package org.entrepot.store.core;

import java.io.IOException;
import java.util.Iterator;
import java.util.stream.StreamSupport;
import org.entrepot.store.BlobId;
import org.entrepot.store.Segment;
import org.entrepot.store.spi.Snapshot;

/** The blobs that the records of a snapshot use, ordered by id, in bounded memory whatever their number. */
public final class BlobsInUse {
    private BlobsInUse() {}

    /** Takes the blobs of one range of ids after the other. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * One range.
         *
         * @param count how many there are
         */
        void range(long count, Iterator<BlobId> blobs) throws IOException;
    }

    /**
     * Visits them all.
     *
     * @throws IOException when a record cannot be read: nobody can then say what is in use
     */
    public static void visit(Snapshot snapshot, Visitor visitor) throws IOException {
        RecordScan scan = new RecordScan(snapshot, new RecordScan.Ending());
        References references = new References(scan, OpenChores.read(scan));
        long first = 0;
        do {
            SourceTable table = new SourceTable(first, -1, SourceTable.ENTRIES_MAX);
            references.each((key, segments) -> {
                for (Segment segment : segments) {
                    if (segment.source() instanceof BlobId blob) {
                        table.use(SourceName.of(blob), 0);
                    }
                }
            });
            Iterable<SourceTable.Line> lines = table.lines(SourceName.Kind.BLOB);
            visitor.range(
                    StreamSupport.stream(lines.spliterator(), false).count(),
                    StreamSupport.stream(lines.spliterator(), false)
                            .map(line -> line.name().blob())
                            .iterator());
            first = table.last() + 1;
        } while (first != 0);
    }
}
