package org.entrepot.conformance.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a linearization of a history: an order of its operations, each at a moment between its request and its answer, that a
 * store which does one thing at a time could have gone through.
 *
 * <p>This is the search of Wing and Gong (1) with the memory of Lowe (2) in the form of Horn and Kroening (3): requests and answers
 * stand in a list by time. The first operation that can come next is taken out of the list; when an answer is met whose operation
 * was not taken, the last one taken goes back. A set of operations with a content that was come to before is not tried again.
 * An operation without an answer can come next in two ways.
 *
 * <ol>
 *   <li>J. M. Wing, C. Gong: Testing and Verifying Concurrent Objects. J. Parallel Distrib. Comput. 17, 1993.
 *   <li>G. Lowe: Testing for Linearizability. Concurrency Computat.: Pract. Exper. 29(4), 2017.
 *   <li>A. Horn, D. Kroening: Faster Linearizability Checking via P-Compositionality. FORTE 2015.
 * </ol>
 */
final class Linearization {
    /** What the memory of the search may take, in bytes by estimate. */
    private static final long MEMORY_BYTES_MAX = 256L << 20;

    /** Of one memory beside its bits and values. */
    private static final int MEMORY_COST_BYTES = 160;

    private final int configurationsMax;
    private final Event head = new Event(null, 0, false);
    private final long[] taken;
    private final Deque<Choice> choices = new ArrayDeque<>();
    private final Set<Configuration> seen = new HashSet<>();
    private int[] content;

    /** What the search found. */
    enum Verdict {
        LINEARIZABLE,
        NOT_LINEARIZABLE,
        /** The search took more memory than it may. */
        UNKNOWN
    }

    /** A request or an answer in the list. */
    private static final class Event {
        private final @Nullable Operation operation;
        private final int number;
        private final boolean isRequest;
        private @Nullable Event before;
        private @Nullable Event next;
        /** The answer to a request. */
        private @Nullable Event answer;

        Event(@Nullable Operation operation, int number, boolean isRequest) {
            this.operation = operation;
            this.number = number;
            this.isRequest = isRequest;
        }

        long nanos() {
            return isRequest ? operation.calledNanos() : operation.returnedNanos();
        }

        void unlink() {
            before.next = next;
            if (next != null) {
                next.before = before;
            }
        }

        void relink() {
            before.next = this;
            if (next != null) {
                next.before = this;
            }
        }
    }

    /** An operation that was taken, in which of its ways, and the content before it. */
    private record Choice(Event request, int alternative, int[] contentBefore) {}

    /** The operations taken, in any order, and the content that they left. */
    private record Configuration(long[] taken, int[] content) {
        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(taken) + Arrays.hashCode(content);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Configuration(long[] otherTaken, int[] otherContent)
                    && Arrays.equals(taken, otherTaken)
                    && Arrays.equals(content, otherContent);
        }
    }

    private Linearization(int[] content, List<Operation> history) {
        this.content = content.clone();
        taken = new long[(history.size() + Long.SIZE - 1) / Long.SIZE];
        configurationsMax = (int) (MEMORY_BYTES_MAX / (MEMORY_COST_BYTES + (long) taken.length * Long.BYTES));
        link(history);
    }

    /**
     * Searches.
     *
     * @param content of each key at the beginning, {@link Values#UNKNOWN} for what nobody knows
     */
    static Verdict of(int[] content, List<Operation> history) {
        return new Linearization(content, history).search();
    }

    private void link(List<Operation> history) {
        List<Event> events = new ArrayList<>();
        for (Operation operation : history) {
            Event request = new Event(operation, events.size() / 2, true);
            request.answer = new Event(operation, request.number, false);
            events.add(request);
            events.add(request.answer);
        }
        // Of one moment nobody knows the order, so that what can have been at once counts as at once.
        events.sort(Comparator.comparingLong(Event::nanos).thenComparing(event -> !event.isRequest));
        Event last = head;
        for (Event event : events) {
            last.next = event;
            event.before = last;
            last = event;
        }
    }

    private Verdict search() {
        Event at = head.next;
        while (head.next != null) {
            if (seen.size() > configurationsMax) {
                return Verdict.UNKNOWN;
            }
            if (at.isRequest) {
                at = take(at, 0) ? head.next : at.next;
                continue;
            }
            Choice last = choices.poll();
            if (last == null) {
                return Verdict.NOT_LINEARIZABLE;
            }
            giveBack(last);
            at = take(last.request, last.alternative + 1) ? head.next : last.request.next;
        }
        return Verdict.LINEARIZABLE;
    }

    /** Takes an operation in the first of its ways from this one on that leads to something new; false when there is none. */
    private boolean take(Event request, int firstAlternative) {
        Operation operation = Objects.requireNonNull(request.operation);
        long bit = 1L << request.number;
        int word = request.number / Long.SIZE;
        for (int alternative = firstAlternative; alternative < operation.alternatives(); alternative++) {
            int[] after = operation.after(content, alternative);
            if (after == null) {
                continue;
            }
            taken[word] |= bit;
            if (seen.add(new Configuration(taken.clone(), after))) {
                choices.push(new Choice(request, alternative, content));
                content = after;
                request.unlink();
                request.answer.unlink();
                return true;
            }
            taken[word] &= ~bit;
        }
        return false;
    }

    private void giveBack(Choice choice) {
        Event request = choice.request;
        request.answer.relink();
        request.relink();
        taken[request.number / Long.SIZE] &= ~(1L << request.number);
        content = choice.contentBefore;
    }
}
