package org.entrepot.conformance.history;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The part of a wrong history that shows what is wrong, as small as it can be had cheaply, and how a person reads it. */
final class Counterexample {
    private static final int BAR_COLUMNS = 48;

    private Counterexample() {}

    /**
     * A small part of a wrong history that is wrong too: about one key when one is enough, up to the answer that no order explains,
     * from as late as that stays so, without reads that do not matter.
     */
    static History of(History wrong) {
        History history = IntStream.range(0, wrong.content().length)
                .mapToObj(wrong::about)
                .filter(History::isWrong)
                .findFirst()
                .orElse(wrong);
        history = history.until(firstWrongAnswer(history));
        history = fromLatest(history);
        for (int i = history.operations().size() - 1; i >= 0; i--) {
            if (!history.operations().get(i).isWrite()) {
                History smaller = history.without(i);
                history = smaller.isWrong() ? smaller : history;
            }
        }
        return history;
    }

    /** The first moment at which the history was wrong already; from then on it stays so. */
    private static long firstWrongAnswer(History history) {
        long[] answers = moments(history.operations().stream().mapToLong(Operation::returnedNanos));
        int right = -1;
        int wrong = answers.length - 1;
        while (wrong - right > 1) {
            int middle = (right + wrong) >>> 1;
            if (history.until(answers[middle]).isWrong()) {
                wrong = middle;
            } else {
                right = middle;
            }
        }
        return answers[wrong];
    }

    /** The shortest end of the history that is wrong whatever was before it. */
    private static History fromLatest(History history) {
        long[] requests = moments(history.operations().stream().mapToLong(Operation::calledNanos));
        int wrong = -1;
        int right = requests.length;
        while (right - wrong > 1) {
            int middle = (right + wrong) >>> 1;
            if (history.since(requests[middle]).isWrong()) {
                wrong = middle;
            } else {
                right = middle;
            }
        }
        return wrong < 0 ? history : history.since(requests[wrong]);
    }

    private static long[] moments(LongStream nanos) {
        return nanos.sorted().distinct().toArray();
    }

    /** A line for each operation: who, when in milliseconds, what, and a bar for the time it took. */
    static String text(History history) {
        List<Operation> operations = history.operations();
        if (operations.isEmpty()) {
            return "(nothing happened)\n";
        }
        long begin = operations.getFirst().calledNanos();
        long end = operations.stream()
                .mapToLong(Operation::returnedNanos)
                .filter(nanos -> nanos != Long.MAX_VALUE)
                .max()
                .orElse(begin);
        StringBuilder text = new StringBuilder("the keys held at first:");
        for (int key = 0; key < history.content().length; key++) {
            text.append("  k").append(key).append(' ').append(name(history.content()[key]));
        }
        text.append('\n');
        for (Operation operation : operations) {
            boolean isOpen = operation.returnedNanos() == Long.MAX_VALUE;
            long returned = isOpen ? end : operation.returnedNanos();
            text.append(String.format(
                    Locale.ROOT,
                    "%9.3f %s ms |%s| client %-2d %s%n",
                    (operation.calledNanos() - begin) / 1e6,
                    isOpen ? "        ?" : String.format(Locale.ROOT, "%9.3f", (returned - begin) / 1e6),
                    bar(operation.calledNanos() - begin, returned - begin, end - begin),
                    operation.client(),
                    operation.text() + (operation.answered() ? "" : "  (may have taken effect here, or not)")));
        }
        return text.toString();
    }

    private static String bar(long from, long to, long whole) {
        int first = column(from, whole);
        int last = column(to, whole);
        return " ".repeat(first) + "=".repeat(last - first + 1) + " ".repeat(BAR_COLUMNS - 1 - last);
    }

    private static int column(long nanos, long whole) {
        return whole == 0 ? 0 : (int) (nanos * (BAR_COLUMNS - 1) / whole);
    }

    /** What people call a value. */
    static String name(int value) {
        return switch (value) {
            case Values.MISSING -> "nothing";
            case Values.UNKNOWN -> "anything";
            default -> "v" + value;
        };
    }
}
