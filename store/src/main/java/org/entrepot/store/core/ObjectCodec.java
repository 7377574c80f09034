package org.entrepot.store.core;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.entrepot.store.BlobId;
import org.entrepot.store.DigestKind;
import org.entrepot.store.Digests;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.Segment;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * The records of an object: the head, and for a small body its bytes beside it, so that a listing does not read them. Both carry
 * the revision of the write that made the bytes.
 */
final class ObjectCodec {
    private static final int SIZE_HINT_BYTES = 256;
    private static final byte[] LEFT_OUT = {};

    private ObjectCodec() {}

    /**
     * A head as read.
     *
     * @param object with an inline body left out
     * @param bodyRevision the revision of the write that made the bytes
     */
    record Head(StoredObject object, long bodyRevision) {}

    static byte[] head(StoredObject object, long bodyRevision) {
        RecordWriter to = new RecordWriter(SIZE_HINT_BYTES);
        to.number(object.size())
                .number(object.lastModified().toEpochMilli())
                .list(
                        object.digests().asMap().entrySet(),
                        (writer, digest) -> writer.text(digest.getKey().name()).bytes(digest.getValue()))
                .texts(object.headers())
                .texts(object.metadata())
                .optional(object.acl(), AccessCodec::acl)
                .text(object.ownerAccount())
                .text(object.writtenIn().label())
                .number(object.revision())
                .number(bodyRevision);
        switch (object.body()) {
            case ObjectBody.Inline inline -> to.flag(true);
            case ObjectBody.Segments segments ->
                to.flag(false)
                        .list(
                                segments.segments(),
                                (writer, segment) -> writer.text(segment.blob().value())
                                        .number(segment.offset())
                                        .number(segment.length()));
        }
        return to.record();
    }

    static Head head(ObjectKey key, byte[] record) throws IOException {
        RecordReader from = new RecordReader(record);
        long size = from.number();
        var lastModified = AccessCodec.instant(from);
        var digests = digests(from);
        var headers = from.textMap();
        var metadata = from.textMap();
        var acl = from.optional(AccessCodec::acl);
        var owner = from.text();
        var writtenIn = AccessCodec.dialect(from);
        long revision = from.number();
        long bodyRevision = from.number();
        ObjectBody body = from.flag()
                ? new ObjectBody.Inline(LEFT_OUT)
                : new ObjectBody.Segments(
                        from.list(reader -> new Segment(new BlobId(reader.text()), reader.number(), reader.number())));
        return new Head(
                new StoredObject(
                        key, size, lastModified, digests, headers, metadata, acl, owner, writtenIn, body, revision),
                bodyRevision);
    }

    private static Digests digests(RecordReader from) throws IOException {
        Map<DigestKind, byte[]> values = new EnumMap<>(DigestKind.class);
        for (long left = from.number(); left > 0; left--) {
            values.put(DigestKind.valueOf(from.text()), from.bytes());
        }
        return new Digests(values);
    }

    static byte[] inline(byte[] bytes, long bodyRevision) {
        return new RecordWriter(bytes.length + 32)
                .number(bodyRevision)
                .bytes(bytes)
                .record();
    }

    /** The object of a head and the record of its bytes, which a body of segments does not have. */
    static StoredObject whole(Head head, byte @Nullable [] inlineRecord) throws IOException {
        StoredObject object = head.object();
        if (object.body() instanceof ObjectBody.Segments) {
            return object;
        }
        if (inlineRecord != null) {
            RecordReader from = new RecordReader(inlineRecord);
            if (from.number() == head.bodyRevision()) {
                return object.withBody(new ObjectBody.Inline(from.bytes()));
            }
        }
        throw new IOException("the bytes of an object do not belong to its record");
    }
}
