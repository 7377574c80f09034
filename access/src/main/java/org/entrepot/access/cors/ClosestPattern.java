package org.entrepot.access.cors;

import org.jspecify.annotations.Nullable;

/** Finds the pattern a refused value came nearest to. */
final class ClosestPattern {
    private ClosestPattern() {}

    /**
     * The pattern that misses for a reason we can name, else the one that shares most characters at both ends, the
     * earliest on a tie; null when there are no patterns.
     */
    static @Nullable CorsPattern of(String value, CorsPattern[] patterns) {
        CorsPattern closest = null;
        int best = -1;
        for (CorsPattern pattern : patterns) {
            if (OriginHint.of(value, pattern).isPresent()) {
                return pattern;
            }
            int shared = shared(value, pattern.text());
            if (shared > best) {
                best = shared;
                closest = pattern;
            }
        }
        return closest;
    }

    private static int shared(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int head = 0;
        while (head < shorter && a.charAt(head) == b.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        return head + tail;
    }
}
