package org.entrepot.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.User;
import org.entrepot.access.text.Position;
import org.entrepot.test.Allocation;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code -Dentrepot.requests=1000000} asks a million random requests instead of those that an ordinary build has time for. */
class RuleIndexTest {
    private static final int REQUESTS = Integer.getInteger("entrepot.requests", 100_000);
    private static final int REQUESTS_PER_POLICY = 50;
    private static final List<Integer> SIZES = List.of(1, 2, 5, 10, 20, 40, 100, 1_000);

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void the_index_finds_the_rule_that_the_walk_finds(Dialect dialect) {
        Property.holds(REQUESTS / Dialect.values().length / REQUESTS_PER_POLICY, random -> {
            RandomRules draws = new RandomRules(random);
            // Sizes are drawn so that each costs the same time in all.
            int size = SIZES.get(Math.min(random.nextInt(SIZES.size()), random.nextInt(SIZES.size())));
            assertAgreement(draws.policy(dialect, size), draws, REQUESTS_PER_POLICY);
        });
    }

    private static void assertAgreement(Policy policy, RandomRules draws, int requests) {
        CompiledPolicy walking = CompiledPolicy.walking(policy);
        CompiledPolicy indexed = CompiledPolicy.indexed(policy);
        for (int i = 0; i < requests; i++) {
            Question question = draws.question();
            PolicyResult expected = walking.evaluate(question);
            assertThat(indexed.evaluate(question).equals(expected))
                    .as("%s %s", question, expected)
                    .isTrue();
        }
    }

    @Test
    void rules_that_a_dialect_can_write_are_found_as_the_definitions_find_them() {
        Property.holds(500, random -> {
            RandomPolicies draws = new RandomPolicies(random);
            Policy policy = draws.policy(Dialect.values()[random.nextInt(4)]);
            CompiledPolicy indexed = CompiledPolicy.indexed(policy);
            for (int i = 0; i < 30; i++) {
                Question question = draws.question();
                assertThat(NaivePolicy.words(indexed.evaluate(question)))
                        .as("%s %s", policy, question)
                        .isEqualTo(NaivePolicy.evaluate(policy, question));
            }
        });
    }

    @Test
    void only_the_rules_of_the_caller_or_of_the_folder_or_of_the_ending_are_tested() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rules.add(
                    switch (i % 3) {
                        case 0 -> rule(i, new WhoAtom.NamedUser(People.OWNER.number(), "user" + i), "box/*");
                        case 1 -> rule(i, new WhoAtom.Anyone(), "box/folder-" + i + "/*");
                        default -> rule(i, new WhoAtom.Anyone(), "*/part-" + i + "/*");
                    });
        }
        RuleFiling filing = new RuleFiling(rules);
        assertThat(filing.byKey().values()).allMatch(places -> places.size() <= 3);
        assertThat(filing.byAlias()).isEqualTo(Map.of(IndexKeys.Kind.NAMED_USER, OpSet.of(Operation.OBJECT_READ)));
        assertThat(filing.byGram()).isEqualTo(OpSet.of(Operation.OBJECT_READ));
        RuleIndex index = RuleIndex.of(rules);
        Caller user3 = new Caller.OfUser(People.OWNER, new User("user3", "1", "usr-3", "c"));
        assertThat(index.first(Operation.OBJECT_READ, question(user3, "k"), RuleTest.Pass.ALL))
                .isEqualTo(3);
        assertThat(index.first(
                        Operation.OBJECT_READ, question(People.CALLERS.getFirst(), "folder-7/k"), RuleTest.Pass.ALL))
                .isEqualTo(7);
        assertThat(index.first(Operation.OBJECT_READ, question(user3, "x/part-2/k"), RuleTest.Pass.ALL))
                .isEqualTo(2);
        assertThat(index.first(Operation.OBJECT_WRITE, question(user3, "k"), RuleTest.Pass.ALL))
                .isEqualTo(300);
    }

    @Test
    void memory_grows_with_the_patterns_and_not_with_what_they_could_match() {
        List<Rule> hostile = IntStream.range(0, 2_000)
                .mapToObj(i -> rule(i, new WhoAtom.Anyone(), "box/" + ("*" + (char) ('a' + i % 26)).repeat(16) + i))
                .toList();
        int filed = new RuleFiling(hostile)
                .byKey().values().stream().mapToInt(List::size).sum();
        assertThat(filed).isLessThanOrEqualTo(2_000);
    }

    @Test
    void a_decision_leaves_nothing_for_the_collector() {
        assertThat(bytesPerDecision(CompiledPolicy.walking(everyday(10)))).isLessThan(1);
        assertThat(bytesPerDecision(CompiledPolicy.indexed(everyday(1_000)))).isLessThan(1);
    }

    private static double bytesPerDecision(CompiledPolicy policy) {
        int asked = 20_000;
        Facts facts = new Facts.Builder()
                .add(Fact.NET_SOURCE_IP, "10.0.0.1")
                .add(Fact.NET_TLS, "true")
                .build();
        List<Question> questions = IntStream.range(0, 100)
                .mapToObj(i -> new Question(
                        new Caller.OfUser(People.OWNER, new User("user" + i, "1", "usr-3", "c")),
                        Operation.OBJECT_READ,
                        RandomPolicies.BUCKET,
                        "home/user" + i + "/file",
                        facts))
                .toList();
        long bytes = Allocation.bytes(() -> {
            for (int i = 0; i < asked; i++) {
                policy.evaluate(questions.get(i % questions.size()));
            }
        });
        return (double) bytes / asked;
    }

    /** Users with folders of their own, a variable, and a deny that tests an address and TLS. */
    private static Policy everyday(int rules) {
        List<Rule> drawn = new ArrayList<>();
        Atom elsewhere = atom(
                Fact.NET_SOURCE_IP,
                new ValueTest.InBlock(List.of(AddressBlock.read("192.0.2.0/24").orElseThrow())));
        Atom plain = atom(Fact.NET_TLS, new ValueTest.Bool(Set.of(false)));
        Rule deny = rule(0, new WhoAtom.Anyone(), "box/*");
        drawn.add(new Rule(
                0,
                null,
                Effect.DENY,
                deny.who(),
                deny.ops(),
                List.of(),
                deny.where(),
                List.of(elsewhere, plain),
                "",
                Position.START));
        for (int i = 1; i < rules; i++) {
            drawn.add(rule(i, new WhoAtom.NamedUser(People.OWNER.number(), "user" + i), "box/home/user" + i + "/*"));
        }
        return new Policy(Dialect.S3, drawn);
    }

    private static Atom atom(Fact fact, ValueTest test) {
        return new Atom(FactKey.of(fact), test, false, Atom.Quantifier.NONE, false, false, "", "", List.of(), "");
    }

    private static Question question(Caller caller, String key) {
        return new Question(caller, Operation.OBJECT_READ, "box", key, Facts.NONE);
    }

    private static Rule rule(int index, WhoAtom who, String pattern) {
        return new Rule(
                index,
                null,
                Effect.ALLOW,
                Who.of(List.of(who)),
                OpSet.of(Operation.OBJECT_READ),
                List.of(),
                new Where(false, List.of(Patterns.read(pattern)), Where.Listing.AS_BUCKET),
                List.of(),
                "",
                Position.START);
    }
}
