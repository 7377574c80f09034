package org.entrepot.access.policy.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.policy.PolicyCaseResources;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolicyCasesTest {
    private static final int PUBLISHED = 185;

    @TestFactory
    Stream<DynamicTest> every_published_case_comes_out_as_it_says() throws IOException {
        return PolicyCases.run(PolicyCaseResources.read("policy-cases.json")).stream()
                .map(outcome -> DynamicTest.dynamicTest(
                        outcome.id(),
                        () -> assertThat(outcome.actual())
                                .as(outcome.explanation())
                                .isEqualTo(outcome.expected())));
    }

    @Test
    void all_published_cases_are_there_and_pass() throws IOException {
        List<PolicyCaseOutcome> outcomes = PolicyCases.run(PolicyCaseResources.read("policy-cases.json"));
        assertThat(outcomes).hasSize(PUBLISHED).allMatch(PolicyCaseOutcome::passed);
    }

    @Test
    void a_file_that_is_no_json_is_one_failed_outcome_that_says_where() {
        List<PolicyCaseOutcome> outcomes = PolicyCases.run("{\n  \"cases\": [}".getBytes(UTF_8));
        assertThat(outcomes).singleElement().satisfies(outcome -> {
            assertThat(outcome.passed()).isFalse();
            assertThat(outcome.actual()).startsWith("line 2, column 13");
        });
    }

    @Test
    void an_unknown_dialect_is_named_with_its_position() {
        PolicyCaseFile file = PolicyCaseFile.read("{\"cases\":[{\"dialect\":\"swift\"}]}".getBytes(UTF_8));
        assertThat(file).isInstanceOfSatisfying(PolicyCaseFile.Unreadable.class, unreadable -> {
            assertThat(unreadable.message()).contains("`swift`");
            assertThat(unreadable.position().column()).isEqualTo(22);
        });
    }
}
