package org.entrepot.access.cors.analysis;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds texts that stand for all texts: whatever patterns of the form head*tail some text matches, one of the
 * representatives matches the same.
 *
 * <p>Proof. Let u be the longest head that a text begins with and v the longest tail that it ends with. If the text is at
 * least as long as both together, it matches exactly the patterns whose head begins u and whose tail ends v, as does u,
 * a character that is in no pattern, and v. If it is shorter, u and v overlap in it and cover it: it is one of the
 * overlaps, which are all listed. A text equal to an exact pattern is that pattern, which is listed.
 */
final class Representatives {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String NICE = ".example";

    private Representatives() {}

    /**
     * The representatives, those first that look like what they stand for.
     *
     * @param patterns exact texts and texts with one asterisk
     * @param more further characters that a text may have, for patterns that use up all letters and digits
     * @param pairsMax at most so many pairs of a head and a tail are put together
     * @return empty when there are more pairs, or no character is left that no pattern has
     */
    static Optional<Set<String>> of(Collection<String> patterns, String scheme, String more, long pairsMax) {
        Set<String> heads = new LinkedHashSet<>(List.of(""));
        Set<String> tails = new LinkedHashSet<>(List.of(""));
        Set<String> texts = new LinkedHashSet<>();
        for (String pattern : patterns) {
            int asterisk = pattern.indexOf('*');
            if (asterisk < 0) {
                texts.add(pattern);
            } else {
                heads.add(pattern.substring(0, asterisk));
                tails.add(pattern.substring(asterisk + 1));
            }
        }
        Optional<String> fresh = fresh(String.join("", patterns), LETTERS + more);
        if (fresh.isEmpty() || (long) heads.size() * tails.size() > pairsMax) {
            return Optional.empty();
        }
        String middle = fresh.get();
        heads.stream().filter(head -> !head.isEmpty()).forEach(head -> texts.add(head + middle + NICE));
        tails.forEach(tail -> texts.add(scheme + middle + (tail.isEmpty() ? NICE : tail)));
        for (String head : heads) {
            for (String tail : tails) {
                texts.add(head + middle + tail);
                overlaps(head, tail).forEach(texts::add);
            }
        }
        return Optional.of(texts);
    }

    private static Optional<String> fresh(String used, String choices) {
        return choices.chars()
                .filter(c -> used.indexOf(c) < 0)
                .mapToObj(Character::toString)
                .findFirst();
    }

    /** Every text that begins with the head, ends with the tail and has no more characters than the two. */
    private static Stream<String> overlaps(String head, String tail) {
        Stream.Builder<String> found = Stream.builder();
        for (int shared = 0; shared <= Math.min(head.length(), tail.length()); shared++) {
            if (head.regionMatches(head.length() - shared, tail, 0, shared)) {
                found.add(head + tail.substring(shared));
            }
        }
        return found.build();
    }
}
