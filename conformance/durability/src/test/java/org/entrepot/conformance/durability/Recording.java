package org.entrepot.conformance.durability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a server did to a folder and when it answered, in moments: numbers that grow from event to event. What happened because of
 * something else has the later moment.
 *
 * @param calls by the moment they began
 * @param answers the moment when an answer with this request id had been handed to the kernel
 * @param end the moment after the last
 */
record Recording(List<Call> calls, Map<String, Integer> answers, int end) {
    /** A process that was killed did not see the end of what it had begun. */
    static final int NEVER = Integer.MAX_VALUE;

    Recording {
        calls = List.copyOf(calls);
        answers = Map.copyOf(answers);
    }

    /**
     * An operation that succeeded.
     *
     * @param begun its effect may be seen from here on
     * @param ended when the process knew that it was done; {@link #NEVER} when it did not live to see it
     */
    record Call(int begun, int ended, FileOperation operation) {
        /** The moment from which a power cut may show it: a sync counts when it is over. */
        int counts() {
            return operation instanceof FileOperation.Sync ? ended : begun;
        }
    }

    /** This and then another one, whose moments follow. */
    Recording then(Recording next) {
        List<Call> all = new ArrayList<>(calls);
        for (Call call : next.calls) {
            int ended = call.ended() == NEVER ? NEVER : end + call.ended();
            all.add(new Call(end + call.begun(), ended, call.operation()));
        }
        Map<String, Integer> told = new HashMap<>(answers);
        next.answers.forEach((id, moment) -> told.put(id, end + moment));
        return new Recording(all, told, end + next.end);
    }
}
