package org.entrepot.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.test.Property;
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
}
