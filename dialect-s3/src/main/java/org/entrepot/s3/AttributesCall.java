package org.entrepot.s3;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Multipart;
import org.entrepot.store.ObjectPart;
import org.entrepot.store.StoredObject;

/** GetObjectAttributes ({@code s3.md} section 10). */
final class AttributesCall {
    private static final String HEADER = "x-amz-object-attributes";
    private static final Set<String> NAMES = Set.of("ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize");
    private static final String MAX_PARTS = "x-amz-max-parts";
    private static final String PART_MARKER = "x-amz-part-number-marker";
    private static final String ROOT = "GetObjectAttributesResponse";

    private AttributesCall() {}

    static Answer ofObject(Work work) throws IOException {
        return answer(work, Objects.requireNonNull(work.object(), "the pipeline told a missing key"));
    }

    static Answer ofVersion(Work work) throws IOException {
        return answer(work, Versions.required(work));
    }

    private static Answer answer(Work work, StoredObject object) throws IOException {
        RefusedFeatures.checkRead(work.headers());
        Set<String> asked = asked(work);
        XmlWriter xml = S3Xml.root(ROOT);
        if (asked.contains("ETag")) {
            xml.text("ETag", object.etag());
        }
        if (asked.contains("Checksum")) {
            ObjectChecksums checksums = ObjectChecksums.of(object);
            if (!checksums.isEmpty()) {
                xml.open("Checksum");
                checksums.write(xml);
                xml.close("Checksum");
            }
        }
        Multipart multipart = object.multipart();
        if (asked.contains("ObjectParts") && multipart != null) {
            writeParts(work, xml, object, multipart.parts());
        }
        if (asked.contains("StorageClass")) {
            xml.text("StorageClass", "STANDARD");
        }
        if (asked.contains("ObjectSize")) {
            xml.text("ObjectSize", object.size());
        }
        return S3Xml.answer(xml.close(ROOT)).with("Last-Modified", HttpDates.format(object.lastModified()));
    }

    /** How many parts there are; each of a page of them where they have checksums. */
    private static void writeParts(Work work, XmlWriter xml, StoredObject object, int count) throws IOException {
        int limit = ListParameters.limit(work.headers().first(MAX_PARTS).orElse(""), MAX_PARTS, S3Limits.PAGE_MAX);
        int marker = UploadListings.marker(work.headers().first(PART_MARKER).orElse(""), PART_MARKER);
        List<ObjectPart> parts = limit == 0 ? List.of() : work.store().parts(object, marker, limit);
        xml.open("ObjectParts").text("PartsCount", count);
        if (parts.isEmpty() || hasChecksum(parts.getFirst())) {
            int last = parts.isEmpty() ? marker : parts.getLast().number();
            xml.text("PartNumberMarker", marker)
                    .text("NextPartNumberMarker", last)
                    .text("MaxParts", limit)
                    .text("IsTruncated", !parts.isEmpty() && last < count);
            for (ObjectPart part : parts) {
                xml.open("Part").text("PartNumber", part.number()).text("Size", part.size());
                ObjectChecksums.writeValues(xml, ObjectChecksums.values(part.digests()));
                xml.close("Part");
            }
        }
        xml.close("ObjectParts");
    }

    private static boolean hasChecksum(ObjectPart part) {
        return !ObjectChecksums.values(part.digests()).isEmpty();
    }

    private static Set<String> asked(Work work) throws RefusedException {
        Set<String> asked = new LinkedHashSet<>();
        for (String line : work.headers().all(HEADER)) {
            for (String name : line.split(",", -1)) {
                if (!NAMES.contains(name.strip())) {
                    throw new RefusedException(
                            new Refusal.InvalidArgument(HEADER, name.strip(), "Invalid attribute name specified."));
                }
                asked.add(name.strip());
            }
        }
        if (asked.isEmpty()) {
            throw new RefusedException(
                    new Refusal.InvalidArgument(HEADER, "", "At least one attribute name has to be specified."));
        }
        return asked;
    }
}
