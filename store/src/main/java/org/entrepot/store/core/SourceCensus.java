package org.entrepot.store.core;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entrepot.store.BlobId;
import org.entrepot.store.ManifestId;
import org.entrepot.store.Segment;
import org.entrepot.store.spi.Snapshot;
import org.jspecify.annotations.Nullable;

/** Enters into a table all that a snapshot says about the blobs, manifests and uploads of its range. */
final class SourceCensus {
    private static final String PAGES_WRONG = "the pages of its manifest are not those that belong to it";

    private final RecordScan scan;
    private final SourceTable table;
    private final OpenChores chores;
    private final Map<Segment.Source, String> brokenManifests = new HashMap<>();

    SourceCensus(Snapshot snapshot, RecordScan.Faults faults, SourceTable table) throws IOException {
        this.scan = new RecordScan(snapshot, faults);
        this.table = table;
        chores = OpenChores.read(scan);
    }

    void run() throws IOException {
        for (ManifestId manifest : chores.manifests().keySet()) {
            table.mark(SourceName.of(manifest), SourceTable.Mark.LISTED);
        }
        new References(scan, chores).each((key, segments) -> {
            for (Segment segment : segments) {
                table.use(SourceName.of(segment.source()), segment.offset() + segment.length());
            }
        });
        scan.each(Keys.GARBAGE, (key, value) -> table.mark(garbage(key), SourceTable.Mark.LISTED));
        scan.each(Keys.USES, (key, value) -> table.count(counted(key), new RecordReader(value).number()));
        manifests();
        uploads();
    }

    private static SourceName garbage(byte[] key) {
        return SourceName.of(new BlobId(Keys.textAfter(new byte[] {Keys.GARBAGE}, key)));
    }

    private static SourceName counted(byte[] key) {
        return SourceName.of(Keys.countedSource(key));
    }

    private void uploads() throws IOException {
        scan.each(Keys.PART, (key, value) -> table.use(SourceName.of(Keys.uploadOfPart(key)), 0));
        scan.each(
                Keys.UPLOAD,
                (key, value) -> table.mark(SourceName.of(UploadId.atEndOf(key)), SourceTable.Mark.PRESENT));
        for (String id : chores.parts().keySet()) {
            table.mark(SourceName.of(UploadId.of(id).orElseThrow()), SourceTable.Mark.LISTED);
        }
    }

    private void manifests() throws IOException {
        ManifestWalk walk = new ManifestWalk();
        scan.each(Keys.MANIFEST, (key, value) -> {
            ManifestId id = Keys.manifestId(key);
            if (!Keys.isManifestPage(key)) {
                walk.end();
                table.mark(SourceName.of(id), SourceTable.Mark.PRESENT);
                walk.root = Manifest.read(id, value);
            } else if (!walk.page(id, Keys.manifestPageNumber(key), Manifest.readPage(value))) {
                broken(id);
            }
        });
        walk.end();
    }

    private void broken(ManifestId id) {
        // One that is being removed loses its pages before its root.
        if (!chores.manifests().containsKey(id)) {
            brokenManifests.put(id, PAGES_WRONG);
        }
    }

    /** Manifests in use whose pages are missing or disagree with their root, whatever the table's range. */
    Map<Segment.Source, String> brokenManifests() {
        return brokenManifests;
    }

    /** The line that says that a manifest is to be removed. */
    OpenChores.RawRecord removal(ManifestId manifest) {
        return Objects.requireNonNull(chores.manifests().get(manifest));
    }

    /** The root last met and how much of it its pages have shown. */
    private final class ManifestWalk {
        private @Nullable Manifest root;
        private int pages;
        private int parts;
        private long size;

        /** Whether this is the next page of the root. */
        boolean page(ManifestId id, int number, List<Manifest.Part> page) {
            if (root == null || !root.id().equals(id)) {
                return false;
            }
            boolean fits = number == pages && pages < root.pageStarts().length && root.pageStarts()[pages] == size;
            pages++;
            parts += page.size();
            for (Manifest.Part part : page) {
                size += part.size();
                fits &= part.segments().stream().mapToLong(Segment::length).sum() == part.size();
            }
            return fits;
        }

        void end() {
            if (root != null && (pages != root.pageStarts().length || parts != root.parts() || size != root.size())) {
                broken(root.id());
            }
            root = null;
            pages = 0;
            parts = 0;
            size = 0;
        }
    }
}
