package org.entrepot.access.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.lint.CorsLint;
import org.entrepot.access.cors.lint.CorsLintCode;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.SourceText;
import org.junit.jupiter.api.Test;

class SarifLogTest {
    private static final String DOCUMENT = """
            [{"AllowedOrigins": ["https://a.example/"],
              "AllowedMethods": ["GET"], "AllowedHeaders": ["*"]}]
            """;
    private static final List<LintCode> CATALOGUE = Stream.<LintCode>concat(
                    Arrays.stream(DocumentCode.values()), Arrays.stream(CorsLintCode.values()))
            .toList();

    @Test
    void a_log_has_what_the_format_demands() {
        JsonValue log = log("rules/a b.json");
        assertThat(text(log, "version")).isEqualTo("2.1.0");
        JsonValue driver = at(log, "runs", "0", "tool", "driver");
        assertThat(text(driver, "name")).isEqualTo("entrepot");
        assertThat(((JsonValue.Arr) at(driver, "rules")).items()).hasSize(CATALOGUE.size());
        assertThat(((JsonValue.Arr) at(driver, "rules")).items()).allSatisfy(rule -> {
            assertThat(text(rule, "id")).isNotEmpty();
            assertThat(text(rule, "shortDescription", "text")).isNotEmpty();
            assertThat(text(rule, "help", "text")).isNotEmpty();
            assertThat(text(rule, "defaultConfiguration", "level")).isIn("error", "warning", "note");
        });
    }

    @Test
    void the_published_schema_would_tell_what_is_wrong() {
        String log = SarifLog.text("1", CATALOGUE, List.of());
        assertThat(SarifSchema.faults(log)).isEmpty();
        assertThat(SarifSchema.faults(log.replace("\"2.1.0\"", "\"2.0.0\""))).isNotEmpty();
        assertThat(SarifSchema.faults(log.replace("utf16CodeUnits", "utf8CodeUnits")))
                .isNotEmpty();
    }

    @Test
    void a_finding_is_a_result_with_rule_level_and_region() {
        JsonValue result = at(log("rules/a b.json"), "runs", "0", "results", "0");
        assertThat(text(result, "ruleId")).isEqualTo("ORIGIN-TRAILING-SLASH");
        assertThat(CATALOGUE.get(number(result, "ruleIndex"))).isEqualTo(CorsLintCode.ORIGIN_TRAILING_SLASH);
        assertThat(text(result, "level")).isEqualTo("error");
        JsonValue place = at(result, "locations", "0", "physicalLocation");
        assertThat(text(place, "artifactLocation", "uri")).isEqualTo("rules/a%20b.json");
        assertThat(number(place, "region", "startLine")).isEqualTo(1);
        assertThat(number(place, "region", "startColumn")).isEqualTo(22);
    }

    @Test
    void a_patch_is_a_fix_that_replaces_a_region() {
        JsonValue change = at(log("a.json"), "runs", "0", "results", "0", "fixes", "0", "artifactChanges", "0");
        assertThat(text(change, "artifactLocation", "uri")).isEqualTo("a.json");
        JsonValue replacement = at(change, "replacements", "0");
        assertThat(number(replacement, "deletedRegion", "startColumn")).isEqualTo(22);
        assertThat(number(replacement, "deletedRegion", "endColumn")).isEqualTo(42);
        assertThat(text(replacement, "insertedContent", "text")).isEqualTo("\"https://a.example\"");
    }

    @Test
    void an_absolute_name_becomes_a_file_address_and_a_dot_goes() {
        assertThat(uri("/srv/x.json")).isEqualTo("file:/srv/x.json");
        assertThat(uri("./x.json")).isEqualTo("x.json");
        assertThat(uri("../x:y.json")).isEqualTo("../x:y.json");
    }

    private static String uri(String name) {
        return text(
                log(name),
                "runs",
                "0",
                "results",
                "0",
                "locations",
                "0",
                "physicalLocation",
                "artifactLocation",
                "uri");
    }

    private static JsonValue log(String name) {
        LintedFile file = new LintedFile(
                name, SourceText.plain(DOCUMENT), CorsLint.check(Dialect.MEDIASTORE, DOCUMENT.getBytes(UTF_8)));
        return ((Parsed.Ok<JsonValue>) Json.read(SarifLog.text("1", CATALOGUE, List.of(file)))).value();
    }

    private static JsonValue at(JsonValue value, String... path) {
        JsonValue found = value;
        for (String step : path) {
            found = switch (found) {
                case JsonValue.Obj object -> object.get(step).orElseThrow();
                case JsonValue.Arr list -> list.items().get(Integer.parseInt(step));
                default -> throw new AssertionError("there is nothing below " + found);
            };
        }
        return found;
    }

    private static String text(JsonValue value, String... path) {
        return ((JsonValue.Text) at(value, path)).value();
    }

    private static int number(JsonValue value, String... path) {
        return ((JsonValue.Num) at(value, path)).asInt().orElseThrow();
    }
}
