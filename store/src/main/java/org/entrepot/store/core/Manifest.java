package org.entrepot.store.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entrepot.store.Digests;
import org.entrepot.store.ManifestId;
import org.entrepot.store.Segment;
import org.entrepot.store.spi.Transaction;

/**
 * The list of parts that an object was made of: a root record that tells where each page begins, and pages of parts. It is
 * written once, whole, and lives as long as a body uses it.
 *
 * @param size of all parts in bytes
 * @param parts how many there are
 * @param pageStarts the offset at which each page begins, ascending
 */
record Manifest(ManifestId id, long size, int parts, long[] pageStarts) {
    /** Parts of a page: the largest upload has 40 pages of some 25 KB. */
    static final int PARTS_PER_PAGE = 256;

    /**
     * A part as used.
     *
     * @param digests what {@link org.entrepot.store.ObjectPart} shows
     * @param segments its bytes; none when it is empty
     */
    record Part(long size, Digests digests, List<Segment> segments) {}

    static Manifest read(ManifestId id, byte[] record) throws IOException {
        RecordReader from = new RecordReader(record);
        return new Manifest(
                id,
                from.number(),
                (int) from.number(),
                from.list(RecordReader::number).stream()
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    static List<Part> readPage(byte[] record) throws IOException {
        return new RecordReader(record)
                .list(from -> new Part(from.number(), BodyCodec.digests(from), BodyCodec.segments(from)));
    }

    /** The page that holds the byte at this offset. */
    int pageAt(long offset) {
        int found = Arrays.binarySearch(pageStarts, offset);
        // Of several pages that begin there, all but the last hold empty parts only.
        int page = found < 0 ? -found - 2 : found;
        while (page + 1 < pageStarts.length && pageStarts[page + 1] == offset) {
            page++;
        }
        return page;
    }

    /** Gathers parts, then writes them all in the commit that uses them; encoding is done before. */
    static final class Builder {
        private final ManifestId id;
        private final List<byte[]> pages = new ArrayList<>();
        private final List<Long> pageStarts = new ArrayList<>();
        private final List<Part> page = new ArrayList<>();
        private long size;
        private int parts;

        Builder(ManifestId id) {
            this.id = id;
        }

        void add(Part part) {
            if (page.isEmpty()) {
                pageStarts.add(size);
            }
            page.add(part);
            size += part.size();
            parts++;
            if (page.size() == PARTS_PER_PAGE) {
                endPage();
            }
        }

        private void endPage() {
            pages.add(new RecordWriter(0)
                    .list(
                            page,
                            (to, part) -> to.number(part.size())
                                    .member(part.digests(), BodyCodec::digests)
                                    .member(part.segments(), BodyCodec::segments))
                    .record());
            page.clear();
        }

        ManifestId id() {
            return id;
        }

        long size() {
            return size;
        }

        int parts() {
            return parts;
        }

        /** After the last part. */
        void finish() {
            if (!page.isEmpty()) {
                endPage();
            }
        }

        void write(Transaction transaction) {
            transaction.put(
                    Keys.manifest(id),
                    new RecordWriter(0)
                            .number(size)
                            .number(parts)
                            .list(pageStarts, RecordWriter::number)
                            .record());
            for (int i = 0; i < pages.size(); i++) {
                transaction.put(Keys.manifestPage(id, i), pages.get(i));
            }
        }
    }
}
