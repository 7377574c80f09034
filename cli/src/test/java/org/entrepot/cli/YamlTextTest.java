package org.entrepot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.entrepot.access.text.TextProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
    @Test
    void values_mean_what_they_mean_in_json() {
        assertThat(json("""
            version: "2.0"
            Version: 2012-10-17
            account: 111122223333
            leading: 012345678901
            on: yes
            flag: true
            none: null
            list: [1, -2.5e3, "x"]
            text: |
              two
              lines
            """)).isEqualTo("""
                {"version":"2.0","Version":"2012-10-17","account":111122223333,"leading":"012345678901","on":"yes",\
                "flag":true,"none":null,"list":[1,-2.5e3,"x"],"text":"two\\nlines\\n"}\
                """);
    }

    @Test
    void json_is_yaml_and_reads_the_same_with_the_same_places() {
        String text = "{\"a\": [1, true, null, \"b\\u00e9\"],\n \"c\": {\"d\": \"\"}}";
        assertThat(YamlText.read(text.getBytes(UTF_8))).isEqualTo(Json.read(text));
    }

    @Test
    void every_value_knows_its_line_and_column() {
        JsonValue.Obj root = (JsonValue.Obj) value("# remark\ncases:\n  - id: one\n    expect: allow\n");
        JsonValue.Member cases = root.members().getFirst();
        assertThat(cases.position()).isEqualTo(new Position(2, 1));
        JsonValue.Obj one =
                (JsonValue.Obj) ((JsonValue.Arr) cases.value()).items().getFirst();
        assertThat(one.members().stream().map(member -> member.value().position()))
                .containsExactly(new Position(3, 9), new Position(4, 13));
    }

    @Test
    void an_alias_stands_for_what_it_names() {
        assertThat(json("a: &x {b: 1}\nc: *x\n")).isEqualTo("{\"a\":{\"b\":1},\"c\":{\"b\":1}}");
    }

    @Test
    void aliases_of_aliases_are_not_followed_without_end() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 9; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + String.join(",", List.of(before, before, before, before, before)))
                    .append("," + String.join(",", List.of(before, before, before, before, before)) + "]\n");
        }
        assertThat(problem(bomb.toString()).message()).contains("more values than");
        assertThat(problem("a: &x [*x]\n").message()).contains("nesting is deeper");
    }

    @Test
    void a_member_written_twice_is_refused_with_its_place() {
        TextProblem problem = problem("a: 1\nb: 2\na: 3\n");
        assertThat(problem.message()).isEqualTo("the member `a` is written twice");
        assertThat(problem.position()).isEqualTo(new Position(3, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: [1, 2",
                "a: b: c",
                "\tx: 1",
                "? [a]\n: 1",
                "a: .nan",
                "a: !!binary aGk=",
                "a: 1\n---\nb: 2\n",
                ""
            })
    void what_is_no_json_value_in_yaml_is_refused(String text) {
        assertThat(YamlText.read(text.getBytes(UTF_8))).isInstanceOf(Parsed.Failed.class);
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        assertThat(YamlText.read(new byte[] {'a', ':', ' ', (byte) 0xFF})).isInstanceOf(Parsed.Failed.class);
    }

    private static String json(String yaml) {
        return new JsonWriter().value(value(yaml)).toString();
    }

    private static JsonValue value(String yaml) {
        return ((Parsed.Ok<JsonValue>) YamlText.read(yaml.getBytes(UTF_8))).value();
    }

    private static TextProblem problem(String yaml) {
        return ((Parsed.Failed<JsonValue>) YamlText.read(yaml.getBytes(UTF_8))).problem();
    }
}
