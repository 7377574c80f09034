package org.entrepot.s3;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.ByteRange;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.CopySource;
import org.entrepot.store.StoreException;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadChecksum;
import org.entrepot.store.UploadedPart;

/** UploadPart and UploadPartCopy ({@code s3.md} sections 5, 11 and 12). */
final class PartCalls {
    private static final String RANGE = "x-amz-copy-source-range";

    private PartCalls() {}

    /** UploadPart. */
    static Answer upload(Work work) throws IOException, StoreException {
        RefusedFeatures.checkWrite(work.headers());
        ObjectWrites.requireLength(work);
        int number = PartNumbers.required(work);
        Upload upload = UploadCalls.running(work);
        checkAlgorithm(work, upload);
        UploadedPart part = work.store()
                .uploads()
                .putPart(
                        work.bucket(),
                        ObjectCalls.key(work),
                        upload.id(),
                        number,
                        work.body(),
                        work.settings().objectBytesMax());
        List<Header> checksums = ObjectChecksums.values(part.digests()).stream()
                .map(ObjectChecksums.Value::header)
                .toList();
        return Answer.empty(200, new Header("ETag", '"' + part.etag() + '"')).with(checksums);
    }

    private static void checkAlgorithm(Work work, Upload upload) throws RefusedException {
        Optional<ChecksumAlgorithm> sent = ChecksumAlgorithm.among(work.body().announced());
        UploadChecksum wanted = upload.begun().checksum();
        if (sent.isPresent() && wanted != null && sent.get().kind() != wanted.kind()) {
            throw new RefusedException(
                    new Refusal.InvalidRequest("Checksum Type mismatch occurred, expected checksum Type: "
                            + wanted.kind() + ", actual checksum Type: " + sent.get()));
        }
    }

    /** UploadPartCopy. */
    static Answer copy(Work work) throws IOException, StoreException {
        RefusedFeatures.checkWrite(work.headers());
        int number = PartNumbers.required(work);
        Upload upload = UploadCalls.running(work);
        CopySource source = SourceName.admitted(work);
        ByteRange range = range(work, source.object().size());
        CopyCall.checkSize(work, range.length());
        UploadedPart part = work.store()
                .uploads()
                .copyPart(
                        work.bucket(),
                        ObjectCalls.key(work),
                        upload.id(),
                        number,
                        source,
                        range.first(),
                        range.length());
        XmlWriter xml = S3Xml.root("CopyPartResult")
                .text("LastModified", HttpDates.formatMillis(part.lastModified()))
                .text("ETag", '"' + part.etag() + '"');
        ObjectChecksums.writeValues(xml, ObjectChecksums.values(part.digests()));
        return S3Xml.answer(xml.close("CopyPartResult"));
    }

    private static ByteRange range(Work work, long size) throws RefusedException {
        String text = work.headers().first(RANGE).orElse(null);
        if (text == null) {
            return new ByteRange(0, size);
        }
        return switch (ByteRange.ofSource(text, size)) {
            case ByteRange.Asked.Part(ByteRange range) -> range;
            case ByteRange.Asked.Whole whole -> new ByteRange(0, size);
            case ByteRange.Asked.Unsatisfiable beyond -> throw new RefusedException(new Refusal.InvalidRange(size));
            case ByteRange.Asked.Unreadable unreadable ->
                throw new RefusedException(new Refusal.InvalidArgument(
                        RANGE,
                        text,
                        "The " + RANGE + " value must be of the form bytes=first-last where first and last are the"
                                + " zero-based offsets of the first and last bytes to copy"));
        };
    }
}
