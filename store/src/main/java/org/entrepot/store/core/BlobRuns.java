package org.entrepot.store.core;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.entrepot.store.BlobId;
import org.entrepot.store.ManifestId;
import org.entrepot.store.Segment;
import org.jspecify.annotations.Nullable;

/** Turns a list of segments into runs of blobs one after the other, reading manifests page by page as it comes to them. */
final class BlobRuns {
    private final Manifests manifests;
    private final Deque<Level> levels = new ArrayDeque<>();

    BlobRuns(Manifests manifests, List<Segment> segments) {
        this.manifests = manifests;
        Iterator<Segment> iterator = segments.iterator();
        levels.push(() -> iterator.hasNext() ? iterator.next() : null);
    }

    /** A run of bytes of one blob. */
    record Run(BlobId blob, long offset, long length) {}

    /** Segments in order; null at the end. */
    private interface Level {
        @Nullable
        Segment next() throws IOException;
    }

    /** The next run; null at the end. */
    @Nullable
    Run next() throws IOException {
        while (!levels.isEmpty()) {
            Segment segment = levels.getFirst().next();
            if (segment == null) {
                levels.pop();
                continue;
            }
            switch (segment.source()) {
                case BlobId blob -> {
                    return new Run(blob, segment.offset(), segment.length());
                }
                case ManifestId manifest ->
                    levels.push(new Within(manifests, manifests.find(manifest), segment.offset(), segment.length()));
            }
        }
        return null;
    }

    /** The segments of a range of a manifest when there are not many of them; null when there are more. */
    static @Nullable List<Segment> within(Manifests manifests, ManifestId id, Segment range, int limit)
            throws IOException {
        Within within = new Within(manifests, manifests.find(id), range.offset(), range.length());
        List<Segment> found = new ArrayList<>();
        for (Segment segment = within.next(); segment != null; segment = within.next()) {
            if (found.size() == limit) {
                return null;
            }
            found.add(segment);
        }
        return found;
    }

    /** A range of a manifest, one page in memory. */
    private static final class Within implements Level {
        private final Manifests manifests;
        private final Manifest manifest;
        private final long end;
        private int page;
        private long at;
        private Iterator<Segment> segments = List.<Segment>of().iterator();

        Within(Manifests manifests, Manifest manifest, long offset, long length) {
            this.manifests = manifests;
            this.manifest = manifest;
            at = offset;
            end = offset + length;
            page = manifest.pageAt(offset);
        }

        @Override
        public @Nullable Segment next() throws IOException {
            while (!segments.hasNext()) {
                if (at >= end) {
                    return null;
                }
                long[] starts = manifest.pageStarts();
                long pageEnd = page + 1 < starts.length ? starts[page + 1] : manifest.size();
                List<Segment> all = new ArrayList<>();
                for (Manifest.Part part : manifests.page(manifest, page)) {
                    all.addAll(part.segments());
                }
                segments = Manifests.slice(all, at - starts[page], Math.min(end, pageEnd) - at)
                        .iterator();
                at = pageEnd;
                page++;
            }
            return segments.next();
        }
    }
}
