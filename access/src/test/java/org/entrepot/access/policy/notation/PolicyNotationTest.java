package org.entrepot.access.policy.notation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.entrepot.access.Dialect;
import org.entrepot.access.policy.RandomPolicies;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyNotationTest {
    private static final PolicyScope SCOPE = RandomPolicies.SCOPE;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_damaged_document_is_refused_with_a_code_and_a_place_or_still_a_policy(Dialect dialect) {
        Property.holds(400, random -> {
            StringBuilder text = new StringBuilder(new RandomPolicies(random).text(dialect));
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "{[\"*:,1".charAt(random.nextInt(7)));
                    default -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
                }
            }
            int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
            switch (PolicyNotation.of(dialect).read(text.toString().getBytes(UTF_8), SCOPE)) {
                case PolicyReading.Stored stored ->
                    assertThat(stored.policy().dialect()).isEqualTo(dialect);
                case PolicyReading.Refused refused -> {
                    assertThat(refused.problem().code()).isNotEmpty();
                    assertThat(refused.problem().message()).isNotEmpty();
                    assertThat(refused.problem().position().line()).isBetween(1, lines);
                }
            }
        });
    }

    @Test
    void the_refusal_of_a_member_carries_its_pointer_and_place() {
        PolicyProblem problem = refused(Dialect.S3, """
                {"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",
                 "Resource":"arn:aws:s3:::box/*",
                 "Condition":{"StringEqual":{"aws:Referer":"x"}}}]}""");
        assertThat(problem.pointer()).isEqualTo("/Statement/0/Condition/StringEqual");
        assertThat(problem.message())
                .isEqualTo("Invalid condition operator `StringEqual` (at /Statement/0/Condition/StringEqual)");
        assertThat(problem.position().line()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S3|[]|NOT_JSON|MalformedPolicy",
                "S3|{}|MISSING_MEMBER|MalformedPolicy",
                "S3|{\"Statement\":[]}|MISSING_MEMBER|MalformedPolicy",
                "COS|{\"version\":\"2.0\"}|MISSING_MEMBER|MalformedPolicy",
                "COS|{\"version\":\"2.0\",\"statement\":[],\"x\":1}|UNKNOWN_MEMBER|MalformedPolicy",
                "QINGSTOR|{\"statement\":[]}|MISSING_MEMBER|invalid_request",
                "QINGSTOR|{'statement':[]|NOT_JSON|invalid_json",
                "MEDIASTORE|x|NOT_JSON|ValidationException"
            })
    void refusals_have_the_dialects_code(Dialect dialect, String text, PolicyProblem.Cause cause, String code) {
        PolicyProblem problem = refused(dialect, text);
        assertThat(problem.cause()).isEqualTo(cause);
        assertThat(problem.code()).isEqualTo(code);
    }

    @Test
    void a_container_policy_must_stay_inside_the_container() {
        PolicyProblem problem = refused(Dialect.MEDIASTORE, """
                {"Statement":[{"Sid":"all","Effect":"Allow","Principal":"*","Action":"mediastore:GetObject",
                 "Resource":"*"}]}""");
        assertThat(problem.message())
                .startsWith("Invalid Container Policy: Resource in statement 'all' must be scoped to files inside"
                        + " arn:aws:mediastore:*:111122223333:container/box");
    }

    @Test
    void the_refusal_of_a_container_policy_names_the_arn_that_describe_container_shows() {
        PolicyScope inRegion = new PolicyScope("box", SCOPE.owner(), "eu-west-1", false, SCOPE.directory());
        PolicyReading reading = PolicyNotation.of(Dialect.MEDIASTORE).read("""
                {"Statement":[{"Effect":"Allow","Principal":"*","Action":"mediastore:GetObject",
                 "Resource":"*"}]}""".getBytes(UTF_8), inRegion);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        PolicyReading.Refused.class,
                        refused -> assertThat(refused.problem().message())
                                .contains("inside arn:aws:mediastore:eu-west-1:111122223333:container/box"));
    }

    @Test
    void white_space_does_not_count_towards_the_size_in_s3_and_does_in_cos() {
        String blank = " ".repeat(Limits.POLICY_BYTES_MAX);
        String s3 = "{\"Statement\":" + blank + "{\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::box/*\"}}";
        assertThat(read(Dialect.S3, s3)).isInstanceOf(PolicyReading.Stored.class);
        String long20 = s3.replace("box/*", "box/" + "k".repeat(Limits.POLICY_BYTES_MAX));
        assertThat(refused(Dialect.S3, long20).code()).isEqualTo("PolicyTooLarge");
        assertThat(refused(Dialect.COS, "{\"version\":\"2.0\",\"statement\":[]}" + blank)
                        .code())
                .isEqualTo("PolicyFull");
    }

    @ParameterizedTest
    @CsvSource({"17,false", "16,true"})
    void a_pattern_has_a_bounded_number_of_wildcards(int stars, boolean stored) {
        String text = "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\","
                + "\"Resource\":\"arn:aws:s3:::box/" + "a*".repeat(stars) + "\"}}";
        assertThat(read(Dialect.S3, text) instanceof PolicyReading.Stored).isEqualTo(stored);
    }

    @Test
    void a_principal_that_does_not_exist_is_stored_with_a_warning() {
        String text =
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::999999999999:user/x\"},"
                        + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::box/*\"}}";
        assertThat(read(Dialect.S3, text))
                .isInstanceOfSatisfying(
                        PolicyReading.Stored.class,
                        stored -> assertThat(stored.warnings())
                                .extracting(PolicyWarning::message)
                                .containsExactly(
                                        "the principal `arn:aws:iam::999999999999:user/x` does not exist here and"
                                                + " matches nobody"));
    }

    @Test
    void a_cos_deny_for_everybody_is_stored_with_a_warning() {
        String text = "{\"version\":\"2.0\",\"statement\":{\"principal\":{\"qcs\":\"*\"},\"effect\":\"deny\","
                + "\"action\":\"*\",\"resource\":\"*\"}}";
        assertThat(read(Dialect.COS, text))
                .isInstanceOfSatisfying(
                        PolicyReading.Stored.class,
                        stored -> assertThat(stored.warnings())
                                .singleElement()
                                .extracting(PolicyWarning::message)
                                .asString()
                                .contains("binds unsigned requests only"));
    }

    private static PolicyProblem refused(Dialect dialect, String text) {
        PolicyReading reading = read(dialect, text);
        assertThat(reading).isInstanceOf(PolicyReading.Refused.class);
        return ((PolicyReading.Refused) reading).problem();
    }

    private static PolicyReading read(Dialect dialect, String text) {
        return PolicyNotation.of(dialect).read(text.getBytes(UTF_8), SCOPE);
    }
}
