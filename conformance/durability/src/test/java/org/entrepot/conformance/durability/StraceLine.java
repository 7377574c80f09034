package org.entrepot.conformance.durability;

import org.jspecify.annotations.Nullable;

/**
 * A line of {@code strace -f -o FILE}: {@code PID NAME(ARGUMENTS) = RESULT}, or one half of it when another thread came between:
 * {@code PID NAME(ARGUMENTS <unfinished ...>} and {@code PID <... NAME resumed>) = RESULT}.
 *
 * @param arguments as they are written; empty for the second half
 * @param result behind the equals sign; null for the first half
 */
record StraceLine(
        String thread,
        String name,
        String arguments,
        @Nullable String result,
        boolean isSecondHalf) {
    private static final String UNFINISHED = " <unfinished ...>";
    private static final String RESUMED = "<... ";

    /** The line's parts; null when it tells of something else, such as a process's end. */
    static @Nullable StraceLine of(String line) {
        int space = line.indexOf(' ');
        int begin = space;
        while (begin > 0 && begin < line.length() && line.charAt(begin) == ' ') {
            begin++;
        }
        if (begin <= 0 || begin == line.length()) {
            return null;
        }
        String thread = line.substring(0, space);
        if (line.startsWith(RESUMED, begin)) {
            int name = begin + RESUMED.length();
            String result = result(line);
            return result == null
                    ? null
                    : new StraceLine(thread, line.substring(name, line.indexOf(' ', name)), "", result, true);
        }
        int bracket = line.indexOf('(', begin);
        if (bracket < 0 || !Character.isLetter(line.charAt(begin))) {
            return null;
        }
        String name = line.substring(begin, bracket);
        if (line.endsWith(UNFINISHED)) {
            String arguments = line.substring(bracket + 1, line.length() - UNFINISHED.length());
            return new StraceLine(thread, name, arguments, null, false);
        }
        String result = result(line);
        if (result == null) {
            return null;
        }
        String call = line.substring(bracket + 1, line.lastIndexOf(" = ")).stripTrailing();
        return new StraceLine(thread, name, call.substring(0, call.length() - 1), result, false);
    }

    private static @Nullable String result(String line) {
        int equals = line.lastIndexOf(" = ");
        return equals < 0 ? null : line.substring(equals + 3);
    }
}
