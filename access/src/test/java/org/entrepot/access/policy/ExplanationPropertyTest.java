package org.entrepot.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.explain.ExplainedStatement;
import org.entrepot.access.policy.explain.PolicyChange;
import org.entrepot.access.policy.explain.PolicyExplanation;
import org.entrepot.access.policy.explain.WayToAllow;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonPointer;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.test.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For random policies and requests an explanation says what the evaluation does. */
class ExplanationPropertyTest {
    private static final int RUNS = 60;
    private static final int QUESTIONS = 8;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_deciding_statement_is_the_one_that_the_evaluation_names(Dialect dialect) {
        holds(dialect, (policy, explanation) -> {
            Question question = explanation.decision().question();
            Optional<Integer> deciding = explanation.deciding().map(ExplainedStatement::index);
            Optional<Integer> named = explanation.decision().reason() instanceof Reason.PolicyRule
                    ? switch (policy.evaluate(question)) {
                        case PolicyResult.Allow allow ->
                            Optional.of(allow.rule().index());
                        case PolicyResult.Deny deny -> Optional.of(deny.rule().index());
                        case PolicyResult.NoMatch none -> Optional.empty();
                    }
                    : Optional.empty();
            assertThat(deciding).isEqualTo(named);
            explanation
                    .deciding()
                    .ifPresent(statement -> assertThat(statement.matched()).isTrue());
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_statement_matches_and_a_part_fails_just_as_it_does_by_itself(Dialect dialect) {
        holds(dialect, (policy, explanation) -> {
            Question question = explanation.decision().question();
            for (ExplainedStatement statement : explanation.statements()) {
                List<Rule> rules = policy.policy().rules().stream()
                        .filter(rule -> rule.index() == statement.index())
                        .toList();
                assertThat(statement.matched()).isEqualTo(rules.stream().anyMatch(rule -> matches(rule, question)));
                statement.outcome().firstFailure().ifPresent(failure -> {
                    Rule alone = alone(statement.outcome().rule(), failure);
                    assertThat(matches(alone, question)).isFalse();
                });
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void with_the_denials_gone_and_a_near_miss_mended_it_is_allowed(Dialect dialect) {
        holds(dialect, (policy, explanation) -> {
            WayToAllow way = explanation.toAllow();
            Set<Integer> denials = way.needed().stream()
                    .map(PolicyChange.StopDenying.class::cast)
                    .flatMap(stop -> stop.statements().stream())
                    .map(ExplainedStatement::index)
                    .collect(Collectors.toSet());
            Policy left = policy.policy().without(denials);
            for (PolicyChange change : way.alternatives()) {
                if (change instanceof PolicyChange.Meet(ExplainedStatement near)
                        && near.failures().size() == 1) {
                    assertThat(allows(
                                    mended(
                                            left,
                                            near,
                                            explanation.decision().question().caller()),
                                    explanation))
                            .isTrue();
                }
            }
            if (!denials.isEmpty() && way.alternatives().isEmpty()) {
                assertThat(allows(left, explanation)).isTrue();
            }
        });
    }

    private static boolean allows(Policy policy, PolicyExplanation explanation) {
        Question question = explanation.decision().question();
        return AccessControl.decide(question, BucketRules.of(People.OWNER).with(CompiledPolicy.of(policy)), null)
                .allowed();
    }

    /** The policy with a statement that no longer asks for the part that failed. */
    private static Policy mended(Policy policy, ExplainedStatement near, Caller caller) {
        Rule nearest = near.outcome().rule();
        Where anywhere = new Where(true, List.of(), nearest.where().listing());
        WhoAtom named = caller.homeAccount()
                .<WhoAtom>map(account -> new WhoAtom.InAccount(account.number()))
                .orElseGet(() -> caller instanceof Caller.OfService(String name)
                        ? new WhoAtom.Service(name)
                        : new WhoAtom.Anyone());
        Rule mended = switch (near.failures().getFirst().outcome()) {
            case PartOutcome.Operations operations -> nearest.with(nearest.who(), OpSet.ALL, nearest.where());
            case PartOutcome.Callers callers -> nearest.with(Who.of(List.of(named)), nearest.ops(), nearest.where());
            case PartOutcome.Resources resources -> nearest.with(nearest.who(), nearest.ops(), anywhere);
            case PartOutcome.Condition condition ->
                nearest.when(nearest.when().stream()
                        .filter(atom -> !atom.equals(condition.wanted()))
                        .toList());
        };
        return new Policy(
                policy.dialect(),
                policy.rules().stream()
                        .map(rule -> rule.equals(nearest) ? mended : rule)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_place_leads_to_a_value_of_the_text_at_its_line_and_column(Dialect dialect) {
        holds(dialect, (policy, explanation) -> {
            JsonValue text = ((Parsed.Ok<JsonValue>) Json.read(policy.policy().source())).value();
            for (ExplainedStatement statement : explanation.statements()) {
                statement
                        .parts()
                        .forEach(part -> assertThat(
                                        JsonPointer.find(text, part.place().pointer())
                                                .orElseThrow()
                                                .position())
                                .isEqualTo(part.place().position()));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_json_is_json_and_the_text_is_one_screen(Dialect dialect) {
        holds(dialect, (policy, explanation) -> {
            assertThat(Json.read(explanation.toJson())).isInstanceOf(Parsed.Ok.class);
            assertThat(explanation.toText().lines().count()).isBetween(3L, 24L);
        });
    }

    /** A check of one explanation. */
    @FunctionalInterface
    private interface Check {
        void run(CompiledPolicy policy, PolicyExplanation explanation);
    }

    private static void holds(Dialect dialect, Check check) {
        Property.holds(RUNS, random -> {
            RandomPolicies draws = new RandomPolicies(random);
            CompiledPolicy policy = CompiledPolicy.of(draws.policy(dialect));
            for (int i = 0; i < QUESTIONS; i++) {
                Decision decision = AccessControl.decide(
                        draws.question(), BucketRules.of(People.OWNER).with(policy), null);
                check.run(policy, PolicyExplanation.of(decision));
            }
        });
    }

    private static boolean matches(Rule rule, Question question) {
        return RuleTest.matches(rule, question.operation(), question, RuleTest.Pass.ALL);
    }

    /** The rule with only this part of it left: everything else lets every request through. */
    private static Rule alone(Rule rule, PartOutcome part) {
        Where anywhere = new Where(true, List.of(), rule.where().listing());
        Rule open = rule.with(Who.ANYONE, OpSet.ALL, anywhere).when(List.of());
        return switch (part) {
            case PartOutcome.Operations operations -> open.with(Who.ANYONE, rule.ops(), anywhere);
            case PartOutcome.Callers callers -> open.with(rule.who(), OpSet.ALL, anywhere);
            case PartOutcome.Resources resources -> open.with(Who.ANYONE, OpSet.ALL, rule.where());
            case PartOutcome.Condition condition -> open.when(List.of(condition.wanted()));
        };
    }
}
