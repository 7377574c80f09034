package org.entrepot.store.core;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entrepot.store.Completion;
import org.entrepot.store.DigestKind;
import org.entrepot.store.DigestPass;
import org.entrepot.store.Digests;
import org.entrepot.store.ManifestId;
import org.entrepot.store.Multipart;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.Segment;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadChecksum;
import org.entrepot.store.UploadedPart;
import org.entrepot.store.spi.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Puts chosen parts together, one after the other, outside any commit: checks each, gathers the manifest, and makes of their
 * digests what can be known of the whole. For one thread.
 */
final class Assembly {
    private final Completion completion;
    private final @Nullable UploadChecksum checksum;
    private final DigestPass md5s = new DigestPass(Set.of(DigestKind.MD5));
    private final Map<DigestKind, CrcJoin> crcs = new EnumMap<>(DigestKind.class);
    private final @Nullable DigestPass composite;
    private final Manifest.Builder manifest;
    private final BitSet used = new BitSet();
    private @Nullable StoreError tooSmall;

    private Assembly(Upload upload, Completion completion, ManifestId id) {
        this.completion = completion;
        manifest = new Manifest.Builder(id);
        checksum = upload.begun().checksum();
        Set<DigestKind> combined = EnumSet.copyOf(PartRecords.digests(upload));
        if (checksum != null && checksum.type() == UploadChecksum.Type.COMPOSITE) {
            combined.remove(checksum.kind());
            composite = new DigestPass(Set.of(checksum.kind()));
        } else {
            composite = null;
        }
        combined.stream().filter(DigestKind::isCrc).forEach(kind -> crcs.put(kind, new CrcJoin(kind)));
    }

    /**
     * Puts the chosen parts of an upload together.
     *
     * @param id of the manifest to be
     */
    static Assembly of(Snapshot snapshot, Upload upload, UploadId uploadId, Completion completion, ManifestId id)
            throws StoreException, IOException {
        Assembly assembly = new Assembly(upload, completion, id);
        byte[] end = Keys.beyond(Keys.parts(uploadId));
        try (Snapshot.Cursor cursor = snapshot.scan(Keys.parts(uploadId), end, Snapshot.Direction.ASCENDING)) {
            for (Iterator<Completion.Choice> choices = completion.parts().iterator(); choices.hasNext(); ) {
                Completion.Choice choice = choices.next();
                if (choice.number() < assembly.used.length()) {
                    throw new StoreException(new StoreError.InvalidPartOrder(choice.number()));
                }
                assembly.add(find(cursor, uploadId, choice), choices.hasNext());
            }
        }
        assembly.checkWhole();
        return assembly;
    }

    private static UploadCodec.PartRecord find(Snapshot.Cursor cursor, UploadId uploadId, Completion.Choice choice)
            throws StoreException, IOException {
        StoreException invalid = new StoreException(new StoreError.InvalidPart(choice.number()));
        byte[] key = Keys.part(uploadId, choice.number());
        cursor.skipTo(key);
        if (!cursor.next() || !Arrays.equals(cursor.key(), key)) {
            throw invalid;
        }
        UploadCodec.PartRecord found = UploadCodec.part(choice.number(), cursor.value());
        UploadedPart part = found.part();
        String etag = choice.etag();
        if (etag != null && !etag.toLowerCase(Locale.ROOT).equals(part.etag())) {
            throw invalid;
        }
        for (Map.Entry<DigestKind, byte[]> wanted : choice.digests().entrySet()) {
            if (!Arrays.equals(part.digests().get(wanted.getKey()).orElse(null), wanted.getValue())) {
                throw invalid;
            }
        }
        return found;
    }

    private void add(UploadCodec.PartRecord found, boolean inner) {
        UploadedPart part = found.part();
        if (inner && tooSmall == null && part.size() < completion.innerPartBytesMin()) {
            tooSmall = new StoreError.PartTooSmall(part.number(), part.size(), completion.innerPartBytesMin());
        }
        used.set(part.number());
        update(md5s, part.digests(), DigestKind.MD5);
        crcs.forEach((kind, crc) -> crc.add(known(part.digests(), kind), part.size()));
        Digests shown = new Digests(Map.of());
        if (checksum != null) {
            shown = new Digests(Map.of(checksum.kind(), known(part.digests(), checksum.kind())));
            if (composite != null) {
                update(composite, shown, checksum.kind());
            }
        }
        manifest.add(new Manifest.Part(part.size(), shown, found.segments()));
    }

    /** Every part has computed what its upload wants. */
    private static byte[] known(Digests digests, DigestKind kind) {
        return digests.get(kind).orElseThrow();
    }

    private static void update(DigestPass pass, Digests digests, DigestKind kind) {
        byte[] value = known(digests, kind);
        pass.update(value, 0, value.length);
    }

    private void checkWhole() throws StoreException {
        if (tooSmall != null) {
            throw new StoreException(tooSmall);
        }
        if (manifest.size() > completion.maxBytes()) {
            throw new StoreException(new StoreError.TooLarge(completion.maxBytes()));
        }
        Long size = completion.size();
        if (size != null && size != manifest.size()) {
            throw new StoreException(new StoreError.SizeMismatch(size, manifest.size()));
        }
        manifest.finish();
    }

    /** The manifest, to be written with the object. */
    Manifest.Builder manifest() {
        return manifest;
    }

    /** The numbers of the parts in it. */
    BitSet used() {
        return used;
    }

    /**
     * The bytes of the object; ends the assembly.
     *
     * @throws StoreException {@link StoreError.DigestMismatch}
     */
    ObjectRecords.Bytes bytes() throws StoreException {
        Map<DigestKind, byte[]> whole = new EnumMap<>(DigestKind.class);
        crcs.forEach((kind, crc) -> whole.put(kind, crc.value()));
        Map<DigestKind, byte[]> claimable = new EnumMap<>(whole);
        Multipart.Composite ofParts = null;
        if (composite != null && checksum != null) {
            ofParts = new Multipart.Composite(checksum.kind(), known(composite.finish(), checksum.kind()));
            claimable.put(ofParts.kind(), ofParts.value());
        }
        for (Map.Entry<DigestKind, byte[]> claimed : completion.digests().entrySet()) {
            byte[] actual = claimable.get(claimed.getKey());
            if (actual == null) {
                throw new IllegalArgumentException(claimed.getKey() + " of the whole upload is not known");
            }
            if (!Arrays.equals(claimed.getValue(), actual)) {
                throw new StoreException(new StoreError.DigestMismatch(claimed.getKey(), claimed.getValue(), actual));
            }
        }
        String etag = completion.etag();
        if (etag == null) {
            etag = md5s.finish().hex(DigestKind.MD5).orElseThrow() + "-" + manifest.parts();
        }
        ObjectBody body = manifest.size() == 0
                ? new ObjectBody.Inline(new byte[0])
                : new ObjectBody.Segments(List.of(new Segment(manifest.id(), 0, manifest.size())));
        return new ObjectRecords.Bytes(
                body, manifest.size(), new Digests(whole), new Multipart(etag, manifest.parts(), ofParts));
    }
}
