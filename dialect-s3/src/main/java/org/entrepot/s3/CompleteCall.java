package org.entrepot.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.XmlElement;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.ETags;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.PartSizes;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.Work;
import org.entrepot.store.Completion;
import org.entrepot.store.DigestKind;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadChecksum;
import org.jspecify.annotations.Nullable;

/** CompleteMultipartUpload ({@code s3.md} sections 5 and 11). */
final class CompleteCall {
    private static final String ROOT = "CompleteMultipartUpload";
    private static final String RESULT = "CompleteMultipartUploadResult";
    private static final String SIZE = "x-amz-mp-object-size";

    private CompleteCall() {}

    static Answer complete(Work work) throws IOException, StoreException {
        RefusedFeatures.checkRead(work.headers());
        List<Completion.Choice> parts = parts(S3Xml.read(work, ROOT, S3Limits.COMPLETE_BYTES_MAX));
        Upload upload = runningOrNull(work);
        Completion completion = new Completion(
                parts,
                upload == null ? 0 : PartSizes.innerBytesMin(work.settings(), Dialect.S3, upload),
                ObjectWrites.condition(work.headers()),
                work.settings().s3Uploads().objectBytesMax(),
                size(work.headers()),
                upload == null ? Map.of() : claimed(work.headers(), upload, parts.size()),
                null);
        StoredObject made =
                work.store().uploads().complete(work.bucket(), ObjectCalls.key(work), UploadCalls.id(work), completion);
        return answer(work, made);
    }

    /** The upload; null when it has ended: the store knows whether that was by this same call. */
    private static @Nullable Upload runningOrNull(Work work) throws IOException, StoreException {
        try {
            return UploadCalls.running(work);
        } catch (StoreException refused) {
            if (refused.error() instanceof StoreError.NoSuchUpload) {
                return null;
            }
            throw refused;
        }
    }

    private static List<Completion.Choice> parts(XmlElement document) throws RefusedException {
        List<XmlElement> elements = document.children("Part");
        if (elements.isEmpty() || elements.size() > S3Limits.PART_NUMBER_MAX) {
            throw S3Xml.malformed(
                    "`" + ROOT + "` needs 1 to " + S3Limits.PART_NUMBER_MAX + " parts", document.position());
        }
        List<Completion.Choice> parts = new ArrayList<>(elements.size());
        for (XmlElement element : elements) {
            parts.add(part(element));
        }
        return parts;
    }

    private static Completion.Choice part(XmlElement element) throws RefusedException {
        String number = S3Xml.required(element, "PartNumber");
        if (!number.matches("[0-9]{1,9}")) {
            throw S3Xml.malformed("`PartNumber` has to be a number", element.position());
        }
        List<String> tags = ETags.parse(S3Xml.required(element, "ETag"));
        // Several tags, or a star, name no part.
        String etag = tags.size() == 1 ? tags.getFirst() : "";
        Map<DigestKind, byte[]> digests = new EnumMap<>(DigestKind.class);
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            String text = element.childText(algorithm.element()).orElse(null);
            if (text != null) {
                digests.put(algorithm.kind(), Checksums.value(algorithm, text));
            }
        }
        return new Completion.Choice(Integer.parseInt(number), etag, digests);
    }

    private static @Nullable Long size(Headers headers) throws RefusedException {
        String text = headers.first(SIZE).orElse(null);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new RefusedException(
                    new Refusal.InvalidArgument(SIZE, text, "the size of the object has to be a number of bytes"));
        }
        return Long.valueOf(text);
    }

    /** What the headers say is the object's checksum; a composite one may have the number of parts behind it. */
    private static Map<DigestKind, byte[]> claimed(Headers headers, Upload upload, int parts) throws RefusedException {
        UploadChecksums.checkType(headers, upload);
        List<Header> sent = Checksums.sent(headers);
        if (sent.isEmpty()) {
            return Map.of();
        }
        UploadChecksum begun = upload.begun().checksum();
        String wanted = begun == null
                ? ""
                : ChecksumAlgorithm.of(begun.kind()).orElseThrow().header();
        String name = sent.getFirst().name().toLowerCase(Locale.ROOT);
        if (begun == null || sent.size() > 1 || !name.equals(wanted)) {
            throw new RefusedException(new Refusal.InvalidRequest(
                    "The upload was not created with the checksum algorithm of the header `" + name + "`."));
        }
        String text = sent.getFirst().value().strip();
        String suffix = "-" + parts;
        if (begun.type() == UploadChecksum.Type.COMPOSITE && text.endsWith(suffix)) {
            text = text.substring(0, text.length() - suffix.length());
        }
        ChecksumAlgorithm algorithm = ChecksumAlgorithm.of(begun.kind()).orElseThrow();
        return Map.of(begun.kind(), Checksums.value(algorithm, text));
    }

    private static Answer answer(Work work, StoredObject made) {
        RequestHead head = work.head();
        String location = (head.isTls() ? "https://" : "http://") + head.authority() + head.rawPath();
        XmlWriter xml = S3Xml.root(RESULT)
                .text("Location", location)
                .text("Bucket", work.bucket().name().value())
                .text("Key", made.key().value())
                .text("ETag", ObjectHeaders.quotedETag(made));
        ObjectChecksums.of(made).write(xml);
        return S3Xml.answer(xml.close(RESULT));
    }
}
