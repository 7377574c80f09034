package org.entrepot.qingstor;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.ByteRange;
import org.entrepot.gateway.ETags;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.PartSizes;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.CopySource;
import org.entrepot.store.NewUpload;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadedPart;
import org.entrepot.store.Uploads;
import org.jspecify.annotations.Nullable;

/** Multipart uploads: begun, filled with parts, completed or aborted ({@code qingstor.md} section 7.9). */
final class UploadCalls {
    /** The parameter that names an upload. */
    static final String UPLOAD_ID = "upload_id";

    private static final String PART_NUMBER = "part_number";
    private static final String RANGE = "x-qs-copy-range";

    /** Largest object in bytes: 50 TiB ({@code qingstor.md} section 8). */
    private static final long OBJECT_BYTES_MAX = 50L << 40;

    /** Longest list of parts in bytes: room for all of them with the members of a listing. */
    private static final int LIST_BYTES_MAX = 4 << 20;

    /** An ETag as a client may give the whole object: quoted, at most 255 characters (section 7.9). */
    private static final Pattern QUOTED = Pattern.compile("\"[\\x21\\x23-\\x7e]{1,253}\"");

    private UploadCalls() {}

    /** {@code POST /bucket/key?uploads}: the headers of a PUT are said here. */
    static Answer begin(Work work) throws IOException, StoreException {
        Encryption.refuse(work.headers());
        String initiator = work.caller().canonicalId().orElse("");
        Upload upload = work.store()
                .uploads()
                .begin(work.bucket(), new NewUpload(ObjectWrites.described(work), initiator, null));
        return JsonAnswers.ok(new JsonWriter()
                .openObject()
                .member("bucket", work.bucket().name().value())
                .member("key", upload.key().value())
                .member("upload_id", upload.id())
                .closeObject());
    }

    /** {@code PUT /bucket/key?upload_id&part_number}. Small parts are taken: which is the last is known at the end only. */
    static Answer putPart(Work work) throws IOException, StoreException {
        Encryption.refuse(work.headers());
        UploadedPart part = work.store()
                .uploads()
                .putPart(
                        work.bucket(),
                        ObjectWrites.key(work),
                        id(work),
                        number(work),
                        work.body(),
                        work.settings().objectBytesMax());
        return Answer.empty(201, new Header("ETag", ObjectHeaders.etag(part)));
    }

    /** {@code PUT /bucket/key?upload_id&part_number} with {@code x-qs-copy-source}. */
    static Answer copyPart(Work work) throws IOException, StoreException {
        Encryption.refuse(work.headers());
        int number = number(work);
        CopySource source = SourceHeader.COPY.judge(work);
        long size = source.object().size();
        ByteRange range = range(work.headers(), size);
        long bytesMax = work.settings().objectBytesMax();
        if (range.length() > bytesMax) {
            throw new StoreException(new StoreError.TooLarge(bytesMax));
        }
        UploadedPart part = work.store()
                .uploads()
                .copyPart(
                        work.bucket(), ObjectWrites.key(work), id(work), number, source, range.first(), range.length());
        Answer answer = Answer.empty(201, new Header("ETag", ObjectHeaders.etag(part)));
        return size == 0 ? answer : answer.with("x-qs-content-copy-range", range.contentRange(size));
    }

    /** {@code POST /bucket/key?upload_id}. */
    static Answer complete(Work work) throws IOException, StoreException {
        CompletionBody body = CompletionBody.read(JsonBodies.object(work, LIST_BYTES_MAX));
        work.store()
                .uploads()
                .complete(
                        work.bucket(),
                        ObjectWrites.key(work),
                        id(work),
                        body.completion(
                                PartSizes.innerBytesMin(work, Dialect.QINGSTOR, ObjectWrites.key(work), id(work)),
                                ObjectWrites.condition(work.headers()),
                                OBJECT_BYTES_MAX,
                                etag(work.headers())));
        return Answer.empty(201);
    }

    /** {@code DELETE /bucket/key?upload_id}. */
    static Answer abort(Work work) throws IOException, StoreException {
        work.store().uploads().abort(work.bucket(), ObjectWrites.key(work), id(work));
        return Answer.empty(204);
    }

    /** The upload that the request names. */
    static String id(Work work) {
        return Parameters.text(work.query(), UPLOAD_ID);
    }

    private static int number(Work work) throws RefusedException {
        String text = Parameters.text(work.query(), PART_NUMBER);
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < Uploads.NUMBER_MIN || number > Uploads.NUMBER_MAX) {
            throw new RefusedException(new Refusal.InvalidArgument(
                    PART_NUMBER, text, "it has to be " + Uploads.NUMBER_MIN + " to " + Uploads.NUMBER_MAX));
        }
        return number;
    }

    private static ByteRange range(Headers headers, long size) throws RefusedException {
        return switch (ByteRange.of(headers.first(RANGE).filter(text -> !text.isBlank()), size)) {
            case ByteRange.Asked.Whole whole -> new ByteRange(0, size);
            case ByteRange.Asked.Part(ByteRange range) -> range;
            case ByteRange.Asked.Unsatisfiable none -> throw new RefusedException(new Refusal.InvalidRange(size));
            case ByteRange.Asked.Unreadable unreadable -> throw new RefusedException(new Refusal.InvalidRange(size));
        };
    }

    /** The whole object's ETag as the client wants it, without quotes; rclone sends the MD5 of the file and verifies it. */
    private static @Nullable String etag(Headers headers) {
        return headers.first("ETag")
                .flatMap(text -> text.startsWith("\"") ? Optional.of(text) : EncodedHeaders.decoded(text))
                .filter(text -> QUOTED.matcher(text).matches())
                .map(ETags::unquoted)
                .orElse(null);
    }
}
