package org.entrepot.qingstor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.ETags;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.WriteCondition;

/** What all calls have in common that make an object ({@code qingstor.md} section 7). */
final class ObjectWrites {
    /** The longest key of a new object in UTF-8 bytes (section 8); one byte less than other dialects may write. */
    private static final int KEY_BYTES_MAX = 1023;

    private ObjectWrites() {}

    /**
     * The object of the call's key as the headers describe it.
     *
     * @throws RefusedException when the key or a header may not be written
     */
    static NewObject described(Work work) throws RefusedException {
        return of(work, ObjectHeaders.stored(work.headers()), ObjectHeaders.metadata(work.headers()));
    }

    /**
     * The object of the call's key with these headers and metadata.
     *
     * @throws RefusedException {@link Refusal.InvalidKey}
     */
    static NewObject of(Work work, Map<String, String> headers, Map<String, String> metadata) throws RefusedException {
        ObjectKey key = key(work);
        if (key.value().getBytes(StandardCharsets.UTF_8).length > KEY_BYTES_MAX) {
            throw new RefusedException(
                    new Refusal.InvalidKey("a key has at most " + KEY_BYTES_MAX + " bytes in UTF-8"));
        }
        return new NewObject(
                key, headers, metadata, null, work.bucket().owner().number(), Dialect.QINGSTOR, Set.of(DigestKind.MD5));
    }

    /** The condition under which the key may be written. */
    static WriteCondition condition(Headers sent) {
        Headers headers = EncodedHeaders.withConditionsDecoded(sent);
        Optional<String> ifMatch = headers.first("If-Match");
        if (ifMatch.isPresent()) {
            return new WriteCondition.IfMatch(ETags.parse(ifMatch.get()));
        }
        Optional<String> ifNoneMatch = headers.first("If-None-Match");
        if (ifNoneMatch.isEmpty()) {
            return new WriteCondition.Always();
        }
        List<String> tags = ETags.parse(ifNoneMatch.get());
        return tags.isEmpty() ? new WriteCondition.IfAbsent() : new WriteCondition.IfNoneMatch(tags);
    }

    /** The key of a call on an object. */
    static ObjectKey key(Work work) {
        return Objects.requireNonNull(work.call().key(), "a call on an object has a key");
    }
}
