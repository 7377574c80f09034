package org.entrepot.access.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.PolicyResult;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyPairsTest {
    /** Pairs per dialect; {@code -Dentrepot.pairs=10000} for a long run. */
    private static final int PAIRS = Integer.getInteger("entrepot.pairs", 400);

    private static final int REQUESTS = 400;
    private static final Map<String, String> OTHER_WAY =
            Map.of("EQUAL", "EQUAL", "NARROWER", "WIDER", "WIDER", "NARROWER", "DIFFERENT", "DIFFERENT");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_verdict_agrees_with_every_request_of_a_finite_universe(Dialect dialect) {
        Property.holds(PAIRS, random -> {
            RandomPairs draws = new RandomPairs(random, dialect);
            List<String> statements = draws.statements();
            String old = draws.policy(statements);
            String now = draws.policy(draws.changed(statements));
            CaseWorld world = RandomPairs.world(dialect);
            if (!(world.read(old.getBytes(StandardCharsets.UTF_8)) instanceof PolicyReading.Stored before)
                    || !(world.read(now.getBytes(StandardCharsets.UTF_8)) instanceof PolicyReading.Stored after)) {
                return;
            }
            JsonValue.Obj answer = answer(pair(dialect, old, now));
            String verdict = text(answer, "verdict");
            String told = old + "\n" + now + "\n" + new JsonWriter().value(answer);
            assertThat(verdict).as(told).isNotEqualTo("UNKNOWN");
            boolean less = verdict.equals("NARROWER") || verdict.equals("DIFFERENT");
            boolean more = verdict.equals("WIDER") || verdict.equals("DIFFERENT");
            assertThat(answer.get("onlyOld").orElseThrow() instanceof JsonValue.Obj)
                    .as(told)
                    .isEqualTo(less);
            assertThat(answer.get("onlyNew").orElseThrow() instanceof JsonValue.Obj)
                    .as(told)
                    .isEqualTo(more);
            CompiledPolicy oldPolicy = CompiledPolicy.of(before.policy());
            CompiledPolicy newPolicy = CompiledPolicy.of(after.policy());
            for (Question question : draws.universe(REQUESTS)) {
                boolean was = oldPolicy.evaluate(question) instanceof PolicyResult.Allow;
                boolean is = newPolicy.evaluate(question) instanceof PolicyResult.Allow;
                assertThat(was && !is && !less)
                        .as("%s only old: %s %s", told, question, question.facts())
                        .isFalse();
                assertThat(is && !was && !more)
                        .as("%s only new: %s %s", told, question, question.facts())
                        .isFalse();
            }
            assertThat(text(answer(pair(dialect, now, old)), "verdict"))
                    .as(told)
                    .isEqualTo(OTHER_WAY.get(verdict));
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_policy_equals_itself(Dialect dialect) {
        Property.holds(100, random -> {
            RandomPairs draws = new RandomPairs(random, dialect);
            String policy = draws.policy(draws.statements());
            CaseWorld world = RandomPairs.world(dialect);
            if (world.read(policy.getBytes(StandardCharsets.UTF_8)) instanceof PolicyReading.Stored) {
                assertThat(text(answer(pair(dialect, policy, policy)), "verdict"))
                        .isEqualTo("EQUAL");
            }
        });
    }

    @Test
    void requests_come_from_nobody_roots_and_users_so_a_role_alone_makes_no_difference() {
        String role = "{\"AWS\":\"arn:aws:iam::111122223333:role/reader\"}";
        String nobody = allowing(role, "s3:PutObject");
        assertThat(verdict(allowing(role, "s3:GetObject"), nobody)).isEqualTo("EQUAL");
        assertThat(verdict(nobody, allowing("{\"AWS\":\"111122223333\"}", "s3:PutObject")))
                .isEqualTo("WIDER");
        assertThat(verdict(nobody, allowing("{\"Service\":\"logging.s3.amazonaws.com\"}", "s3:PutObject")))
                .isEqualTo("EQUAL");
    }

    private static String allowing(String principal, String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":" + principal
                + ",\"Action\":\"" + action + "\",\"Resource\":\"arn:aws:s3:::" + RandomPairs.bucket(Dialect.S3)
                + "/*\"}]}";
    }

    private static String verdict(String old, String now) {
        return text(answer(pair(Dialect.S3, old, now)), "verdict");
    }

    @Test
    void a_line_that_cannot_be_read_is_answered_with_the_reason() {
        for (String line :
                List.of("", "nonsense", "{}", "{\"dialect\":\"ftp\"}", "{\"dialect\":\"s3\",\"bucket\":\"b\"}")) {
            JsonValue.Obj answer = answer(line);
            assertThat(text(answer, "verdict")).isEqualTo("UNKNOWN");
            assertThat(text(answer, "reason")).isNotEmpty();
        }
    }

    @Test
    void a_refused_policy_is_named_with_the_refusal_of_its_dialect() {
        JsonValue.Obj answer = answer("{\"dialect\":\"cos\",\"bucket\":\"box-1250000000\",\"old\":{\"version\":\"2.0\","
                + "\"statement\":[]},\"new\":{\"version\":\"1.0\",\"statement\":[]}}");
        assertThat(text(answer, "reason")).contains("`new`", "MalformedPolicy", "version");
    }

    private static String pair(Dialect dialect, String old, String now) {
        return "{\"dialect\":\"" + dialect.label() + "\",\"bucket\":\"" + RandomPairs.bucket(dialect) + "\",\"old\":"
                + old + ",\"new\":" + now + "}";
    }

    private static JsonValue.Obj answer(String line) {
        byte[] written = PolicyPairs.answer(line).getBytes(StandardCharsets.UTF_8);
        if (Json.read(written) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj answer)) {
            return answer;
        }
        throw new AssertionError("an answer is an object");
    }

    private static String text(JsonValue.Obj answer, String member) {
        return answer.get(member).orElseThrow() instanceof JsonValue.Text text ? text.value() : "";
    }
}
