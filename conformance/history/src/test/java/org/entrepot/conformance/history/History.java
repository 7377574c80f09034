package org.entrepot.conformance.history;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What clients did between two moments at which nothing was under way.
 *
 * @param content the value of each key at the beginning
 * @param operations by the time of their requests
 */
record History(int[] content, List<Operation> operations) {
    History {
        operations = operations.stream()
                .sorted(Comparator.comparingLong(Operation::calledNanos))
                .toList();
    }

    Linearization.Verdict judge() {
        return Linearization.of(content, operations);
    }

    boolean isWrong() {
        return judge() == Linearization.Verdict.NOT_LINEARIZABLE;
    }

    /** The same as far as it is about one key. */
    History about(int key) {
        return with(operations.stream()
                .map(operation -> operation.about(key))
                .filter(Objects::nonNull)
                .toList());
    }

    /** The same with other operations. */
    History with(List<Operation> others) {
        return new History(content, others);
    }

    /** The same without one operation. */
    History without(int index) {
        return with(IntStream.range(0, operations.size())
                .filter(i -> i != index)
                .mapToObj(operations::get)
                .toList());
    }

    /** What was known at this moment: of requests under way then nobody knew the answer. */
    History until(long nanos) {
        return with(operations.stream()
                .filter(operation -> operation.calledNanos() <= nanos)
                .filter(operation -> operation.returnedNanos() <= nanos || operation.isWrite())
                .map(operation ->
                        operation.returnedNanos() <= nanos ? operation : operation.unansweredUntil(Long.MAX_VALUE))
                .toList());
    }

    /** What happened from this moment on, nothing being known of what was before: what was under way may be over already. */
    History since(long nanos) {
        int[] unknown = new int[content.length];
        Arrays.fill(unknown, Values.UNKNOWN);
        return new History(
                unknown,
                operations.stream()
                        .filter(operation -> operation.returnedNanos() >= nanos)
                        .filter(operation -> operation.calledNanos() >= nanos || operation.isWrite())
                        .map(operation -> operation.calledNanos() >= nanos
                                ? operation
                                : operation.unansweredUntil(operation.returnedNanos()))
                        .toList());
    }
}
