package org.entrepot.store.core;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.store.BlobId;
import org.entrepot.store.BucketName;
import org.entrepot.store.ManifestId;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.Segment;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.verify.Finding;
import org.entrepot.store.verify.Owner;

/**
 * Finds whose bytes faulty blobs and manifests hold. A record is told only when it still speaks of them after they were found
 * faulty: names are never used again, so what was removed meanwhile is no fault.
 */
final class FaultOwners {
    /** Stands for the problem of what is not there at all. */
    static final String MISSING = "";

    private final Catalog catalog;
    private final Map<Segment.Source, String> faults;
    private final CheckReport report;
    private final Manifests manifests;
    /** Manifests with faults somewhere in them. */
    private final Set<Segment.Source> containing = new HashSet<>();

    private final Map<String, BucketName> buckets = new HashMap<>();

    /**
     * Owners to be found.
     *
     * @param faults what is wrong with each; {@link #MISSING} when it is gone
     */
    FaultOwners(Catalog catalog, Map<Segment.Source, String> faults, CheckReport report) {
        this.catalog = catalog;
        this.faults = faults;
        this.report = report;
        manifests = new Manifests(catalog, new SourceReaders());
    }

    void tell() throws IOException {
        if (faults.isEmpty()) {
            return;
        }
        try (Snapshot snapshot = catalog.snapshot()) {
            RecordScan scan = new RecordScan(snapshot, report.again());
            References references = new References(scan, OpenChores.read(scan));
            scan.each(Keys.BUCKET, (key, value) -> {
                RecordReader from = new RecordReader(value);
                BucketName name = new BucketName(from.text());
                buckets.put(from.text(), name);
            });
            int before;
            do {
                before = containing.size();
                references.ofManifests((key, segments) -> {
                    if (segments.stream().anyMatch(this::isFaulty)) {
                        containing.add(Keys.manifestId(key));
                    }
                });
            } while (containing.size() > before);
            references.ofObjectsAndParts(this::tell);
        }
    }

    private boolean isFaulty(Segment segment) {
        return faults.containsKey(segment.source()) || containing.contains(segment.source());
    }

    private void tell(byte[] key, List<Segment> segments) throws IOException {
        if (segments.stream().noneMatch(this::isFaulty)) {
            return;
        }
        Set<Segment.Source> found = new LinkedHashSet<>();
        for (Segment segment : segments) {
            faultsOf(segment, found);
        }
        byte[] now = catalog.get(List.of(key)).getFirst();
        if (now == null || !segments(key, now).equals(segments)) {
            return;
        }
        Owner owner = owner(key, now);
        for (Segment.Source source : found) {
            String problem = faults.getOrDefault(source, MISSING);
            report.found(
                    problem.equals(MISSING)
                            ? new Finding.BytesMissing(owner, name(source))
                            : new Finding.BytesDamaged(owner, problem));
        }
    }

    private void faultsOf(Segment segment, Set<Segment.Source> found) {
        if (faults.containsKey(segment.source())) {
            found.add(segment.source());
            return;
        }
        if (!(segment.source() instanceof ManifestId manifest) || !containing.contains(manifest)) {
            return;
        }
        BlobRuns runs = new BlobRuns(manifests, List.of(segment));
        try {
            for (BlobRuns.Run run = runs.next(); run != null; run = runs.next()) {
                if (faults.containsKey(run.blob())) {
                    found.add(run.blob());
                }
            }
        } catch (IOException unreadable) {
            // A manifest inside of it is the fault.
            found.add(manifest);
        }
    }

    private static List<Segment> segments(byte[] key, byte[] value) throws IOException {
        return key[0] == Keys.OBJECT ? References.ofObject(key, value) : References.ofPart(key, value);
    }

    private Owner owner(byte[] key, byte[] value) throws IOException {
        if (key[0] == Keys.PART) {
            return new Owner.OfPart(Keys.uploadOfPart(key).text(), Keys.partNumber(key));
        }
        ObjectKey name = Keys.objectKey(key);
        String id = Keys.bucketId(key);
        BucketName bucket = buckets.get(id);
        return new Owner.OfObject(
                bucket == null ? id : bucket.value(),
                name,
                ObjectCodec.head(name, value).object().revision());
    }

    private static String name(Segment.Source source) {
        return switch (source) {
            case BlobId blob -> "blob " + blob.value();
            case ManifestId manifest -> "manifest " + manifest.value();
        };
    }
}
