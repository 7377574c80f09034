package org.entrepot.gateway;

import java.time.Instant;
import java.util.Optional;
import org.entrepot.store.StoredObject;

/** The four If-headers of a read, judged in the order of {@code s3.md} section 9. */
public final class ReadConditions {
    private ReadConditions() {}

    /** What the conditions say. */
    public enum Verdict {
        GO_ON,
        NOT_MODIFIED
    }

    /**
     * Judges the conditions. Times compare by whole seconds; an unreadable time is ignored.
     *
     * @throws RefusedException {@link Refusal.PreconditionFailed}
     */
    public static Verdict judge(Headers headers, StoredObject object) throws RefusedException {
        Instant modified = Instant.ofEpochSecond(object.lastModified().getEpochSecond());
        Optional<String> ifMatch = headers.first("If-Match");
        if (ifMatch.isPresent()) {
            if (!ETags.anyOn(object, ETags.parse(ifMatch.get()))) {
                throw new RefusedException(new Refusal.PreconditionFailed("If-Match"));
            }
        } else if (headers.first("If-Unmodified-Since")
                .flatMap(HttpDates::parse)
                .filter(modified::isAfter)
                .isPresent()) {
            throw new RefusedException(new Refusal.PreconditionFailed("If-Unmodified-Since"));
        }
        Optional<String> ifNoneMatch = headers.first("If-None-Match");
        if (ifNoneMatch.isPresent()) {
            return ETags.anyOn(object, ETags.parse(ifNoneMatch.get())) ? Verdict.NOT_MODIFIED : Verdict.GO_ON;
        }
        return headers.first("If-Modified-Since")
                        .flatMap(HttpDates::parse)
                        .filter(since -> !modified.isAfter(since))
                        .isPresent()
                ? Verdict.NOT_MODIFIED
                : Verdict.GO_ON;
    }
}
