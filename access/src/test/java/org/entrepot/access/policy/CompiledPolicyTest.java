package org.entrepot.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompiledPolicyTest {
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_compiled_form_decides_as_the_definitions_do(Dialect dialect) {
        Property.holds(300, random -> {
            RandomPolicies draws = new RandomPolicies(random);
            Policy policy = draws.policy(dialect);
            CompiledPolicy compiled = CompiledPolicy.of(policy);
            for (int i = 0; i < 30; i++) {
                Question question = draws.question();
                assertThat(NaivePolicy.words(compiled.evaluate(question)))
                        .as("%s %s", policy, question)
                        .isEqualTo(NaivePolicy.evaluate(policy, question));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_deciding_rule_is_explained_as_matched(Dialect dialect) {
        Property.holds(100, random -> {
            RandomPolicies draws = new RandomPolicies(random);
            CompiledPolicy compiled = CompiledPolicy.of(draws.policy(dialect));
            for (int i = 0; i < 20; i++) {
                Question question = draws.question();
                PolicyResult result = compiled.evaluate(question);
                List<Rule> matched = compiled.outcomes(question).stream()
                        .filter(StatementOutcome::matched)
                        .map(StatementOutcome::rule)
                        .toList();
                if (result instanceof PolicyResult.Allow allow) {
                    assertThat(matched).contains(allow.rule());
                } else if (result instanceof PolicyResult.Deny deny) {
                    assertThat(matched).contains(deny.rule());
                }
            }
        });
    }

    @Test
    void a_pattern_matches_as_plain_recursion_does() {
        Property.holds(2_000, random -> {
            String alphabet = "ab*?/";
            StringBuilder pattern = new StringBuilder();
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                pattern.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            for (int i = random.nextInt(10); i > 0; i--) {
                text.append("ab/".charAt(random.nextInt(3)));
            }
            assertThat(pattern(pattern.toString()).matches(text.toString()))
                    .as("%s on %s", pattern, text)
                    .isEqualTo(NaivePolicy.matches(pattern.toString(), text.toString()));
        });
    }

    @Test
    void many_stars_do_not_multiply_the_work() {
        Pattern pattern = pattern("a*".repeat(16) + "b");
        assertThat(pattern.matches("a".repeat(5_000))).isFalse();
    }

    @Test
    void a_question_mark_takes_one_character_outside_the_basic_plane() {
        assertThat(pattern("x?y").matches("x\uD83D\uDE00y")).isTrue();
    }

    private static Pattern pattern(String text) {
        List<Pattern.Part> parts = new ArrayList<>();
        for (char c : text.toCharArray()) {
            parts.add(
                    switch (c) {
                        case '*' -> new Pattern.Part.AnyRun();
                        case '?' -> new Pattern.Part.AnyOne();
                        default -> new Pattern.Part.Literal(String.valueOf(c));
                    });
        }
        return new Pattern(parts);
    }
}
