package org.entrepot.access.cases.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;
import org.junit.jupiter.api.Test;

class CaseDocumentTest {
    @Test
    void a_case_takes_what_it_does_not_say_from_the_defaults() {
        assertThat(cases("""
            {"about": "a remark", "defaults": {"dialect": "s3", "bucket": "b"},
             "cases": [{"id": "1"}, {"id": "2", "bucket": "c"}]}\
            """))
                .containsExactly(
                        "{\"id\":\"1\",\"dialect\":\"s3\",\"bucket\":\"b\"}",
                        "{\"id\":\"2\",\"bucket\":\"c\",\"dialect\":\"s3\"}");
    }

    @Test
    void request_environment_and_setup_are_joined_member_by_member_and_others_are_not() {
        assertThat(cases("""
            {"defaults": {"request": {"action": "a", "context": {"k": "1"}}, "policy": {"x": 1}},
             "cases": [{"request": {"principal": "root", "context": {"l": "2"}}, "policy": {"y": 2}}]}\
            """))
                .containsExactly("{\"request\":{\"principal\":\"root\",\"context\":{\"l\":\"2\"},\"action\":\"a\"},"
                        + "\"policy\":{\"y\":2}}");
    }

    @Test
    void null_takes_a_default_away() {
        assertThat(cases("{\"defaults\": {\"request\": {\"action\": \"a\"}}, \"cases\": [{\"request\": null}]}"))
                .containsExactly("{\"request\":null}");
    }

    @Test
    void a_case_with_a_policy_takes_no_policy_file_and_the_other_way_round() {
        assertThat(cases("{\"defaults\": {\"policyFile\": \"f\"}, \"cases\": [{\"policy\": null}, {}]}"))
                .containsExactly("{\"policy\":null}", "{\"policyFile\":\"f\"}");
        assertThat(cases("{\"defaults\": {\"config\": {}}, \"cases\": [{\"configFile\": \"f\"}]}"))
                .containsExactly("{\"configFile\":\"f\"}");
    }

    @Test
    void what_is_no_case_file_is_refused_with_its_place() {
        assertThat(problem("[]")).isEqualTo("line 1, column 1: a case file must be an object");
        assertThat(problem("{}")).isEqualTo("line 1, column 1: the member `cases` is missing");
        assertThat(problem("{\"cases\": {}}")).isEqualTo("line 1, column 11: the cases must be a list");
        assertThat(problem("{\"cases\": [1]}")).isEqualTo("line 1, column 12: a case must be an object");
        assertThat(problem("{\"defaults\": 1, \"cases\": []}"))
                .isEqualTo("line 1, column 14: the defaults must be an object");
        assertThat(problem("{\"cases\": [{\"id\": \"1\"}, {\"id\": \"1\"}]}"))
                .isEqualTo("line 1, column 32: the id `1` is used twice");
        assertThat(problem("{\"case\": []}"))
                .isEqualTo("line 1, column 2: unknown member `case`; did you mean `cases`?");
    }

    private static List<String> cases(String json) {
        return ((Parsed.Ok<List<JsonValue.Obj>>) CaseDocument.cases(value(json)))
                .value().stream()
                        .map(one -> new JsonWriter().value(one).toString())
                        .toList();
    }

    private static String problem(String json) {
        var problem = ((Parsed.Failed<List<JsonValue.Obj>>) CaseDocument.cases(value(json))).problem();
        return problem.position() + ": " + problem.message();
    }

    private static JsonValue value(String json) {
        return ((Parsed.Ok<JsonValue>) Json.read(json)).value();
    }
}
