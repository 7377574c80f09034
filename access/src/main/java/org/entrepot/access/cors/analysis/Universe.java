package org.entrepot.access.cors.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.cors.CorsAsked;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsPattern;
import org.entrepot.access.cors.CorsRule;
import org.jspecify.annotations.Nullable;

/**
 * Origins and header names that stand for all others under two configurations.
 *
 * @param origins texts that a request can carry
 * @param names header names in lower case
 * @param unnamed a header name that no rule has
 */
record Universe(List<String> origins, List<String> names, String unnamed) {
    /** Characters of header names besides letters and digits ({@code CorsAsked.isToken}), without the asterisk. */
    private static final String TOKEN_MARKS = "-_.!#$%&'+^`|~";

    /** Letters that no origin of the web has, for patterns that use up the others. */
    private static final String FOREIGN_LETTERS = "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ";

    /** Empty when there would be too many, see {@link ReachComparison#MATCHES_MAX}. */
    static Optional<Universe> of(CorsConfiguration one, CorsConfiguration two) {
        List<CorsRule> rules = new ArrayList<>(one.rules());
        rules.addAll(two.rules());
        Set<String> origins = new LinkedHashSet<>();
        Set<String> headers = new LinkedHashSet<>();
        Set<String> exposed = new LinkedHashSet<>();
        for (CorsRule rule : rules) {
            origins.addAll(rule.origins());
            addLowerCase(headers, rule.headers());
            addLowerCase(exposed, rule.exposeHeaders());
        }
        Optional<Set<String>> originTexts = texts(origins, "https://", FOREIGN_LETTERS);
        Optional<Set<String>> headerTexts = texts(headers, "x-", TOKEN_MARKS);
        Optional<Set<String>> unnamed = texts(exposed, "x-", TOKEN_MARKS);
        if (originTexts.isEmpty() || headerTexts.isEmpty() || unnamed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Universe(
                originTexts.get().stream().filter(Universe::canBeOrigin).toList(),
                headerTexts.get().stream().filter(Universe::canBeName).toList(),
                unnamed.get().stream()
                        .filter(name -> canBeName(name) && !exposed.contains(name))
                        .findFirst()
                        .orElseThrow()));
    }

    private static Optional<Set<String>> texts(Set<String> patterns, String scheme, String more) {
        long pairsMax = ReachComparison.MATCHES_MAX / Math.max(1, patterns.size());
        return Representatives.of(patterns, scheme, more, pairsMax);
    }

    private static void addLowerCase(Set<String> set, @Nullable List<String> names) {
        if (names != null) {
            names.forEach(name -> set.add(name.toLowerCase(Locale.ROOT)));
        }
    }

    /** A header's value has no blanks at its ends and no control characters; an empty origin counts as none. */
    private static boolean canBeOrigin(String text) {
        return !text.isEmpty()
                && !text.equals(CorsPattern.ANY)
                && text.strip().equals(text)
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean canBeName(String text) {
        return CorsAsked.isToken(text) && text.indexOf('*') < 0;
    }
}
