package org.entrepot.s3;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.StoredObject;

/** GetObjectAttributes ({@code s3.md} section 10). */
final class AttributesCall {
    private static final String HEADER = "x-amz-object-attributes";
    private static final Set<String> NAMES = Set.of("ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize");
    private static final String ROOT = "GetObjectAttributesResponse";

    private AttributesCall() {}

    static Answer ofObject(Work work) throws IOException {
        return answer(work, Objects.requireNonNull(work.object(), "the pipeline told a missing key"));
    }

    static Answer ofVersion(Work work) throws IOException {
        return answer(work, Versions.required(work));
    }

    private static Answer answer(Work work, StoredObject object) throws RefusedException {
        RefusedFeatures.checkRead(work.headers());
        Set<String> asked = asked(work);
        XmlWriter xml = S3Xml.root(ROOT);
        if (asked.contains("ETag")) {
            xml.text("ETag", ObjectHeaders.eTag(object));
        }
        if (asked.contains("Checksum")) {
            ChecksumAlgorithm.of(object)
                    .ifPresent(algorithm -> xml.open("Checksum")
                            .text(algorithm.element(), algorithm.valueOf(object))
                            .text("ChecksumType", "FULL_OBJECT")
                            .close("Checksum"));
        }
        if (asked.contains("StorageClass")) {
            xml.text("StorageClass", "STANDARD");
        }
        if (asked.contains("ObjectSize")) {
            xml.text("ObjectSize", object.size());
        }
        return S3Xml.answer(xml.close(ROOT)).with("Last-Modified", HttpDates.format(object.lastModified()));
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
