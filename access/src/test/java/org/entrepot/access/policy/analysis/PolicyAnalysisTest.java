package org.entrepot.access.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.entrepot.access.ComparisonVerdict;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.RandomPolicies;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyAnalysisTest {
    private static final String BUCKET = RandomPolicies.BUCKET;
    private static final String EVERYBODY = "\"Principal\":\"*\"";
    private static final String DENY = "\"Effect\":\"Deny\"," + EVERYBODY;
    private static final String ALLOW = "\"Effect\":\"Allow\"," + EVERYBODY;

    private static People people(Dialect dialect) {
        return new People(dialect, RandomPolicies.SCOPE.owner(), RandomPolicies.SCOPE.directory(), true);
    }

    private static String statement(String who, String action, String key) {
        return "{" + who + ",\"Action\":\"s3:" + action + "\",\"Resource\":\"arn:aws:s3:::" + BUCKET + key + "\"}";
    }

    private static String under(String statement, String condition) {
        return statement.substring(0, statement.length() - 1) + ",\"Condition\":{" + condition + "}}";
    }

    private static Policy s3(String... statements) {
        return s3(List.of(statements));
    }

    private static Policy s3(List<String> statements) {
        String text = "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
        PolicyReading reading =
                PolicyNotation.ofAnySize(Dialect.S3).read(text.getBytes(StandardCharsets.UTF_8), RandomPolicies.SCOPE);
        assertThat(reading).as(text).isInstanceOf(PolicyReading.Stored.class);
        return ((PolicyReading.Stored) reading).policy();
    }

    private static PolicyComparison compare(Policy old, Policy now) {
        return PolicyComparison.compare(old, now, BUCKET, people(Dialect.S3));
    }

    private static List<DeadStatement> dead(Policy policy) {
        return DeadStatements.of(policy, BUCKET, people(policy.dialect())).dead();
    }

    @Test
    void a_statement_behind_others_is_dead_and_names_them() {
        Policy policy = s3(
                statement(ALLOW, "GetObject", "/a/*"),
                statement(ALLOW, "GetObject", "/*"),
                statement(DENY, "GetObject", "/secret/*"),
                statement(ALLOW, "GetObject", "/secret/x"),
                under(statement(ALLOW, "GetObject", "/z/*"), "\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}"));
        assertThat(dead(policy))
                .containsExactly(
                        new DeadStatement(0, DeadStatement.Cause.REPEATED, List.of(1)),
                        new DeadStatement(3, DeadStatement.Cause.OVERRULED, List.of(2)),
                        new DeadStatement(4, DeadStatement.Cause.MATCHES_NOTHING, List.of()));
    }

    @Test
    void a_statement_inside_the_union_of_two_others_is_dead() {
        String tls = "\"Bool\":{\"aws:SecureTransport\":\"true\"}";
        Policy policy = s3(
                under(statement(ALLOW, "GetObject", "/*"), tls),
                under(statement(ALLOW, "GetObject", "/*"), tls.replace("true", "false")),
                statement(ALLOW, "GetObject", "/a"));
        assertThat(dead(policy)).containsExactly(new DeadStatement(2, DeadStatement.Cause.REPEATED, List.of(0, 1)));
    }

    @Test
    void of_two_equal_statements_only_the_later_is_dead() {
        String one = statement(ALLOW, "GetObject", "/*");
        assertThat(dead(s3(one, one))).extracting(DeadStatement::statement).containsExactly(1);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void without_its_dead_statements_a_policy_says_the_same(Dialect dialect) {
        Property.holds(150, random -> {
            RandomPolicies draws = new RandomPolicies(random);
            Policy policy = draws.policy(dialect);
            DeadStatements found = DeadStatements.of(policy, BUCKET, people(dialect));
            assertThat(found.unknown()).isNull();
            Set<Integer> dead = Set.copyOf(
                    found.dead().stream().map(DeadStatement::statement).toList());
            List<Rule> left = policy.rules().stream()
                    .filter(rule -> !dead.contains(rule.index()))
                    .toList();
            CompiledPolicy whole = CompiledPolicy.of(policy);
            CompiledPolicy rest = CompiledPolicy.of(new Policy(dialect, left));
            for (int i = 0; i < 50; i++) {
                Question question = draws.question();
                assertThat(rest.evaluate(question).getClass())
                        .as("%s without %s: %s", policy, dead, question)
                        .isEqualTo(whole.evaluate(question).getClass());
            }
        });
    }

    @Test
    void a_thousand_statements_with_one_changed_that_meets_all_others_are_compared_in_few_steps() {
        List<String> old = new ArrayList<>();
        IntStream.range(0, 1_000)
                .forEach(i -> old.add(under(
                        statement(i % 5 == 0 ? DENY : ALLOW, "GetObject", "/dir" + i + "/*"),
                        "\"NotIpAddress\":{\"aws:SourceIp\":\"10." + i % 250 + ".0.0/16\"}")));
        List<String> now = new ArrayList<>(old);
        now.set(501, statement(ALLOW, "GetObject", "/*"));
        PolicyComparison found = compare(s3(old), s3(now));
        assertThat(found.verdict()).isEqualTo(ComparisonVerdict.WIDER);
        assertThat(found.steps()).isLessThan(Steps.STEPS_MAX / 10);
    }

    /** The classes of keys that so many patterns tell apart are more than could ever be looked at. */
    @Test
    void a_hundred_patterns_with_stars_inside_are_compared_in_few_steps() {
        List<String> old = new ArrayList<>();
        IntStream.range(0, 100)
                .forEach(i -> old.add(statement(i % 4 == 0 ? DENY : ALLOW, "GetObject", "/*-" + i + "-*")));
        List<String> shuffled = new ArrayList<>(old.reversed());
        assertThat(compare(s3(old), s3(shuffled)).verdict()).isEqualTo(ComparisonVerdict.EQUAL);
        List<String> now = new ArrayList<>(old);
        now.set(50, statement(ALLOW, "GetObject", "/*-5*-*"));
        PolicyComparison found = compare(s3(old), s3(now));
        assertThat(found.verdict()).isEqualTo(ComparisonVerdict.WIDER);
        assertThat(found.steps()).isLessThan(Steps.STEPS_MAX / 10);
        now.set(50, statement(ALLOW, "GetObject", "/*-50-*/"));
        assertThat(compare(s3(old), s3(now)).verdict()).isEqualTo(ComparisonVerdict.NARROWER);
    }

    @Test
    void two_hundred_denies_with_stars_inside_that_both_policies_share_are_compared_in_few_steps() {
        List<String> old = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            old.add(statement(DENY, "GetObject", "/*a" + i + "*/b" + i + "*"));
        }
        List<String> now = new ArrayList<>(old);
        now.add(statement(ALLOW, "GetObject", "/*"));
        old.add(statement(ALLOW, "GetObject", "/*x*/y*"));
        PolicyComparison wider = compare(s3(old), s3(now));
        assertThat(wider.verdict()).as(wider.reason()).isEqualTo(ComparisonVerdict.WIDER);
        assertThat(wider.steps()).isLessThan(Steps.STEPS_MAX / 10);
        now.add(statement(DENY, "GetObject", "/*a7*b*"));
        PolicyComparison different = compare(s3(old), s3(now));
        assertThat(different.verdict()).as(different.reason()).isEqualTo(ComparisonVerdict.DIFFERENT);
        assertThat(different.steps()).isLessThan(Steps.STEPS_MAX / 10);
    }

    @Test
    void past_the_step_limit_the_verdict_is_unknown_with_the_reason() {
        Policy old = s3(statement(ALLOW, "GetObject", "/a/*"));
        Policy now = s3(statement(ALLOW, "GetObject", "/b/*"));
        PolicyComparison found = PolicyComparison.compare(old, now, BUCKET, people(Dialect.S3), 10);
        assertThat(found.verdict()).isEqualTo(ComparisonVerdict.UNKNOWN);
        assertThat(found.reason()).contains("step limit");
    }

    @Test
    void variables_are_tried_with_every_name_that_matters_and_a_fresh_one() {
        String home = statement(ALLOW, "GetObject", "/home/${aws:username}/*");
        Policy old = s3(home);
        Policy now = s3(home, statement(DENY, "GetObject", "/home/alice/*"));
        assertThat(compare(old, now).verdict()).isEqualTo(ComparisonVerdict.NARROWER);
        assertThat(compare(s3(statement(ALLOW, "GetObject", "/home/*")), old).verdict())
                .isEqualTo(ComparisonVerdict.NARROWER);
    }

    @Test
    void roles_and_services_count_where_they_are_asked_for() {
        Policy none = s3(statement(DENY, "GetObject", "/x"));
        Policy role = s3(statement(
                "\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::444455556666:role/reader\"}",
                "GetObject",
                "/*"));
        assertThat(compare(none, role).verdict()).isEqualTo(ComparisonVerdict.WIDER);
    }

    @Test
    void public_is_told_in_both_meanings() {
        People people = people(Dialect.S3);
        PublicAnswer open = PublicAnswer.of(s3(statement(ALLOW, "GetObject", "/*")), BUCKET, people);
        assertThat(open.asWritten()).isTrue();
        assertThat(open.responsible()).containsExactly(0);
        assertThat(open.reach()).isEqualTo(PublicAnswer.Reach.UNSIGNED);
        PublicAnswer shut =
                PublicAnswer.of(s3(statement(ALLOW, "GetObject", "/*"), statement(DENY, "*", "/*")), BUCKET, people);
        assertThat(shut.asWritten()).isTrue();
        assertThat(shut.reach()).isEqualTo(PublicAnswer.Reach.NOBODY);
        String stranger = "\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"444455556666\"}";
        PublicAnswer shared = PublicAnswer.of(s3(statement(stranger, "GetObject", "/*")), BUCKET, people);
        assertThat(shared.asWritten()).isFalse();
        assertThat(shared.reach()).isEqualTo(PublicAnswer.Reach.FOREIGN);
    }

    @Test
    void who_can_tells_callers_with_the_statements_that_allow_and_limit_them() {
        String alice = "\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:user/alice\"}";
        Policy policy = s3(
                statement(alice, "GetObject", "/a/*"),
                under(statement(ALLOW, "GetObject", "/*"), "\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}"),
                statement(DENY, "GetObject", "/a/secret"));
        Pattern resource = new Pattern(List.of(new Pattern.Part.Literal(BUCKET + "/a/"), new Pattern.Part.AnyRun()));
        WhoCan found = WhoCan.of(policy, BUCKET, people(Dialect.S3), Operation.OBJECT_READ, resource);
        assertThat(found.groups()).anySatisfy(group -> {
            assertThat(group.callers()).allMatch(Caller.OfUser.class::isInstance);
            assertThat(group.allows()).containsExactly(0);
            assertThat(group.denies()).containsExactly(2);
            assertThat(group.always()).isFalse();
        });
        WhoCan open = WhoCan.of(
                s3(statement(ALLOW, "GetObject", "/*")), BUCKET, people(Dialect.S3), Operation.OBJECT_READ, resource);
        assertThat(open.groups()).hasSize(1).allMatch(WhoCan.Group::always);
    }

    @Test
    void a_write_that_widens_publishes_or_locks_out_is_objected_to() {
        People people = people(Dialect.S3);
        Policy open = s3(statement(ALLOW, "GetObject", "/*"));
        Policy locked = s3(statement(DENY, "PutBucketPolicy", ""));
        Set<BeforeStoring.Guard> all = EnumSet.allOf(BeforeStoring.Guard.class);
        assertThat(BeforeStoring.objections(null, open, BUCKET, people, all))
                .extracting(BeforeStoring.Objection::guard)
                .containsExactly(BeforeStoring.Guard.WIDER, BeforeStoring.Guard.PUBLIC);
        assertThat(BeforeStoring.objections(open, locked, BUCKET, people, all))
                .extracting(BeforeStoring.Objection::guard)
                .containsExactly(BeforeStoring.Guard.OWNER_LOCKED_OUT);
        assertThat(BeforeStoring.objections(open, open, BUCKET, people, EnumSet.of(BeforeStoring.Guard.WIDER)))
                .isEmpty();
    }
}
