package org.entrepot.cos;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.CopySource;
import org.entrepot.store.NewObject;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;

/** PUT Object - Copy ({@code cos.md} section 9). */
final class CopyCalls {
    private static final String METADATA_DIRECTIVE = "x-cos-metadata-directive";
    private static final String TAGGING_DIRECTIVE = "x-cos-tagging-directive";

    private CopyCalls() {}

    /** PUT Object - Copy. */
    static Answer copy(Work work) throws IOException, StoreException {
        Headers headers = work.headers();
        Unserved.checkWrite(headers, work.query());
        boolean replacesMetadata = isReplaced(headers, METADATA_DIRECTIVE);
        // Objects have no tags here, so that both words mean the same; any other is a mistake.
        isReplaced(headers, TAGGING_DIRECTIVE);
        CopySource source = CopySourceHeader.judge(work);
        StoredObject from = source.object();
        if (!replacesMetadata && isOntoItself(work, source)) {
            throw new RefusedException(new Refusal.InvalidRequest("an object is copied onto itself only with `"
                    + METADATA_DIRECTIVE + ": Replaced`, to change what is said about it"));
        }
        NewObject object = replacesMetadata
                ? ObjectWrites.described(work)
                : ObjectWrites.of(work, ObjectHeaders.copied(from, headers), from.metadata());
        long bytesMax = work.settings().objectBytesMax();
        StoredObject made = ObjectWrites.write(
                work, condition -> work.store().copy(source, work.bucket(), object, condition, bytesMax));
        return result("CopyObjectResult", ObjectHeaders.etag(made), CosCrc64.of(made), made.lastModified());
    }

    /** What a copy of an object or of a part is answered with. */
    static Answer result(String root, String etag, Optional<String> crc64, Instant lastModified) {
        XmlWriter xml = CosXml.writer().open(root).text("ETag", etag);
        crc64.ifPresent(decimal -> xml.text("CRC64", decimal));
        return CosXml.answer(
                xml.text("LastModified", HttpDates.formatMillis(lastModified)).close(root));
    }

    private static boolean isOntoItself(Work work, CopySource source) {
        return source.bucket().id().equals(work.bucket().id())
                && source.object().key().equals(CosKeys.of(work));
    }

    /** Letter case does not matter; the Java client writes {@code REPLACE}. */
    private static boolean isReplaced(Headers headers, String directive) throws RefusedException {
        String value = headers.first(directive).orElse("");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "replaced", "replace" -> true;
            case "copy", "" -> false;
            default ->
                throw new RefusedException(
                        new Refusal.InvalidArgument(directive, value, "the value is `Copy` or `Replaced`"));
        };
    }
}
