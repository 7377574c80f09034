package org.entrepot.access.policy.notation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.CommonPolicies;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.PolicyResult;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.RandomPolicies;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTranslationTest {
    private static final PolicyScope SCOPE = RandomPolicies.SCOPE;

    static List<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Dialect from : Dialect.values()) {
            for (Dialect to : Dialect.values()) {
                pairs.add(Arguments.of(from, to));
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_translation_of_any_policy_decides_the_same_but_for_the_operations_it_names(Dialect from, Dialect to) {
        Property.holds(80, random -> {
            RandomPolicies draws = new RandomPolicies(random);
            decidesTheSame(draws.policy(from), to, draws::question);
        });
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void what_two_dialects_have_words_for_is_translated_and_decides_the_same(Dialect from, Dialect to) {
        AtomicInteger translated = new AtomicInteger();
        Property.holds(150, random -> {
            CommonPolicies draws = new CommonPolicies(random);
            if (decidesTheSame(draws.policy(from), to, draws::question)) {
                translated.incrementAndGet();
            }
        });
        boolean isOneRun = Long.getLong("entrepot.seed") != null;
        assertThat(isOneRun || translated.get() > 0)
                .as("some policy is translated")
                .isTrue();
    }

    /** Whether there is a translation at all; if so, requests are asked of both. */
    private static boolean decidesTheSame(Policy policy, Dialect to, Supplier<Question> questions) {
        return switch (PolicyTranslation.translate(policy, to, SCOPE)) {
            case Translation.Inexact inexact -> false;
            case Translation.Exact(String text) -> decidesTheSame(policy, to, text, Set.of(), questions);
            case Translation.Near(String text, Set<Operation> apart) ->
                decidesTheSame(policy, to, text, apart, questions);
        };
    }

    private static boolean decidesTheSame(
            Policy policy, Dialect to, String text, Set<Operation> apart, Supplier<Question> questions) {
        CompiledPolicy before = CompiledPolicy.of(policy);
        CompiledPolicy after = CompiledPolicy.of(read(to, text));
        for (int i = 0; i < 100; i++) {
            Question question = questions.get();
            if (!apart.contains(question.operation())) {
                assertThat(kind(after.evaluate(question)))
                        .as("%s became %s for %s", policy, text, question)
                        .isEqualTo(kind(before.evaluate(question)));
            }
        }
        return true;
    }

    @Test
    void the_default_container_policy_reads_as_s3_and_cos_statements() {
        Policy container = read(Dialect.MEDIASTORE, """
            {"Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},
             "Action":"mediastore:*","Resource":"arn:aws:mediastore:r:111122223333:container/box/*"}}\
            """);
        assertThat(near(container, Dialect.S3).text()).contains("\"s3:ListBucket\"", "s3:PutObject", "s3:GetObject\"");
        assertThat(near(container, Dialect.S3).apart())
                .containsExactlyInAnyOrder(Operation.BUCKET_HEAD, Operation.BUCKET_STATS);
        assertThat(near(container, Dialect.COS).apart()).containsExactly(Operation.BUCKET_STATS);
    }

    @Test
    void a_public_read_of_s3_passes_to_qingstor_and_names_the_versions_it_cannot_keep_apart() {
        Policy s3 = read(Dialect.S3, """
            {"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::box/*"}}\
            """);
        Translation.Near near = near(s3, Dialect.QINGSTOR);
        assertThat(near.text()).contains("get_object", "head_object", "box/*");
        assertThat(near.apart()).containsExactlyInAnyOrder(Operation.VERSION_READ, Operation.VERSION_HEAD);
    }

    @Test
    void a_version_action_of_its_own_name_is_never_dropped() {
        Policy s3 = read(Dialect.S3, """
            {"Statement":{"Effect":"Allow","Principal":"*","Action":["s3:GetObject","s3:GetObjectVersion"],
             "Resource":"arn:aws:s3:::box/*"}}\
            """);
        assertThat(PolicyTranslation.translate(s3, Dialect.MEDIASTORE, SCOPE))
                .isInstanceOfSatisfying(
                        Translation.Inexact.class,
                        inexact -> assertThat(inexact.losses())
                                .first()
                                .asString()
                                .contains("the operation version.read has no form in mediastore"));
    }

    @Test
    void a_public_read_and_listing_of_s3_passes_to_mediastore_without_the_head_of_the_bucket() {
        Policy s3 = read(Dialect.S3, """
            {"Statement":{"Effect":"Allow","Principal":"*","Action":["s3:GetObject","s3:ListBucket"],
             "Resource":["arn:aws:s3:::box","arn:aws:s3:::box/*"]}}\
            """);
        Translation.Near near = near(s3, Dialect.MEDIASTORE);
        assertThat(near.text()).contains("mediastore:ListItems").doesNotContain("DescribeContainer");
        assertThat(near.apart()).containsExactlyInAnyOrder(Operation.BUCKET_HEAD, Operation.BUCKET_STATS);
    }

    @Test
    void a_public_read_of_a_container_passes_to_cos() {
        Policy container = read(Dialect.MEDIASTORE, """
            {"Statement":{"Effect":"Allow","Principal":"*","Action":["mediastore:GetObject","mediastore:DescribeObject"],
             "Resource":"arn:aws:mediastore:r:111122223333:container/box/*"}}\
            """);
        assertThat(PolicyTranslation.translate(container, Dialect.COS, SCOPE))
                .isInstanceOfSatisfying(
                        Translation.Exact.class,
                        exact -> assertThat(exact.text()).contains("name/cos:GetObject", "name/cos:HeadObject"));
    }

    @Test
    void a_negated_address_of_cos_passes_to_qingstor_because_an_address_is_never_absent() {
        Policy cos = read(Dialect.COS, """
            {"version":"2.0","statement":[{"principal":{"qcs":["qcs::cam::uin/100000000001:uin/100000000011"]},
             "effect":"deny","action":["name/cos:GetObject","name/cos:HeadObject"],
             "resource":["qcs::cos:ap-x:uid/1250000000:box-1250000000/*"],
             "condition":{"ip_not_equal":{"qcs:ip":"10.0.0.0/8"}}}]}\
            """);
        assertThat(PolicyTranslation.translate(cos, Dialect.QINGSTOR, SCOPE))
                .isInstanceOfSatisfying(
                        Translation.Exact.class,
                        exact -> assertThat(exact.text())
                                .contains("\"not_ip_address\":{\"source_ip\":[\"10.0.0.0/8\"]}"));
    }

    @Test
    void a_plain_read_permission_passes_between_s3_and_cos() {
        Policy s3 = read(Dialect.S3, """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*",
             "Action":["s3:GetObject","s3:GetObjectVersion"],"Resource":"arn:aws:s3:::box/dir/*"}]}\
            """);
        assertThat(PolicyTranslation.translate(s3, Dialect.COS, SCOPE)).isEqualTo(new Translation.Exact("""
            {"version":"2.0","statement":[{"principal":{"qcs":["qcs::cam::anyone:anyone"]},"effect":"allow",\
            "action":["name/cos:GetObject","name/cos:HeadObject"],\
            "resource":["qcs::cos::uid/1250000000:box-1250000000/dir/*"]}]}\
            """));
    }

    @Test
    void a_cos_policy_for_reads_and_heads_becomes_two_s3_actions() {
        Policy cos = read(Dialect.COS, """
            {"version":"2.0","statement":[{"principal":{"qcs":["qcs::cam::uin/100000000001:uin/100000000011"]},
             "effect":"allow","action":["name/cos:GetObject","name/cos:HeadObject"],
             "resource":["qcs::cos:ap-x:uid/1250000000:box-1250000000/*"],
             "condition":{"ip_not_equal":{"qcs:ip":"10.0.0.0/8"}}}]}\
            """);
        assertThat(PolicyTranslation.translate(cos, Dialect.S3, SCOPE))
                .isInstanceOfSatisfying(
                        Translation.Exact.class,
                        exact -> assertThat(exact.text())
                                .contains("user/alice", "\"s3:GetObject\"", "\"s3:GetObjectVersion\"")
                                .contains("\"NotIpAddress\":{\"aws:SourceIp\":[\"10.0.0.0/8\"]}")
                                .contains("\"Null\":{\"aws:SourceIp\":[\"false\"]}"));
    }

    @Test
    void a_deny_for_everybody_in_s3_has_no_form_in_cos_and_is_named() {
        Policy s3 = read(Dialect.S3, """
            {"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:DeleteObject",
             "Resource":"arn:aws:s3:::box/*"}]}\
            """);
        assertThat(PolicyTranslation.translate(s3, Dialect.COS, SCOPE))
                .isInstanceOfSatisfying(
                        Translation.Inexact.class,
                        inexact -> assertThat(inexact.losses())
                                .singleElement()
                                .asString()
                                .startsWith("statement 0: the principal"));
    }

    @Test
    void a_qingstor_deny_behind_an_allow_that_it_overlaps_has_no_form_in_s3() {
        Policy qingstor = read(Dialect.QINGSTOR, """
            {"statement":[
             {"id":"a","user":"*","action":["delete_object"],"effect":"allow","resource":["box/*"]},
             {"id":"d","user":"usr-bob","action":["delete_object"],"effect":"deny","resource":["box/a"]}]}\
            """);
        assertThat(PolicyTranslation.translate(qingstor, Dialect.S3, SCOPE))
                .isInstanceOfSatisfying(
                        Translation.Inexact.class,
                        inexact -> assertThat(inexact.losses())
                                .containsExactly(
                                        "statement 1: a deny behind an allow that it overlaps has no form in s3"));
    }

    @Test
    void reads_of_a_container_pass_to_s3_and_back() {
        Policy container = read(Dialect.MEDIASTORE, """
            {"Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},
             "Action":["mediastore:GetObject","mediastore:DescribeObject"],
             "Resource":"arn:aws:mediastore:r:111122223333:container/box/live/*",
             "Condition":{"Bool":{"aws:SecureTransport":"true"}}}}\
            """);
        assertThat(PolicyTranslation.translate(container, Dialect.S3, SCOPE))
                .isInstanceOfSatisfying(Translation.Exact.class, exact -> {
                    assertThat(exact.text()).contains("arn:aws:s3:::box/live/*", "\"s3:GetObject\"");
                    assertThat(PolicyTranslation.translate(read(Dialect.S3, exact.text()), Dialect.MEDIASTORE, SCOPE))
                            .isInstanceOf(Translation.Exact.class);
                });
    }

    @Test
    void a_container_policy_is_written_with_the_region_of_the_bucket() {
        Policy s3 = read(Dialect.S3, """
            {"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",
             "Resource":"arn:aws:s3:::box/live/*"}}\
            """);
        PolicyScope inRegion = new PolicyScope("box", SCOPE.owner(), "eu-west-1", false, SCOPE.directory());
        assertThat(PolicyTranslation.translate(s3, Dialect.MEDIASTORE, inRegion))
                .isInstanceOfSatisfying(
                        Translation.Exact.class,
                        exact -> assertThat(exact.text())
                                .contains("\"arn:aws:mediastore:eu-west-1:111122223333:container/box/live/*\""));
    }

    @Test
    void an_ordered_qingstor_policy_with_its_denies_first_passes_to_s3_and_back() {
        Policy qingstor = read(Dialect.QINGSTOR, """
            {"statement":[
             {"id":"d","user":"*","action":["get_object","head_object"],"effect":"deny","resource":["box/a"],
              "condition":{"not_ip_address":{"source_ip":["10.0.0.0/8"]}}},
             {"id":"a","user":"usr-bob","action":["get_object","head_object"],"effect":"allow",
              "resource":["box/*"]}]}\
            """);
        assertThat(PolicyTranslation.translate(qingstor, Dialect.S3, SCOPE))
                .isInstanceOfSatisfying(Translation.Exact.class, exact -> {
                    assertThat(exact.text()).contains("arn:aws:iam::444455556666:user/bob");
                    assertThat(PolicyTranslation.translate(read(Dialect.S3, exact.text()), Dialect.QINGSTOR, SCOPE))
                            .isInstanceOf(Translation.Exact.class);
                });
    }

    @Test
    void a_negated_address_test_passes_from_cos_to_qingstor_since_every_request_has_an_address() {
        Policy cos = read(Dialect.COS, """
            {"version":"2.0","statement":[{"effect":"allow","principal":{"qcs":["qcs::cam::anyone:anyone"]},
             "action":["name/cos:GetObject"],"resource":["qcs::cos::uid/1250000000:box-1250000000/*"],
             "condition":{"ip_not_equal":{"qcs:ip":["10.0.0.0/8"]}}}]}\
            """);
        assertThat(PolicyTranslation.translate(cos, Dialect.QINGSTOR, SCOPE))
                .isInstanceOfSatisfying(
                        Translation.Exact.class,
                        exact -> assertThat(exact.text()).contains("not_ip_address"));
    }

    @Test
    void a_principal_that_is_lost_is_named_in_words() {
        Policy s3 = read(Dialect.S3, """
            {"Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},
             "Action":"s3:PutObject","Resource":"arn:aws:s3:::box/*"}}\
            """);
        assertThat(PolicyTranslation.translate(s3, Dialect.QINGSTOR, SCOPE))
                .isEqualTo(new Translation.Inexact(
                        List.of("statement 0: the principal account 444455556666 has no form in qingstor")));
    }

    @Test
    void an_operation_without_any_name_in_the_other_dialect_is_named() {
        Policy s3 = read(Dialect.S3, """
            {"Statement":{"Effect":"Allow","Principal":{"AWS":"444455556666"},
             "Action":"s3:GetObjectLegalHold","Resource":"arn:aws:s3:::box/*"}}\
            """);
        assertThat(PolicyTranslation.translate(s3, Dialect.COS, SCOPE))
                .isEqualTo(new Translation.Inexact(
                        List.of("statement 0: the operation object.hold.get has no form in cos")));
    }

    private static Translation.Near near(Policy policy, Dialect target) {
        Translation translation = PolicyTranslation.translate(policy, target, SCOPE);
        assertThat(translation).isInstanceOf(Translation.Near.class);
        return (Translation.Near) translation;
    }

    private static Policy read(Dialect dialect, String text) {
        PolicyReading reading = PolicyNotation.of(dialect).read(text.getBytes(UTF_8), SCOPE);
        assertThat(reading).isInstanceOf(PolicyReading.Stored.class);
        return ((PolicyReading.Stored) reading).policy();
    }

    private static String kind(PolicyResult result) {
        return switch (result) {
            case PolicyResult.Allow allow -> "allow";
            case PolicyResult.Deny deny -> "deny";
            case PolicyResult.NoMatch none -> "no match";
        };
    }
}
