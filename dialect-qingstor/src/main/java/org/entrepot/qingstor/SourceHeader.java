package org.entrepot.qingstor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.access.Operation;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.ReadConditions;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.SourceObject;
import org.entrepot.gateway.Work;
import org.entrepot.store.BucketName;
import org.entrepot.store.CopySource;
import org.entrepot.store.ObjectKey;

/** The headers that name an object to take the bytes from: {@code /bucket/key}, percent-encoded ({@code qingstor.md} 7.4). */
enum SourceHeader {
    COPY("x-qs-copy-source"),
    MOVE("x-qs-move-source");

    /** The name in lower case. */
    final String header;

    SourceHeader(String header) {
        this.header = header;
    }

    /** A source as named. */
    private record Named(BucketName bucket, ObjectKey key) {
        /** Takes {@code bucket/key} apart; a leading slash is passed over. */
        static Optional<Named> of(String text) {
            String path = withoutSlash(text);
            int slash = path.indexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            return BucketName.of(path.substring(0, slash))
                    .flatMap(bucket -> ObjectKey.of(path.substring(slash + 1)).map(key -> new Named(bucket, key)));
        }
    }

    /** The value as conditions of policies see it: {@code bucket/key}, decoded ({@code policy.md} section 6). */
    static String shown(String value) {
        return withoutSlash(EncodedHeaders.decoded(value).orElse(value));
    }

    /**
     * The source that a request names, found, allowed to be read, and with its conditions fulfilled. A move also needs leave to
     * remove it.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument}, {@link Refusal.NoSuchBucket}, {@link Refusal.AccessDenied},
     *     {@link Refusal.NoSuchKey}, {@link Refusal.PreconditionFailed}
     */
    CopySource judge(Work work) throws IOException {
        SourceObject source = find(work);
        CopySource readable = source.read(work);
        if (this == MOVE) {
            source.require(work, Operation.OBJECT_DELETE, null);
        }
        Headers headers = EncodedHeaders.withConditionsDecoded(work.headers());
        ReadConditions.requireOfSource(headers, header + "-", readable.object());
        return readable;
    }

    /** Some clients encode the value and some do not, so that what looks encoded may be meant as it stands. */
    private SourceObject find(Work work) throws IOException {
        String value = work.headers().first(header).orElse("");
        List<Named> readings = Stream.concat(EncodedHeaders.decoded(value).stream(), Stream.of(value))
                .flatMap(text -> Named.of(text).stream())
                .distinct()
                .toList();
        if (readings.isEmpty()) {
            throw new RefusedException(
                    new Refusal.InvalidArgument(header, value, "a source is written /<bucket>/<key>"));
        }
        SourceObject first = find(work, readings.getFirst());
        if (first.object() != null || readings.size() == 1) {
            return first;
        }
        SourceObject asItStands = find(work, readings.getLast());
        return asItStands.object() == null ? first : asItStands;
    }

    private static SourceObject find(Work work, Named named) throws IOException {
        return SourceObject.find(work, named.bucket(), named.key());
    }

    private static String withoutSlash(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
