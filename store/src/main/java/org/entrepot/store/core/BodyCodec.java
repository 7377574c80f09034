package org.entrepot.store.core;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.entrepot.store.BlobId;
import org.entrepot.store.DigestKind;
import org.entrepot.store.Digests;
import org.entrepot.store.ManifestId;
import org.entrepot.store.Multipart;
import org.entrepot.store.Segment;

/** Writes and reads what is known of bytes: digests and where they are. */
final class BodyCodec {
    private BodyCodec() {}

    static void digests(RecordWriter to, Digests digests) {
        to.list(digests.asMap().entrySet(), (writer, digest) -> {
            kind(writer, digest.getKey());
            writer.bytes(digest.getValue());
        });
    }

    static Digests digests(RecordReader from) throws IOException {
        Map<DigestKind, byte[]> values = new EnumMap<>(DigestKind.class);
        for (long left = from.number(); left > 0; left--) {
            values.put(kind(from), from.bytes());
        }
        return new Digests(values);
    }

    static void kind(RecordWriter to, DigestKind kind) {
        to.text(kind.name());
    }

    static DigestKind kind(RecordReader from) throws IOException {
        String name = from.text();
        try {
            return DigestKind.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new IOException("a record names the unknown digest " + name, unknown);
        }
    }

    static void multipart(RecordWriter to, Multipart multipart) {
        to.text(multipart.etag()).number(multipart.parts()).optional(multipart.checksum(), (writer, composite) -> {
            kind(writer, composite.kind());
            writer.bytes(composite.value());
        });
    }

    static Multipart multipart(RecordReader from) throws IOException {
        return new Multipart(
                from.text(),
                (int) from.number(),
                from.optional(reader -> new Multipart.Composite(kind(reader), reader.bytes())));
    }

    static void segments(RecordWriter to, List<Segment> segments) {
        to.list(segments, (writer, segment) -> {
            source(writer, segment.source());
            writer.number(segment.offset()).number(segment.length());
        });
    }

    static List<Segment> segments(RecordReader from) throws IOException {
        return from.list(reader -> new Segment(source(reader), reader.number(), reader.number()));
    }

    private static void source(RecordWriter to, Segment.Source source) {
        switch (source) {
            case BlobId blob -> to.flag(false).text(blob.value());
            case ManifestId manifest -> to.flag(true).text(manifest.value());
        }
    }

    private static Segment.Source source(RecordReader from) throws IOException {
        return from.flag() ? new ManifestId(from.text()) : new BlobId(from.text());
    }
}
