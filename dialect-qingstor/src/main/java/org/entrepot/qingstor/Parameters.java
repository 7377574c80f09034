package org.entrepot.qingstor;

import java.util.Optional;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;

/** Query parameters with rules of their own. An empty value counts as none: rclone sends them. */
final class Parameters {
    private Parameters() {}

    /** A text; empty when it is not there. */
    static String text(Query query, String name) {
        return query.first(name).orElse("");
    }

    /**
     * A whole number.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument} when it is none or less than {@code least}
     */
    static int number(Query query, String name, int byDefault, int least) throws RefusedException {
        Optional<String> text = query.first(name).filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            return byDefault;
        }
        try {
            // Numbers beyond an int are as good as the largest: limits are lowered in silence.
            long number = Math.min(Long.parseLong(text.get()), Integer.MAX_VALUE);
            if (number >= least) {
                return (int) number;
            }
        } catch (NumberFormatException notWhole) {
            // The refusal below says so.
        }
        throw new RefusedException(
                new Refusal.InvalidArgument(name, text.get(), "it has to be a whole number, " + least + " or more"));
    }

    /**
     * A delimiter: one character or none ({@code qingstor.md} section 6.4).
     *
     * @throws RefusedException {@link Refusal.InvalidArgument} when it is longer
     */
    static String delimiter(Query query) throws RefusedException {
        String delimiter = text(query, "delimiter");
        if (delimiter.codePointCount(0, delimiter.length()) > 1) {
            throw new RefusedException(
                    new Refusal.InvalidArgument("delimiter", delimiter, "it has to be one character"));
        }
        return delimiter;
    }
}
