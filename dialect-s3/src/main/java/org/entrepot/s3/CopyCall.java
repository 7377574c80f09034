package org.entrepot.s3;

import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.CopySource;
import org.entrepot.store.DigestKind;
import org.entrepot.store.Multipart;
import org.entrepot.store.NewObject;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;

/** CopyObject ({@code s3.md} section 12). */
final class CopyCall {
    private static final String METADATA_DIRECTIVE = "x-amz-metadata-directive";
    private static final String TAGGING_DIRECTIVE = "x-amz-tagging-directive";

    /** What changes an object that is copied onto itself, besides new metadata. */
    private static final List<String> CHANGES =
            List.of("x-amz-storage-class", "x-amz-server-side-encryption", ObjectHeaders.REDIRECT);

    private CopyCall() {}

    /** Whether the copy says of itself what its source says, or what the request says. */
    private enum Directive {
        COPY,
        REPLACE
    }

    static Answer copy(Work work) throws IOException, StoreException {
        Headers headers = work.headers();
        RefusedFeatures.checkWrite(headers);
        Directive metadata = directive(headers, METADATA_DIRECTIVE);
        directive(headers, TAGGING_DIRECTIVE);
        ChecksumAlgorithm algorithm = UploadChecksums.algorithm(headers);
        CopySource source = SourceName.admitted(work);
        if (metadata == Directive.COPY && isOntoItself(work, source) && !isChanged(headers)) {
            throw new RefusedException(new Refusal.InvalidRequest("This copy request is illegal because it is trying to"
                    + " copy an object to itself without changing the object's metadata, storage class, website redirect"
                    + " location or encryption attributes."));
        }
        checkSize(work, source.object().size());
        Set<DigestKind> digests = digests(source.object());
        if (algorithm != null) {
            digests.add(algorithm.kind());
        }
        StoredObject copy = work.store()
                .copy(
                        source,
                        work.bucket(),
                        described(work, metadata, source.object(), digests),
                        ObjectWrites.condition(headers),
                        work.settings().objectBytesMax());
        XmlWriter xml = S3Xml.root("CopyObjectResult")
                .text("LastModified", HttpDates.formatMillis(copy.lastModified()))
                .text("ETag", ObjectHeaders.quotedETag(copy));
        ObjectChecksums.of(copy).write(xml);
        return S3Xml.answer(xml.close("CopyObjectResult"));
    }

    /**
     * Refuses sources that are too large to be copied in one go.
     *
     * @throws RefusedException {@link Refusal.InvalidRequest}
     */
    static void checkSize(Work work, long bytes) throws RefusedException {
        long max = work.settings().objectBytesMax();
        if (bytes > max) {
            throw new RefusedException(new Refusal.InvalidRequest(
                    "The specified copy source is larger than the maximum allowable size for a copy source: " + max));
        }
    }

    private static NewObject described(Work work, Directive metadata, StoredObject source, Set<DigestKind> digests)
            throws IOException {
        return switch (metadata) {
            case REPLACE -> ObjectWrites.described(work, digests);
            case COPY -> {
                Map<String, String> headers = new LinkedHashMap<>(source.headers());
                // Where the copy redirects to is its own affair.
                headers.remove(ObjectHeaders.REDIRECT);
                ObjectHeaders.redirect(work.headers()).ifPresent(to -> headers.put(ObjectHeaders.REDIRECT, to));
                yield ObjectWrites.described(work, headers, source.metadata(), digests);
            }
        };
    }

    /** The plain MD5, whatever made the source; a checksum over parts becomes one of all bytes. */
    private static Set<DigestKind> digests(StoredObject source) {
        Set<DigestKind> digests = EnumSet.of(DigestKind.MD5);
        Multipart multipart = source.multipart();
        Multipart.Composite composite = multipart == null ? null : multipart.checksum();
        if (composite != null) {
            digests.add(composite.kind());
        }
        return digests;
    }

    private static boolean isOntoItself(Work work, CopySource source) {
        return source.bucket().id().equals(work.bucket().id())
                && source.object().key().equals(ObjectCalls.key(work));
    }

    private static boolean isChanged(Headers headers) {
        return CHANGES.stream().anyMatch(headers::has);
    }

    private static Directive directive(Headers headers, String name) throws RefusedException {
        String text = headers.first(name).orElse(Directive.COPY.name());
        for (Directive directive : Directive.values()) {
            if (directive.name().equals(text)) {
                return directive;
            }
        }
        throw new RefusedException(new Refusal.InvalidArgument(name, text, "Unknown directive."));
    }
}
