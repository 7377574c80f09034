package org.entrepot.bench.decision;

import java.util.List;
import java.util.Locale;
import org.entrepot.access.cors.CorsAsked;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsMethods;
import org.entrepot.access.cors.CorsRule;

/** The definitions of {@code cors.md} section 4.2 written down as they stand: nothing is prepared, rules are tried in order. */
final class NaiveCors {
    private NaiveCors() {}

    /** The place of the first rule that matches; -1 when none does. */
    static int firstMatch(CorsConfiguration configuration, CorsAsked asked) {
        List<CorsRule> rules = configuration.rules();
        for (int i = 0; i < rules.size(); i++) {
            if (matches(rules.get(i), asked)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(CorsRule rule, CorsAsked asked) {
        List<String> headers = rule.headers() == null ? List.of() : rule.headers();
        return rule.origins().stream().anyMatch(pattern -> covers(pattern, asked.origin()))
                && (rule.methods().contains(CorsMethods.ANY) || rule.methods().contains(asked.method()))
                && asked.headers().stream()
                        .allMatch(name ->
                                headers.stream().anyMatch(pattern -> covers(pattern.toLowerCase(Locale.ROOT), name)));
    }

    private static boolean covers(String pattern, String value) {
        int asterisk = pattern.indexOf('*');
        return asterisk < 0
                ? pattern.equals(value)
                : value.length() >= pattern.length() - 1
                        && value.startsWith(pattern.substring(0, asterisk))
                        && value.endsWith(pattern.substring(asterisk + 1));
    }
}
