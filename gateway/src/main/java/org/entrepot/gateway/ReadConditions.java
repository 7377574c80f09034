package org.entrepot.gateway;

import java.time.Instant;
import java.util.Optional;
import org.entrepot.store.StoredObject;

/** The four If-headers of a read or of the source of a copy, judged in the order of {@code s3.md} section 9. */
public final class ReadConditions {
    private static final String IF_MATCH = "If-Match";
    private static final String IF_UNMODIFIED_SINCE = "If-Unmodified-Since";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String IF_MODIFIED_SINCE = "If-Modified-Since";

    private ReadConditions() {}

    /** What the conditions say. */
    public enum Verdict {
        GO_ON,
        NOT_MODIFIED
    }

    /**
     * Judges the conditions of a read. Times compare by whole seconds; an unreadable time is ignored.
     *
     * @throws RefusedException {@link Refusal.PreconditionFailed}
     */
    public static Verdict judge(Headers headers, StoredObject object) throws RefusedException {
        return judge(headers, "", object);
    }

    /**
     * Judges the conditions on the source of a copy: each that does not hold refuses the copy.
     *
     * @param prefix of the headers, such as {@code x-amz-copy-source-}
     * @throws RefusedException {@link Refusal.PreconditionFailed}
     */
    public static void requireOfSource(Headers headers, String prefix, StoredObject source) throws RefusedException {
        if (judge(headers, prefix, source) == Verdict.NOT_MODIFIED) {
            String failed = headers.has(prefix + IF_NONE_MATCH) ? IF_NONE_MATCH : IF_MODIFIED_SINCE;
            throw new RefusedException(new Refusal.PreconditionFailed(prefix + failed));
        }
    }

    private static Verdict judge(Headers headers, String prefix, StoredObject object) throws RefusedException {
        Instant modified = Instant.ofEpochSecond(object.lastModified().getEpochSecond());
        Optional<String> ifMatch = headers.first(prefix + IF_MATCH);
        if (ifMatch.isPresent()) {
            if (!ETags.anyOn(object, ETags.parse(ifMatch.get()))) {
                throw new RefusedException(new Refusal.PreconditionFailed(prefix + IF_MATCH));
            }
        } else if (headers.first(prefix + IF_UNMODIFIED_SINCE)
                .flatMap(HttpDates::parse)
                .filter(modified::isAfter)
                .isPresent()) {
            throw new RefusedException(new Refusal.PreconditionFailed(prefix + IF_UNMODIFIED_SINCE));
        }
        Optional<String> ifNoneMatch = headers.first(prefix + IF_NONE_MATCH);
        if (ifNoneMatch.isPresent()) {
            return ETags.anyOn(object, ETags.parse(ifNoneMatch.get())) ? Verdict.NOT_MODIFIED : Verdict.GO_ON;
        }
        return headers.first(prefix + IF_MODIFIED_SINCE)
                        .flatMap(HttpDates::parse)
                        .filter(since -> !modified.isAfter(since))
                        .isPresent()
                ? Verdict.NOT_MODIFIED
                : Verdict.GO_ON;
    }
}
