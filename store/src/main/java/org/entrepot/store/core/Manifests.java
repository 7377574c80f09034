package org.entrepot.store.core;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.entrepot.store.Digests;
import org.entrepot.store.ManifestId;
import org.entrepot.store.Multipart;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectPart;
import org.entrepot.store.Segment;
import org.entrepot.store.StoredObject;
import org.entrepot.store.spi.Catalog;

/** Reads manifests. */
final class Manifests {
    private final Catalog catalog;
    private final SourceReaders readers;

    Manifests(Catalog catalog, SourceReaders readers) {
        this.catalog = catalog;
        this.readers = readers;
    }

    /** Who reads them. */
    SourceReaders readers() {
        return readers;
    }

    /**
     * The root of a manifest.
     *
     * @throws NoSuchFileException when it is gone
     */
    Manifest find(ManifestId id) throws IOException {
        return Manifest.read(id, record(id, Keys.manifest(id)));
    }

    List<Manifest.Part> page(Manifest manifest, int page) throws IOException {
        return Manifest.readPage(record(manifest.id(), Keys.manifestPage(manifest.id(), page)));
    }

    private byte[] record(ManifestId id, byte[] key) throws IOException {
        byte[] record = catalog.get(List.of(key)).getFirst();
        if (record == null) {
            throw new NoSuchFileException("manifest " + id.value());
        }
        return record;
    }

    /** The parts of an object behind this number, {@code limit} at the most. */
    List<ObjectPart> parts(StoredObject object, int after, int limit) throws IOException {
        Multipart multipart = object.multipart();
        if (multipart == null) {
            return List.of();
        }
        if (!(object.body() instanceof ObjectBody.Segments(List<Segment> segments))) {
            return IntStream.rangeClosed(Math.min(after, multipart.parts()) + 1, multipart.parts())
                    .limit(limit)
                    .mapToObj(number -> new ObjectPart(number, 0, 0, new Digests(Map.of())))
                    .toList();
        }
        if (!(segments.getFirst().source() instanceof ManifestId id)) {
            throw new IOException("the parts of an object are not in a manifest");
        }
        Manifest manifest = find(id);
        List<ObjectPart> found = new ArrayList<>();
        for (int page = after / Manifest.PARTS_PER_PAGE; page < manifest.pageStarts().length; page++) {
            long offset = manifest.pageStarts()[page];
            int number = page * Manifest.PARTS_PER_PAGE;
            for (Manifest.Part part : page(manifest, page)) {
                if (++number > after) {
                    if (found.size() == limit) {
                        return found;
                    }
                    found.add(new ObjectPart(number, offset, part.size(), part.digests()));
                }
                offset += part.size();
            }
        }
        return found;
    }

    /** A range of a list of segments, in terms of the same sources. */
    static List<Segment> slice(List<Segment> segments, long offset, long length) {
        List<Segment> slice = new ArrayList<>();
        long skip = offset;
        long left = length;
        for (Segment segment : segments) {
            long here = Math.min(left, segment.length() - skip);
            if (here > 0) {
                slice.add(new Segment(segment.source(), segment.offset() + skip, here));
                left -= here;
            }
            skip = Math.max(0, skip - segment.length());
        }
        return slice;
    }
}
