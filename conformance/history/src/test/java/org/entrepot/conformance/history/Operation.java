package org.entrepot.conformance.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer as the steps of a store that does one thing at a time.
 *
 * @param client who asked
 * @param text the request and its answer, for readers
 * @param calledNanos when it was sent
 * @param returnedNanos when its answer was there; of a request without an answer, when it could take effect no more
 * @param effects all at one moment
 * @param answered false for a write without an answer: it took effect as a whole, or not at all
 */
record Operation(
        int client, String text, long calledNanos, long returnedNanos, List<Effect> effects, boolean answered) {
    Operation {
        effects = List.copyOf(effects);
    }

    boolean isWrite() {
        return effects.stream().anyMatch(Effect::isWrite);
    }

    boolean isAboutOneKey() {
        return effects.size() == 1;
    }

    /** The same as far as it is about one key; null when it has nothing to do with it. */
    @Nullable
    Operation about(int key) {
        List<Effect> some =
                effects.stream().filter(effect -> effect.key() == key).toList();
        return some.isEmpty() ? null : new Operation(client, text, calledNanos, returnedNanos, some, answered);
    }

    /** The same without its answer, possible until this moment. */
    Operation unansweredUntil(long nanos) {
        return new Operation(client, text, calledNanos, nanos, effects, false);
    }
}
