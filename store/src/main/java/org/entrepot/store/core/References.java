package org.entrepot.store.core;

import java.io.IOException;
import java.util.List;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.Segment;

/** Every use that objects, parts and manifests of a snapshot make of blobs and manifests. */
final class References {
    private final RecordScan scan;
    private final OpenChores chores;

    References(RecordScan scan, OpenChores chores) {
        this.scan = scan;
        this.chores = chores;
    }

    /** Hears of the uses of one record. */
    @FunctionalInterface
    interface Visitor {
        void uses(byte[] recordKey, List<Segment> segments) throws IOException;
    }

    /** Visits all records that use anything: parts that a manifest took over do not. */
    void each(Visitor visitor) throws IOException {
        ofObjectsAndParts(visitor);
        ofManifests(visitor);
    }

    void ofObjectsAndParts(Visitor visitor) throws IOException {
        scan.each(Keys.OBJECT, (key, value) -> visitor.uses(key, ofObject(key, value)));
        scan.each(Keys.PART, (key, value) -> {
            if (!chores.isPassedOn(Keys.uploadOfPart(key), Keys.partNumber(key))) {
                visitor.uses(key, ofPart(key, value));
            }
        });
    }

    void ofManifests(Visitor visitor) throws IOException {
        scan.each(Keys.MANIFEST, (key, value) -> {
            if (Keys.isManifestPage(key)) {
                for (Manifest.Part part : Manifest.readPage(value)) {
                    visitor.uses(key, part.segments());
                }
            }
        });
    }

    static List<Segment> ofObject(byte[] key, byte[] value) throws IOException {
        return ObjectCodec.head(Keys.objectKey(key), value).object().body()
                        instanceof ObjectBody.Segments(List<Segment> segments)
                ? segments
                : List.of();
    }

    static List<Segment> ofPart(byte[] key, byte[] value) throws IOException {
        return UploadCodec.part(Keys.partNumber(key), value).segments();
    }
}
