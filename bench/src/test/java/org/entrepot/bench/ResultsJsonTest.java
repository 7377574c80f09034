package org.entrepot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.junit.jupiter.api.Test;

class ResultsJsonTest {
    private static JsonValue.Obj read(String text) {
        return switch (Json.read(text)) {
            case Parsed.Ok<JsonValue>(JsonValue value) -> (JsonValue.Obj) value;
            case Parsed.Failed<JsonValue>(var problem) -> throw new AssertionError(problem + " in " + text);
        };
    }

    private static String at(JsonValue.Obj object, String... path) {
        JsonValue value = object;
        for (String name : path) {
            value = ((JsonValue.Obj) value).get(name).orElseThrow(() -> new AssertionError("no " + name));
        }
        return switch (value) {
            case JsonValue.Num number -> number.literal();
            case JsonValue.Text text -> text.value();
            default -> throw new AssertionError("a " + value.kind());
        };
    }

    @Test
    void results_are_json_with_every_measurement_in_order() {
        Measurement open = Made.measurement(Made.GET, new Pace.Open(500), EntrepotSide.NAME, 2, 12.345, 3);
        JsonValue.Obj json = read(ResultsJson.of(Made.outcome(List.of(Made.nginx(1, 10), open)), Made.machine()));
        assertThat(at(json, "machine", "processor")).isEqualTo("a \"fast\" one");
        assertThat(at(json, "start", "cpuSeconds")).isEqualTo("2.67");
        assertThat(at(json, "end", "residentBytes")).isEqualTo(Long.toString(300 << 20));
        assertThat(at(json, "sharedCommits")).isEqualTo("630");
        assertThat(at(json, "sharedSyncs")).isEqualTo("20");
        List<JsonValue> measurements = ((JsonValue.Arr) json.get("measurements").orElseThrow()).items();
        assertThat(measurements).hasSize(2);
        JsonValue.Obj first = (JsonValue.Obj) measurements.getFirst();
        assertThat(at(first, "row")).isEqualTo("GET");
        assertThat(at(first, "side")).isEqualTo("nginx");
        assertThat(at(first, "requests")).isEqualTo("1000");
        assertThat(at(first, "cpuMicrosPerRequest")).isEqualTo("10.00");
        assertThat(first.get("rate")).isEmpty();
        JsonValue.Obj second = (JsonValue.Obj) measurements.getLast();
        assertThat(at(second, "rate")).isEqualTo("500.00");
        assertThat(at(second, "round")).isEqualTo("2");
        assertThat(at(second, "cpuMicrosPerRequest")).isEqualTo("12.35");
        assertThat(Double.parseDouble(at(second, "latencyMicros", "p99.9"))).isBetween(2997.0, 3003.0);
        assertThat(at(second, "perSecond")).isEqualTo("1000.00");
    }
}
