package org.entrepot.access.cors.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsMethods;
import org.entrepot.access.cors.CorsPattern;
import org.entrepot.access.cors.CorsRequest;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.cors.RandomCors;
import org.entrepot.access.lint.Finding;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

/** The shadowing test against what really matches in a small universe. */
class CoverageTest {
    private static final int LENGTH_MAX = 6;

    @Test
    void a_pattern_covers_another_exactly_when_no_text_tells_them_apart() {
        // The third letter occurs in no pattern: it stands for all the others.
        List<String> universe = texts("abc", LENGTH_MAX);
        List<String> patterns = new ArrayList<>(texts("ab", 3));
        for (String head : texts("ab", 2)) {
            texts("ab", 2).forEach(tail -> patterns.add(head + "*" + tail));
        }
        for (String wide : patterns.stream().filter(text -> text.contains("*")).toList()) {
            CorsPattern matcher = CorsPattern.of(wide);
            for (String narrow : patterns) {
                boolean coversAll = universe.stream()
                        .filter(CorsPattern.of(narrow)::matches)
                        .allMatch(matcher::matches);
                assertThat(Coverage.covers(wide, narrow))
                        .as("%s covers %s", wide, narrow)
                        .isEqualTo(coversAll);
            }
        }
    }

    @Test
    void a_shadowed_rule_never_decides() {
        List<String> origins = texts("abA1", 3);
        List<String> headers = List.of("", "x-a", "x-ab", "content-type", "x-", "x-a,authorization", "x-zz");
        Property.holds(200, random -> {
            CorsConfiguration rules = RandomCors.sayableIn(Dialect.QINGSTOR, random);
            List<Integer> shadowed = shadowed(rules);
            CorsTarget target = CorsTarget.of(CompiledCors.compile(rules));
            for (String origin : shadowed.isEmpty() ? List.<String>of() : origins) {
                for (String method : CorsMethods.ALL) {
                    for (String asked : headers) {
                        CorsRequest preflight = new CorsRequest(
                                "OPTIONS",
                                List.of(origin),
                                List.of(method),
                                asked.isEmpty() ? List.of() : List.of(asked),
                                true);
                        if (CorsVerdict.judge(preflight, target) instanceof CorsVerdict.Allowed allowed) {
                            assertThat(shadowed).doesNotContain(allowed.ruleIndex());
                        }
                    }
                }
            }
        });
    }

    private static List<Integer> shadowed(CorsConfiguration rules) {
        return CorsLint.check(Dialect.QINGSTOR, rules).findings().stream()
                .filter(finding -> finding.code() == CorsLintCode.SHADOWED)
                .map(Finding::pointer)
                .map(pointer -> Integer.valueOf(pointer.substring("/rules/".length())))
                .toList();
    }

    /** Every text over the letters up to a length, the empty one included. */
    private static List<String> texts(String letters, int longest) {
        List<String> all = new ArrayList<>(List.of(""));
        List<String> last = all;
        for (int length = 1; length <= longest; length++) {
            List<String> longer = new ArrayList<>();
            for (String text : last) {
                letters.chars().forEach(letter -> longer.add(text + (char) letter));
            }
            all = new ArrayList<>(all);
            all.addAll(longer);
            last = longer;
        }
        return all;
    }
}
