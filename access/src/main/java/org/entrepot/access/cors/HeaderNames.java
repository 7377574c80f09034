package org.entrepot.access.cors;

import java.util.List;

/**
 * The header names in the values of {@code Access-Control-Request-Headers}, read where they stand, so that a verdict copies
 * none of them. Names are parted by commas, blanks around them do not count, and empty ones are no names.
 */
final class HeaderNames {
    /** Something that is asked about one name. */
    interface Test {
        /** About the characters from {@code start} to before {@code end} of a line; there is at least one. */
        boolean holds(String line, int start, int end);
    }

    private HeaderNames() {}

    /** How many of the names fail a test. */
    static int failing(List<String> lines, Test test) {
        int failing = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int comma;
            for (int at = 0; at <= line.length(); at = comma + 1) {
                comma = line.indexOf(',', at);
                comma = comma < 0 ? line.length() : comma;
                int start = at;
                int end = comma;
                while (start < end && line.charAt(start) <= ' ') {
                    start++;
                }
                while (start < end && line.charAt(end - 1) <= ' ') {
                    end--;
                }
                if (start < end && !test.holds(line, start, end)) {
                    failing++;
                }
            }
        }
        return failing;
    }
}
