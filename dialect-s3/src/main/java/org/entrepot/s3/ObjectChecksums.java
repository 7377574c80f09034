package org.entrepot.s3;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Header;
import org.entrepot.store.Digests;
import org.entrepot.store.Multipart;
import org.entrepot.store.StoredObject;
import org.entrepot.store.UploadChecksum;

/**
 * The checksums of some bytes as S3 shows them ({@code s3.md} section 5).
 *
 * @param type what they are made of
 */
record ObjectChecksums(List<Value> values, UploadChecksum.Type type) {
    private static final String TYPE_HEADER = "x-amz-checksum-type";
    private static final String TYPE_ELEMENT = "ChecksumType";

    ObjectChecksums {
        values = List.copyOf(values);
    }

    /**
     * One of them.
     *
     * @param text in base64; behind a composite one stands the number of its parts
     */
    record Value(ChecksumAlgorithm algorithm, String text) {
        Value(ChecksumAlgorithm algorithm, byte[] digest) {
            this(algorithm, Base64.getEncoder().encodeToString(digest));
        }

        Header header() {
            return new Header(algorithm.header(), text);
        }
    }

    /** All that is known of an object: the composite one of its upload, else those of all its bytes. */
    static ObjectChecksums of(StoredObject object) {
        Multipart multipart = object.multipart();
        Multipart.Composite composite = multipart == null ? null : multipart.checksum();
        if (multipart != null && composite != null) {
            ChecksumAlgorithm algorithm = ChecksumAlgorithm.of(composite.kind()).orElseThrow();
            String text = new Value(algorithm, composite.value()).text() + "-" + multipart.parts();
            return new ObjectChecksums(List.of(new Value(algorithm, text)), UploadChecksum.Type.COMPOSITE);
        }
        return new ObjectChecksums(values(object.digests()), UploadChecksum.Type.FULL_OBJECT);
    }

    /** The checksums among digests. */
    static List<Value> values(Digests digests) {
        List<Value> values = new ArrayList<>();
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            digests.get(algorithm.kind()).ifPresent(digest -> values.add(new Value(algorithm, digest)));
        }
        return values;
    }

    /** Writes the elements of some, such as those of a part. */
    static void writeValues(XmlWriter xml, List<Value> values) {
        values.forEach(value -> xml.text(value.algorithm().element(), value.text()));
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Only that of one algorithm. */
    ObjectChecksums only(ChecksumAlgorithm algorithm) {
        return new ObjectChecksums(
                values.stream().filter(value -> value.algorithm() == algorithm).toList(), type);
    }

    /** The headers of an answer; none where nothing is known. */
    List<Header> headers() {
        List<Header> headers = new ArrayList<>();
        values.forEach(value -> headers.add(value.header()));
        if (!isEmpty()) {
            headers.add(new Header(TYPE_HEADER, type.name()));
        }
        return headers;
    }

    /** Writes the elements with their values; none where nothing is known. */
    void write(XmlWriter xml) {
        writeValues(xml, values);
        writeType(xml);
    }

    /** Writes the elements that name the algorithms, as listings do. */
    void writeNames(XmlWriter xml) {
        values.forEach(value -> xml.text("ChecksumAlgorithm", value.algorithm().name()));
        writeType(xml);
    }

    private void writeType(XmlWriter xml) {
        if (!isEmpty()) {
            xml.text(TYPE_ELEMENT, type.name());
        }
    }
}
