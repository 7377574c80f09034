package org.entrepot.store.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entrepot.store.Bucket;
import org.entrepot.store.CopySource;
import org.entrepot.store.DigestKind;
import org.entrepot.store.DigestPass;
import org.entrepot.store.Digests;
import org.entrepot.store.ManifestId;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.Segment;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadedPart;
import org.entrepot.store.WriteCondition;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Transaction;

/**
 * Makes objects and parts of the bytes of objects. While the source still has those bytes they are shared; otherwise they are
 * moved, as long as they can still be read.
 */
final class CopyWork {
    /**
     * A part refers to a manifest only where it would take more than this many of its segments. So a manifest that refers to
     * others stands for that many times as many segments, and they are never deep.
     */
    private static final int SEGMENTS_TAKEN_OVER_MAX = 16;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final Catalog catalog;
    private final BlobStore blobs;
    private final Manifests manifests;
    private final Uses uses;
    private final ObjectRecords objects;
    private final UploadRecords uploads;
    private final PartRecords parts;

    CopyWork(
            Catalog catalog,
            BlobStore blobs,
            Manifests manifests,
            Uses uses,
            ObjectRecords objects,
            UploadRecords uploads,
            PartRecords parts) {
        this.catalog = catalog;
        this.blobs = blobs;
        this.manifests = manifests;
        this.uses = uses;
        this.objects = objects;
        this.uploads = uploads;
        this.parts = parts;
    }

    StoredObject copy(CopySource source, Bucket bucket, NewObject wanted, WriteCondition condition, long maxBytes)
            throws StoreException, IOException {
        objects.refuseEarly(bucket, wanted.key(), condition);
        ObjectRecords.Bytes bytes = bytes(source.object(), wanted.digests(), maxBytes);
        Optional<StoredObject> shared = sharing(
                source,
                segments(bytes.body()),
                transaction -> objects.write(transaction, bucket, wanted, bytes, condition));
        if (shared.isPresent()) {
            return shared.get();
        }
        try (ObjectContent content = open(source.object(), 0, source.object().size())) {
            return objects.put(bucket, wanted, ContentBody.of(content), condition, maxBytes);
        }
    }

    StoredObject move(CopySource source, Bucket bucket, NewObject wanted, WriteCondition condition, long maxBytes)
            throws StoreException, IOException {
        if (source.bucket().id().equals(bucket.id()) && source.object().key().equals(wanted.key())) {
            return copy(source, bucket, wanted, condition, maxBytes);
        }
        objects.refuseEarly(bucket, wanted.key(), condition);
        StoredObject moving = source.object();
        checkSize(moving, maxBytes);
        ObjectRecords.Bytes bytes =
                new ObjectRecords.Bytes(moving.body(), moving.size(), moving.digests(), moving.multipart());
        return catalog.<StoredObject, StoreException>commit(transaction -> {
            StoredObject now = ObjectRecords.head(transaction, source.bucket(), moving.key());
            if (now == null) {
                throw gone(moving.key());
            }
            if (now.revision() != moving.revision()) {
                throw new StoreException(new StoreError.RevisionConflict(moving.revision(), now.revision()));
            }
            uses.share(transaction, segments(bytes.body()));
            StoredObject moved = objects.write(transaction, bucket, wanted, bytes, condition);
            objects.remove(transaction, source.bucket(), now);
            return moved;
        });
    }

    /** The bytes of a copy, once all of its digests are known. */
    private ObjectRecords.Bytes bytes(StoredObject source, Set<DigestKind> wanted, long maxBytes)
            throws StoreException, IOException {
        checkSize(source, maxBytes);
        Digests digests = digests(source, 0, source.size(), wanted);
        return new ObjectRecords.Bytes(source.body(), source.size(), digests, null);
    }

    private static void checkSize(StoredObject source, long maxBytes) throws StoreException {
        if (source.size() > maxBytes) {
            throw new StoreException(new StoreError.TooLarge(maxBytes));
        }
        if (source.body() instanceof ObjectBody.Inline(byte[] bytes) && bytes.length != source.size()) {
            throw new IllegalArgumentException("the object comes from a listing, without its bytes");
        }
    }

    UploadedPart copyPart(
            Bucket bucket, ObjectKey key, UploadId id, int number, CopySource source, long offset, long length)
            throws StoreException, IOException {
        PartRecords.checkNumber(number);
        Objects.checkFromIndexSize(offset, length, source.object().size());
        Upload upload = uploads.find(bucket, key, id);
        if (source.object().body() instanceof ObjectBody.Segments(List<Segment> all)) {
            Digests digests = digests(source.object(), offset, length, PartRecords.digests(upload));
            List<Segment> segments = takenOver(source.object(), Manifests.slice(all, offset, length));
            PartRecords.Bytes bytes = new PartRecords.Bytes(number, length, digests, segments);
            Optional<UploadedPart> shared =
                    sharing(source, segments, transaction -> parts.write(transaction, bucket, key, id, bytes));
            if (shared.isPresent()) {
                return shared.get();
            }
        }
        try (ObjectContent content = open(source.object(), offset, length)) {
            return parts.put(bucket, key, id, number, ContentBody.of(content), length);
        }
    }

    private List<Segment> takenOver(StoredObject source, List<Segment> segments) throws StoreException, IOException {
        List<Segment> taken = new ArrayList<>();
        for (Segment segment : segments) {
            List<Segment> few = null;
            if (segment.source() instanceof ManifestId manifest) {
                try {
                    few = BlobRuns.within(manifests, manifest, segment, SEGMENTS_TAKEN_OVER_MAX);
                } catch (NoSuchFileException swept) {
                    throw gone(source.key());
                }
            }
            taken.addAll(few == null ? List.of(segment) : few);
        }
        return taken;
    }

    /** Commits a write whose bytes are these segments of the source; empty when the source no longer has them. */
    private <T> Optional<T> sharing(CopySource source, List<Segment> segments, Catalog.Work<T, StoreException> write)
            throws StoreException, IOException {
        return catalog.<Optional<T>, StoreException>commit(transaction ->
                share(transaction, source, segments) ? Optional.of(write.run(transaction)) : Optional.empty());
    }

    /** In a commit: uses these segments of the source once more, if it still has them. */
    private boolean share(Transaction transaction, CopySource source, List<Segment> segments) throws IOException {
        if (segments.isEmpty()) {
            return true;
        }
        StoredObject now =
                ObjectRecords.head(transaction, source.bucket(), source.object().key());
        if (now == null || !now.body().equals(source.object().body())) {
            return false;
        }
        uses.share(transaction, segments);
        return true;
    }

    private static List<Segment> segments(ObjectBody body) {
        return body instanceof ObjectBody.Segments(List<Segment> segments) ? segments : List.of();
    }

    /** The wanted digests of a range; of a whole object, everything known of it as well. Reads the bytes when it has to. */
    private Digests digests(StoredObject source, long offset, long length, Set<DigestKind> wanted)
            throws StoreException, IOException {
        Map<DigestKind, byte[]> known = new EnumMap<>(DigestKind.class);
        if (length == source.size()) {
            known.putAll(source.digests().asMap());
        }
        Set<DigestKind> missing = EnumSet.noneOf(DigestKind.class);
        missing.addAll(wanted);
        missing.removeAll(known.keySet());
        if (!missing.isEmpty()) {
            DigestPass pass = new DigestPass(missing);
            byte[] buffer = new byte[BUFFER_BYTES];
            try (ObjectContent content = open(source, offset, length);
                    InputStream input = ContentBody.of(content).input()) {
                for (int count = input.read(buffer); count > 0; count = input.read(buffer)) {
                    pass.update(buffer, 0, count);
                }
            }
            known.putAll(pass.finish().asMap());
        }
        return new Digests(known);
    }

    private ObjectContent open(StoredObject source, long offset, long length) throws StoreException, IOException {
        try {
            return StoredContent.open(blobs, manifests, source, offset, length);
        } catch (NoSuchFileException swept) {
            throw gone(source.key());
        }
    }

    private static StoreException gone(ObjectKey key) {
        return new StoreException(new StoreError.NoSuchKey(key));
    }
}
