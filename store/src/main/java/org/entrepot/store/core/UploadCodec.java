package org.entrepot.store.core;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewObject;
import org.entrepot.store.NewUpload;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.Segment;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadChecksum;
import org.entrepot.store.UploadedPart;

/** The records of running uploads and their parts. */
final class UploadCodec {
    private UploadCodec() {}

    /**
     * A part and where its bytes are.
     *
     * @param segments none when it is empty
     */
    record PartRecord(UploadedPart part, List<Segment> segments) {}

    static byte[] upload(Upload upload) {
        NewObject object = upload.begun().object();
        RecordWriter to = new RecordWriter(0);
        to.texts(object.headers()).texts(object.metadata()).optional(object.acl(), AccessCodec::acl);
        to.text(object.ownerAccount());
        AccessCodec.dialect(to, object.writtenIn());
        to.list(object.digests(), BodyCodec::kind)
                .text(upload.begun().initiator())
                .optional(upload.begun().checksum(), (writer, checksum) -> {
                    BodyCodec.kind(writer, checksum.kind());
                    writer.text(checksum.type().name());
                });
        AccessCodec.instant(to, upload.started());
        return to.number(upload.revision()).record();
    }

    static Upload upload(ObjectKey key, UploadId id, byte[] record) throws IOException {
        RecordReader from = new RecordReader(record);
        NewObject object = new NewObject(
                key,
                from.textMap(),
                from.textMap(),
                from.optional(AccessCodec::acl),
                from.text(),
                AccessCodec.dialect(from),
                kinds(from));
        NewUpload begun = new NewUpload(object, from.text(), from.optional(UploadCodec::checksum));
        return new Upload(id.text(), begun, AccessCodec.instant(from), from.number());
    }

    private static Set<DigestKind> kinds(RecordReader from) throws IOException {
        Set<DigestKind> kinds = EnumSet.noneOf(DigestKind.class);
        kinds.addAll(from.list(BodyCodec::kind));
        return kinds;
    }

    private static UploadChecksum checksum(RecordReader from) throws IOException {
        DigestKind kind = BodyCodec.kind(from);
        String type = from.text();
        try {
            return new UploadChecksum(kind, UploadChecksum.Type.valueOf(type));
        } catch (IllegalArgumentException unknown) {
            throw new IOException("a record names the unknown checksum type " + type, unknown);
        }
    }

    static byte[] part(PartRecord record) {
        UploadedPart part = record.part();
        RecordWriter to = new RecordWriter(0).number(part.size());
        AccessCodec.instant(to, part.lastModified());
        return to.member(part.digests(), BodyCodec::digests)
                .member(record.segments(), BodyCodec::segments)
                .record();
    }

    static PartRecord part(int number, byte[] record) throws IOException {
        RecordReader from = new RecordReader(record);
        return new PartRecord(
                new UploadedPart(number, from.number(), AccessCodec.instant(from), BodyCodec.digests(from)),
                BodyCodec.segments(from));
    }
}
