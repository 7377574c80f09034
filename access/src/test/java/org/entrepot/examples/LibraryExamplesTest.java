package org.entrepot.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.access.ComparisonVerdict;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRequest;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.cors.analysis.ReachComparison;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.cors.notation.CorsProblem;
import org.entrepot.access.cors.notation.CorsReading;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.Directory;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.policy.AccessControl;
import org.entrepot.access.policy.BucketRules;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Decision;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.analysis.People;
import org.entrepot.access.policy.analysis.PolicyComparison;
import org.entrepot.access.policy.cases.PolicyCaseOutcome;
import org.entrepot.access.policy.cases.PolicyCases;
import org.entrepot.access.policy.explain.PolicyExplanation;
import org.entrepot.access.policy.lint.PolicyLint;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyProblem;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.policy.notation.PolicyTranslation;
import org.entrepot.access.policy.notation.Translation;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/library.md}; the guide quotes what stands between the marks. */
class LibraryExamplesTest {
    // example: read
    private static final Account OWNER =
            new Account("111122223333", "100000000001", "1250000000", "usr-owner", "c".repeat(64));
    private static final PolicyScope SITE = new PolicyScope("site", OWNER, false);

    static Policy read(Dialect dialect, String text) {
        return switch (PolicyNotation.of(dialect).read(text.getBytes(UTF_8), SITE)) {
            case PolicyReading.Stored stored -> stored.policy();
            case PolicyReading.Refused(PolicyProblem problem) ->
                throw new IllegalArgumentException(problem.position() + ": " + problem.message());
        };
    }
    // end

    private static final String PUBLIC = """
        {"Statement": {"Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject", "s3:GetObjectVersion"],
         "Resource": "arn:aws:s3:::site/public/*"}}\
        """;

    // example: decide
    private static final BucketRules BUCKET =
            BucketRules.of(OWNER).with(CompiledPolicy.of(read(Dialect.S3, PUBLIC))); // once for each policy stored

    static Decision mayRead(Caller caller, String key) {
        Facts facts = new Facts.Builder().add(Fact.NET_SOURCE_IP, "192.0.2.7").build();
        return AccessControl.decide(new Question(caller, Operation.OBJECT_READ, "site", key, facts), BUCKET, null);
    }
    // end

    @Test
    void the_engine_is_embedded_and_its_decision_explained() {
        // example: explain
        Decision decision = mayRead(new Caller.Anonymous(), "drafts/1");
        assertThat(decision.allowed()).isFalse();
        PolicyExplanation why = PolicyExplanation.of(decision);
        assertThat(why.toText()).contains("drafts/1"); // which statement failed where, for people
        assertThat(why.toJson()).contains("\"decision\""); // the same for programs
        // end
        assertThat(mayRead(new Caller.Anonymous(), "public/1").allowed()).isTrue();
    }

    @Test
    void what_is_doubtful_about_a_policy_is_found_before_it_is_stored() {
        // example: lint
        LintReport report = PolicyLint.check(Dialect.S3, PUBLIC.getBytes(UTF_8), SITE);
        assertThat(report.codes()).contains("STAR-PRINCIPAL"); // findings say where, why and what to write instead
        // end
    }

    @Test
    void two_policies_are_compared() {
        // example: compare
        People people = new People(Dialect.S3, OWNER, Directory.of(OWNER), true);
        Policy before = read(Dialect.S3, PUBLIC);
        Policy after = read(Dialect.S3, PUBLIC.replace("public/*", "*"));
        PolicyComparison change = PolicyComparison.compare(before, after, "site", people);
        assertThat(change.verdict()).isEqualTo(ComparisonVerdict.WIDER); // onlyNew() is a request that shows it
        // end
    }

    // example: cases
    @Test
    void the_policy_does_what_its_cases_say() {
        List<PolicyCaseOutcome> outcomes = PolicyCases.run("""
            {"cases": [{"id": "everybody reads the public part", "dialect": "s3", "bucket": "site",
              "policy": {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                         "Resource": "arn:aws:s3:::site/public/*"}},
              "request": {"principal": "anonymous", "action": "s3:GetObject", "resource": "/public/1"},
              "expect": "allow"}]}\
            """.getBytes(UTF_8));
        assertThat(outcomes).isNotEmpty().allMatch(PolicyCaseOutcome::passed);
    }
    // end

    @Test
    void a_policy_is_said_in_another_language() {
        // example: translate
        Translation translation = PolicyTranslation.translate(read(Dialect.S3, PUBLIC), Dialect.COS, SITE);
        assertThat(translation)
                .isInstanceOfSatisfying(
                        Translation.Exact.class,
                        exact -> assertThat(exact.text()).contains("name/cos:GetObject"));
        // end
    }

    @Test
    void cross_origin_rules_are_judged_and_compared() {
        // example: cors
        CorsConfiguration rules = rules("https://app.example.com");
        CorsTarget target = CorsTarget.of(CompiledCors.compile(rules)); // once for each document stored
        CorsRequest preflight =
                new CorsRequest("OPTIONS", List.of("https://app.example.com"), List.of("PUT"), List.of(), true);
        assertThat(CorsVerdict.judge(preflight, target)).isInstanceOf(CorsVerdict.Allowed.class);

        ReachComparison change = ReachComparison.of(rules, rules("https://*.example.com"));
        assertThat(change.verdict()).isEqualTo(ComparisonVerdict.WIDER);
        assertThat(change.gained().orElseThrow().text()).isEqualTo("a page of https://b.example.com may use PUT");
        // end
    }

    // example: rules
    static CorsConfiguration rules(String origin) {
        String xml = "<CORSConfiguration><CORSRule><AllowedOrigin>" + origin
                + "</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>";
        return switch (CorsNotation.of(Dialect.S3).read(xml.getBytes(UTF_8))) {
            case CorsReading.Read(CorsConfiguration configuration) -> configuration;
            case CorsReading.Refused(CorsProblem problem) -> throw new IllegalArgumentException(problem.message());
        };
    }
    // end
}
