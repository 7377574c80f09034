package org.entrepot.conformance.durability;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What clients asked for and what they were told, place by place: the judge of what may be found after a crash. One client at a time
 * writes a place, so its writes have an order.
 */
final class AcknowledgedWrites {
    /** The state of a place where nothing is. */
    static final String NOTHING = "nothing";

    /** Acknowledges what was acknowledged before a record began. */
    static final String BEFORE = "before";

    private final Map<Place, List<Write>> writes = new ConcurrentSkipListMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();

    /** A write of one place, with the id of the answer that acknowledged it. */
    static final class Write {
        private final String state;
        private volatile @Nullable String requestId;

        private Write(String state) {
            this.state = state;
        }

        /** The id of its acknowledgement; null when there is none. */
        @Nullable
        String requestId() {
            return requestId;
        }
    }

    /** Before requests are sent that give these places these states. */
    List<Write> begin(Map<Place, String> states) {
        List<Write> begun = new ArrayList<>();
        states.forEach((place, state) -> {
            Write write = new Write(state);
            writes.computeIfAbsent(place, first -> new ArrayList<>()).add(write);
            begun.add(write);
        });
        inFlight.incrementAndGet();
        return begun;
    }

    /** After an answer that acknowledges them. */
    void acknowledge(List<Write> begun, String requestId) {
        begun.forEach(write -> write.requestId = requestId);
        inFlight.decrementAndGet();
        acknowledged.incrementAndGet();
    }

    /** After no answer. */
    void giveUp() {
        inFlight.decrementAndGet();
    }

    /** How many requests wait for their answer. */
    int inFlight() {
        return inFlight.get();
    }

    /** How many were answered. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** Every place that was ever written. */
    Set<Place> places() {
        return writes.keySet();
    }

    /** The state that a place was last known to have, or asked to take. */
    String last(Place place) {
        List<Write> of = writes.get(place);
        return of == null ? NOTHING : of.getLast().state;
    }

    /** What may be found when all acknowledgements count. */
    Set<String> allowed(Place place) {
        return allowed(place, write -> write.requestId() != null);
    }

    /** What may be found: the last state whose acknowledgement counts, and the one that was asked for after it. */
    Set<String> allowed(Place place, Predicate<Write> counts) {
        List<Write> of = writes.getOrDefault(place, List.of());
        int last = of.size() - 1;
        while (last >= 0 && !counts.test(of.get(last))) {
            last--;
        }
        Set<String> states = new LinkedHashSet<>();
        states.add(last < 0 ? NOTHING : of.get(last).state);
        if (last + 1 < of.size()) {
            states.add(of.get(last + 1).state);
        }
        return states;
    }

    /** After a restart: an answer showed this state. From then on it has to stay. */
    void found(Place place, String state, String requestId) {
        Write seen = new Write(state);
        seen.requestId = requestId;
        writes.computeIfAbsent(place, first -> new ArrayList<>()).add(seen);
    }

    /** The same as if nothing had been asked for after the last acknowledgement that counts, but what was in flight then. */
    AcknowledgedWrites until(Predicate<Write> counts) {
        AcknowledgedWrites past = new AcknowledgedWrites();
        writes.forEach((place, of) -> {
            List<Write> kept = new ArrayList<>();
            for (String state : allowed(place, counts)) {
                Write write = new Write(state);
                write.requestId = kept.isEmpty() ? BEFORE : null;
                kept.add(write);
            }
            past.writes.put(place, kept);
        });
        return past;
    }
}
