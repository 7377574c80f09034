package org.entrepot.cos;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.ByteRange;
import org.entrepot.gateway.PartSizes;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Completion;
import org.entrepot.store.CopySource;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewUpload;
import org.entrepot.store.PutBody;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadedPart;
import org.entrepot.store.Uploads;

/** Multipart uploads: begun, filled with parts, completed or aborted ({@code cos.md} section 10). */
final class UploadCalls {
    /** The parameter that names an upload. */
    static final String UPLOAD_ID = "uploadId";

    /** The parameter that numbers a part. */
    static final String PART_NUMBER = "partNumber";

    /** The smallest part number of COS; another dialect may have given a part a smaller one. */
    private static final int NUMBER_MIN = 1;

    /** Largest object in bytes: as many of the largest parts as there may be, 48.82 TB ({@code cos.md} section 14). */
    private static final long OBJECT_BYTES_MAX = Uploads.NUMBER_MAX * (5L << 30);

    /** Longest list of parts in bytes: room for {@link Uploads#NUMBER_MAX} of them, indented. */
    private static final int LIST_BYTES_MAX = 4 << 20;

    private static final String RANGE = CopySourceHeader.NAME + "-range";

    private UploadCalls() {}

    /** Initiate Multipart Upload: the headers of PUT Object are said here. */
    static Answer begin(Work work) throws IOException, StoreException {
        Unserved.checkWrite(work.headers(), work.query());
        if (ObjectWrites.forbidsOverwrite(work) && work.object() != null) {
            throw ObjectWrites.alreadyExists();
        }
        String initiator = work.caller().canonicalId().orElse("");
        Upload upload = work.store()
                .uploads()
                .begin(work.bucket(), new NewUpload(ObjectWrites.described(work), initiator, null));
        return CosXml.answer(CosXml.writer()
                .open("InitiateMultipartUploadResult")
                .text("Bucket", CosBucketName.of(work.bucket()))
                .text("Key", upload.key().value())
                .text("UploadId", upload.id())
                .close("InitiateMultipartUploadResult"));
    }

    /** Upload Part. Small parts are taken: whether one is the last is known at completion only. */
    static Answer putPart(Work work) throws IOException, StoreException {
        Unserved.checkWrite(work.headers(), work.query());
        ObjectWrites.requireLength(work);
        UploadedPart part = work.store()
                .uploads()
                .putPart(
                        work.bucket(),
                        CosKeys.of(work),
                        id(work),
                        number(work),
                        new WithCrc64(work.body()),
                        work.settings().objectBytesMax());
        return Answer.empty(200).with(ObjectHeaders.ofPart(part));
    }

    /** Upload Part - Copy. */
    static Answer copyPart(Work work) throws IOException, StoreException {
        Unserved.checkWrite(work.headers(), work.query());
        int number = number(work);
        CopySource source = CopySourceHeader.judge(work);
        ByteRange range = range(work, source.object());
        long bytesMax = work.settings().objectBytesMax();
        if (range.length() > bytesMax) {
            throw new StoreException(new StoreError.TooLarge(bytesMax));
        }
        UploadedPart part = work.store()
                .uploads()
                .copyPart(work.bucket(), CosKeys.of(work), id(work), number, source, range.first(), range.length());
        return CopyCalls.result(
                "CopyPartResult", ObjectHeaders.etag(part), CosCrc64.known(part.digests()), part.lastModified());
    }

    /** Complete Multipart Upload. */
    static Answer complete(Work work) throws IOException, StoreException {
        Unserved.checkWrite(work.headers(), work.query());
        List<Completion.Choice> choices = CompletionXml.read(Bodies.readDocument(work.body(), LIST_BYTES_MAX));
        StoredObject made = ObjectWrites.write(work, condition -> {
            long innerBytesMin = PartSizes.innerBytesMin(work, Dialect.COS, CosKeys.of(work), id(work));
            Completion completion =
                    new Completion(choices, innerBytesMin, condition, OBJECT_BYTES_MAX, null, Map.of(), null);
            return work.store().uploads().complete(work.bucket(), CosKeys.of(work), id(work), completion);
        });
        Answer answer = CosXml.answer(CosXml.writer()
                .open("CompleteMultipartUploadResult")
                .text("Location", work.head().authority() + work.head().rawPath())
                .text("Bucket", CosBucketName.of(work.bucket()))
                .text("Key", made.key().value())
                .text("ETag", ObjectHeaders.etag(made))
                .close("CompleteMultipartUploadResult"));
        return CosCrc64.of(made)
                .map(decimal -> answer.with(ObjectHeaders.CRC64, decimal))
                .orElse(answer);
    }

    /** Abort Multipart Upload. */
    static Answer abort(Work work) throws IOException, StoreException {
        work.store().uploads().abort(work.bucket(), CosKeys.of(work), id(work));
        return Answer.empty(204);
    }

    /** The upload that the request names; a missing id is one of no upload. */
    static String id(Work work) {
        return work.query().first(UPLOAD_ID).orElse("");
    }

    private static int number(Work work) throws RefusedException {
        String text = work.query().first(PART_NUMBER).orElse("");
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < NUMBER_MIN || number > Uploads.NUMBER_MAX) {
            throw new RefusedException(new Refusal.InvalidArgument(
                    PART_NUMBER, text, "parts are numbered from " + NUMBER_MIN + " to " + Uploads.NUMBER_MAX));
        }
        return number;
    }

    private static ByteRange range(Work work, StoredObject source) throws RefusedException {
        String text =
                work.headers().first(RANGE).filter(value -> !value.isBlank()).orElse(null);
        if (text == null) {
            return new ByteRange(0, source.size());
        }
        return switch (ByteRange.ofSource(text, source.size())) {
            case ByteRange.Asked.Part(ByteRange range) -> range;
            case ByteRange.Asked.Unsatisfiable none ->
                throw new RefusedException(new Refusal.InvalidRange(source.size()));
            case ByteRange.Asked.Unreadable unreadable -> throw notARange(text);
            case ByteRange.Asked.Whole whole -> throw notARange(text);
        };
    }

    private static RefusedException notARange(String text) {
        return new RefusedException(
                new Refusal.InvalidArgument(RANGE, text, "a range is written bytes=<first>-<last>"));
    }

    /** A part with the CRC that its answer tells, also where the dialect that began the upload wants none. */
    private record WithCrc64(PutBody body) implements PutBody {
        @Override
        public InputStream input() {
            return body.input();
        }

        @Override
        public long length() {
            return body.length();
        }

        @Override
        public Set<DigestKind> announced() {
            Set<DigestKind> kinds = EnumSet.of(DigestKind.CRC64ECMA);
            kinds.addAll(body.announced());
            return kinds;
        }

        @Override
        public Map<DigestKind, byte[]> finish() throws IOException {
            return body.finish();
        }
    }
}
