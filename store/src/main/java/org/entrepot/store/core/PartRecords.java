package org.entrepot.store.core;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entrepot.store.Bucket;
import org.entrepot.store.DigestKind;
import org.entrepot.store.Digests;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.PutBody;
import org.entrepot.store.Segment;
import org.entrepot.store.StoreException;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadChecksum;
import org.entrepot.store.UploadedPart;
import org.entrepot.store.Uploads;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Transaction;

/** Parts on their way into a running upload. Their bytes are always blobs: a completion then moves none of them. */
final class PartRecords {
    private static final int NOTHING_INLINE = 0;

    private final Catalog catalog;
    private final BodyIntake intake;
    private final Garbage garbage;
    private final Uses uses;
    private final UploadRecords uploads;
    private final Clock clock;

    PartRecords(Catalog catalog, BodyIntake intake, Garbage garbage, Uses uses, UploadRecords uploads, Clock clock) {
        this.catalog = catalog;
        this.intake = intake;
        this.garbage = garbage;
        this.uses = uses;
        this.uploads = uploads;
        this.clock = clock;
    }

    UploadedPart put(Bucket bucket, ObjectKey key, UploadId id, int number, PutBody body, long maxBytes)
            throws StoreException, IOException {
        checkNumber(number);
        // Its sender may still wait for leave to send it. The commit asks again.
        Upload upload = uploads.find(bucket, key, id);
        BodyIntake.Arrived arrived = intake.receive(body, digests(upload), maxBytes, NOTHING_INLINE);
        List<Segment> segments = arrived.body() instanceof ObjectBody.Segments(List<Segment> list) ? list : List.of();
        return arrived.commit(
                garbage,
                () -> catalog.<UploadedPart, StoreException>commit(transaction -> {
                    arrived.take(garbage, transaction);
                    return write(
                            transaction,
                            bucket,
                            key,
                            id,
                            new Bytes(number, arrived.size(), arrived.digests(), segments));
                }));
    }

    /** What a part must know of itself. */
    static Set<DigestKind> digests(Upload upload) {
        Set<DigestKind> kinds = EnumSet.of(DigestKind.MD5);
        kinds.addAll(upload.begun().object().digests());
        UploadChecksum checksum = upload.begun().checksum();
        if (checksum != null) {
            kinds.add(checksum.kind());
        }
        return kinds;
    }

    /** Before anything is read: dialects know which numbers there are. */
    static void checkNumber(int number) {
        if (number < Uploads.NUMBER_MIN || number > Uploads.NUMBER_MAX) {
            throw new IllegalArgumentException("no part number: " + number);
        }
    }

    /** A part that has its bytes and not yet its record. */
    record Bytes(int number, long size, Digests digests, List<Segment> segments) {}

    /** In a commit: the part is there, and one of its number that was there before is not. */
    UploadedPart write(Transaction transaction, Bucket bucket, ObjectKey key, UploadId id, Bytes bytes)
            throws StoreException, IOException {
        Upload upload = UploadRecords.require(transaction, bucket, key, id);
        byte[] recordKey = Keys.part(id, bytes.number());
        byte[] old = transaction.get(recordKey);
        if (old != null) {
            uses.end(transaction, UploadCodec.part(bytes.number(), old).segments(), Garbage.REPLACED_KEPT);
        }
        UploadedPart part = new UploadedPart(
                bytes.number(), bytes.size(), clock.instant().truncatedTo(ChronoUnit.MILLIS), bytes.digests());
        transaction.put(recordKey, UploadCodec.part(new UploadCodec.PartRecord(part, bytes.segments())));
        UploadRecords.touch(transaction, bucket, upload, id);
        return part;
    }
}
