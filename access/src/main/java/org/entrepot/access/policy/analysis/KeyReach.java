package org.entrepot.access.policy.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a rule reaches, as patterns: those that are in every part.
 *
 * @param parts one or more
 */
record KeyReach(List<Part> parts) {
    /**
     * The keys that some language accepts or, as a complement, those that none accepts.
     *
     * @param complement true for {@code NotResource}
     */
    record Part(List<TextLanguage> languages, boolean complement) {
        Part {
            languages = List.copyOf(languages);
        }
    }

    KeyReach {
        parts = List.copyOf(parts);
    }

    /** What is in both; null stands for all keys. */
    static @Nullable KeyReach both(@Nullable KeyReach one, @Nullable KeyReach two) {
        if (one == null || one.equals(two)) {
            return two;
        }
        return two == null
                ? one
                : new KeyReach(
                        Stream.concat(one.parts.stream(), two.parts.stream()).toList());
    }
}
