package org.entrepot.qingstor;

import java.io.IOException;
import java.util.Locale;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.CopySource;
import org.entrepot.store.NewObject;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;

/** Copying and moving objects within the server ({@code qingstor.md} section 7.4). */
final class CopyCalls {
    private static final String DIRECTIVE = "x-qs-metadata-directive";

    private CopyCalls() {}

    /** {@code PUT /bucket/key} with {@code x-qs-copy-source}. A copy onto itself is one like any other: rclone sets times so. */
    static Answer copy(Work work) throws IOException, StoreException {
        Headers headers = work.headers();
        Encryption.refuse(headers);
        boolean replacesMetadata = replacesMetadata(headers);
        CopySource source = SourceHeader.COPY.judge(work);
        NewObject object = replacesMetadata ? ObjectWrites.described(work) : likeSource(work, source);
        return made(work.store()
                .copy(
                        source,
                        work.bucket(),
                        object,
                        ObjectWrites.condition(headers),
                        work.settings().objectBytesMax()));
    }

    /** {@code PUT /bucket/key} with {@code x-qs-move-source}: the source is gone when the target is there. */
    static Answer move(Work work) throws IOException, StoreException {
        Headers headers = work.headers();
        Encryption.refuse(headers);
        CopySource source = SourceHeader.MOVE.judge(work);
        return made(work.store()
                .move(
                        source,
                        work.bucket(),
                        likeSource(work, source),
                        ObjectWrites.condition(headers),
                        work.settings().objectBytesMax()));
    }

    private static NewObject likeSource(Work work, CopySource source) throws RefusedException {
        StoredObject object = source.object();
        return ObjectWrites.of(work, ObjectHeaders.copied(object, work.headers()), object.metadata());
    }

    private static Answer made(StoredObject object) {
        return Answer.empty(201, new Header("ETag", ObjectHeaders.etag(object)));
    }

    private static boolean replacesMetadata(Headers headers) throws RefusedException {
        String value = headers.first(DIRECTIVE).orElse("");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "replace" -> true;
            case "copy", "" -> false;
            default ->
                throw new RefusedException(
                        new Refusal.InvalidArgument(DIRECTIVE, value, "it has to be `COPY` or `REPLACE`"));
        };
    }
}
