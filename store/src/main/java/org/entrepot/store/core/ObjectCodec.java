package org.entrepot.store.core;

import java.io.IOException;
import java.util.List;
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
                .member(object.digests(), BodyCodec::digests)
                .optional(object.multipart(), BodyCodec::multipart)
                .texts(object.headers())
                .texts(object.metadata())
                .optional(object.acl(), AccessCodec::acl)
                .text(object.ownerAccount())
                .text(object.writtenIn().label())
                .number(object.revision())
                .number(bodyRevision);
        switch (object.body()) {
            case ObjectBody.Inline inline -> to.flag(true);
            case ObjectBody.Segments(List<Segment> segments) -> to.flag(false).member(segments, BodyCodec::segments);
        }
        return to.record();
    }

    static Head head(ObjectKey key, byte[] record) throws IOException {
        RecordReader from = new RecordReader(record);
        long size = from.number();
        var lastModified = AccessCodec.instant(from);
        var digests = BodyCodec.digests(from);
        var multipart = from.optional(BodyCodec::multipart);
        var headers = from.textMap();
        var metadata = from.textMap();
        var acl = from.optional(AccessCodec::acl);
        var owner = from.text();
        var writtenIn = AccessCodec.dialect(from);
        long revision = from.number();
        long bodyRevision = from.number();
        ObjectBody body =
                from.flag() ? new ObjectBody.Inline(LEFT_OUT) : new ObjectBody.Segments(BodyCodec.segments(from));
        return new Head(
                new StoredObject(
                        key,
                        size,
                        lastModified,
                        digests,
                        multipart,
                        headers,
                        metadata,
                        acl,
                        owner,
                        writtenIn,
                        body,
                        revision),
                bodyRevision);
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
