package org.entrepot.access.cors.analysis;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entrepot.access.cors.CorsMethods;
import org.entrepot.access.cors.CorsPattern;
import org.entrepot.access.cors.CorsRule;

/**
 * A rule as the search reads it.
 *
 * @param origins its patterns
 * @param methods the methods that it allows, an asterisk spelled out
 * @param names which of the universe's header names it allows
 * @param exposed the headers that it exposes, lower case
 * @param isForAll whether a bare asterisk is among its origins, which keeps credentials out
 */
record PreparedRule(
        List<CorsPattern> origins, Set<String> methods, BitSet names, Set<String> exposed, boolean isForAll) {
    static PreparedRule of(CorsRule rule, Universe universe) {
        BitSet names = new BitSet();
        List<CorsPattern> allowed = rule.headers() == null
                ? List.of()
                : rule.headers().stream().map(CorsPattern::ofHeader).toList();
        for (int i = 0; i < universe.names().size(); i++) {
            String name = universe.names().get(i);
            if (allowed.stream().anyMatch(pattern -> pattern.matches(name))) {
                names.set(i);
            }
        }
        Set<String> exposed = new HashSet<>();
        if (rule.exposeHeaders() != null) {
            rule.exposeHeaders().forEach(name -> exposed.add(name.toLowerCase(Locale.ROOT)));
        }
        return new PreparedRule(
                rule.origins().stream().map(CorsPattern::of).toList(),
                Set.copyOf(CorsMethods.spelledOut(rule.methods())),
                names,
                exposed,
                rule.origins().contains(CorsPattern.ANY));
    }

    boolean lets(String origin) {
        return origins.stream().anyMatch(pattern -> pattern.matches(origin));
    }
}
