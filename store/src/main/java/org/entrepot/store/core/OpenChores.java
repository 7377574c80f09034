package org.entrepot.store.core;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.entrepot.store.ManifestId;

/**
 * The chores of a snapshot by what they are about. They say which uses have ended although their records are still there. There
 * are few: the sweep works them off.
 *
 * @param parts ended uploads whose parts are still there, by id, with the numbers of those that a manifest took over
 * @param manifests manifests to be removed, each with the line that says so
 * @param buckets ids of removed buckets whose uploads are still there
 */
record OpenChores(Map<String, BitSet> parts, Map<ManifestId, RawRecord> manifests, Set<String> buckets) {
    /** A record as it lies in the catalog. */
    record RawRecord(byte[] key, byte[] value) {}

    static OpenChores read(RecordScan scan) throws IOException {
        OpenChores open = new OpenChores(new HashMap<>(), new HashMap<>(), new HashSet<>());
        scan.each(Keys.CHORE, (key, value) -> {
            switch (Chores.read(value)) {
                case Chores.Chore.ReleaseManifest(ManifestId manifest) ->
                    open.manifests.put(manifest, new RawRecord(key, value));
                case Chores.Chore.DropParts(UploadId upload, BitSet passedOn) ->
                    open.parts.put(upload.text(), passedOn);
                case Chores.Chore.ForgetUpload forget -> {
                    // A finished upload uses nothing.
                }
                case Chores.Chore.AbortUploads(String bucketId) -> open.buckets.add(bucketId);
            }
        });
        return open;
    }

    /** Whether the segments of a part belong to a manifest now. */
    boolean isPassedOn(UploadId upload, int number) {
        BitSet passedOn = parts.get(upload.text());
        return passedOn != null && passedOn.get(number);
    }
}
