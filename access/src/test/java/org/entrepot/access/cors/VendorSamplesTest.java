package org.entrepot.access.cors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The small samples that each vendor's vectors hold, given here in the vendors' own member names. */
class VendorSamplesTest {
    private static final JsonValue.Obj SAMPLES = samples();

    @TestFactory
    Stream<DynamicTest> cos_samples_hold() {
        JsonValue.Obj cos = object(SAMPLES, "cos");
        return items(cos, "cases")
                .map(sample -> DynamicTest.dynamicTest(text(sample, "id"), () -> {
                    JsonValue.Obj request = object(sample, "request");
                    JsonValue rules =
                            sample.get("rules").orElseGet(() -> cos.get("rules").orElseThrow());
                    CorsVerdict verdict = CorsVerdict.judge(
                            new CorsRequest(
                                    "OPTIONS",
                                    line(request, "Origin"),
                                    line(request, "Access-Control-Request-Method"),
                                    line(request, "Access-Control-Request-Headers"),
                                    true),
                            target(
                                    rules,
                                    "AllowedOrigin",
                                    "AllowedMethod",
                                    "AllowedHeader",
                                    "ExposeHeader",
                                    "MaxAgeSeconds"));
                    assertThat(index(verdict)).isEqualTo(number(sample, "matchedRule"));
                    Optional<JsonValue> expected = sample.get("headers");
                    if (expected.isPresent()) {
                        assertThat(headers(Dialect.COS, verdict))
                                .containsAllEntriesOf(texts((JsonValue.Obj) expected.get()));
                    }
                    strings(sample, "absent")
                            .forEach(name ->
                                    assertThat(headers(Dialect.COS, verdict)).doesNotContainKey(name));
                }));
    }

    @TestFactory
    Stream<DynamicTest> qingstor_samples_hold() {
        JsonValue.Obj evaluation = object(object(SAMPLES, "qingstor"), "evaluation");
        JsonValue rules = object(evaluation, "config").get("cors_rules").orElseThrow();
        return items(evaluation, "cases")
                .map(sample -> DynamicTest.dynamicTest(text(sample, "basis"), () -> {
                    boolean preflight =
                            sample.get("preflight").orElseThrow() instanceof JsonValue.Bool bool && bool.value();
                    CorsVerdict verdict = CorsVerdict.judge(
                            new CorsRequest(
                                    preflight ? "OPTIONS" : text(sample, "method"),
                                    line(sample, "origin"),
                                    preflight ? line(sample, "method") : List.of(),
                                    line(sample, "request_headers"),
                                    true),
                            target(
                                    rules,
                                    "allowed_origin",
                                    "allowed_methods",
                                    "allowed_headers",
                                    "expose_headers",
                                    "max_age_seconds"));
                    JsonValue.Obj expect = object(sample, "expect");
                    Map<String, String> wanted = texts(expect);
                    wanted.remove("Vary");
                    assertThat(headers(Dialect.QINGSTOR, verdict)).containsAllEntriesOf(wanted);
                    strings(expect, "absent")
                            .forEach(name -> assertThat(headers(Dialect.QINGSTOR, verdict))
                                    .doesNotContainKey(name));
                }));
    }

    @TestFactory
    Stream<DynamicTest> mediastore_samples_hold() {
        JsonValue.Obj mediaStore = object(SAMPLES, "mediastore");
        JsonValue rules = mediaStore.get("policy").orElseThrow();
        return items(mediaStore, "cases")
                .map(sample -> DynamicTest.dynamicTest(sample.position().toString(), () -> {
                    boolean preflight = text(sample, "kind").equals("preflight");
                    List<String> asked = strings(sample, "request_headers");
                    CorsVerdict verdict = CorsVerdict.judge(
                            new CorsRequest(
                                    preflight ? "OPTIONS" : text(sample, "method"),
                                    line(sample, "origin"),
                                    line(sample, "request_method"),
                                    asked.isEmpty() ? List.of() : List.of(String.join(",", asked)),
                                    true),
                            target(
                                    rules,
                                    "AllowedOrigins",
                                    "AllowedMethods",
                                    "AllowedHeaders",
                                    "ExposeHeaders",
                                    "MaxAgeSeconds"));
                    assertThat(index(verdict)).isEqualTo(number(sample, "rule"));
                    if (sample.get("expect").orElse(null) instanceof JsonValue.Obj expect) {
                        assertThat(headers(Dialect.MEDIASTORE, verdict)).containsAllEntriesOf(texts(expect));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> origin_patterns_of_cos_cover_what_they_should() {
        return items(object(SAMPLES, "cos"), "originWildcards")
                .map(sample -> DynamicTest.dynamicTest(text(sample, "pattern") + " " + text(sample, "origin"), () -> {
                    if (sample.get("match").orElse(null) instanceof JsonValue.Bool match) {
                        assertThat(CorsPattern.of(text(sample, "pattern")).matches(text(sample, "origin")))
                                .isEqualTo(match.value());
                    } else {
                        assertThat(CorsPattern.hasTwoAsterisks(text(sample, "pattern")))
                                .isTrue();
                    }
                }));
    }

    private static CorsTarget target(
            JsonValue rules, String origins, String methods, String headers, String exposed, String age) {
        List<CorsRule> read = new ArrayList<>();
        for (JsonValue item : ((JsonValue.Arr) rules).items()) {
            JsonValue.Obj rule = (JsonValue.Obj) item;
            read.add(new CorsRule(
                    null,
                    strings(rule, origins),
                    strings(rule, methods),
                    strings(rule, headers),
                    strings(rule, exposed),
                    number(rule, age).orElse(null),
                    null));
        }
        return read.isEmpty()
                ? CorsTarget.noConfiguration()
                : CorsTarget.of(CompiledCors.compile(new CorsConfiguration(read, null)));
    }

    private static Optional<Integer> index(CorsVerdict verdict) {
        return verdict instanceof CorsVerdict.Allowed allowed ? Optional.of(allowed.ruleIndex()) : Optional.empty();
    }

    private static Map<String, String> headers(Dialect dialect, CorsVerdict verdict) {
        return CorsAnswer.headers(dialect, verdict, VaryMode.SAFE).stream()
                .collect(Collectors.toMap(CorsHeader::name, CorsHeader::value));
    }

    private static JsonValue.Obj samples() {
        try (InputStream in = VendorSamplesTest.class.getResourceAsStream("vendor-samples.json")) {
            return (JsonValue.Obj) ((Parsed.Ok<JsonValue>) Json.read(in.readAllBytes())).value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonValue.Obj object(JsonValue.Obj parent, String name) {
        return (JsonValue.Obj) parent.get(name).orElseThrow();
    }

    private static Stream<JsonValue.Obj> items(JsonValue.Obj parent, String name) {
        return ((JsonValue.Arr) parent.get(name).orElseThrow()).items().stream().map(JsonValue.Obj.class::cast);
    }

    private static String text(JsonValue.Obj parent, String name) {
        return ((JsonValue.Text) parent.get(name).orElseThrow()).value();
    }

    private static Optional<Integer> number(JsonValue.Obj parent, String name) {
        return parent.get(name).flatMap(value -> value instanceof JsonValue.Num num ? num.asInt() : Optional.empty());
    }

    /** A header line, none when the member is absent or null. */
    private static List<String> line(JsonValue.Obj parent, String name) {
        return parent.get(name).orElse(null) instanceof JsonValue.Text text ? List.of(text.value()) : List.of();
    }

    /** A list of texts, or one text as a list. */
    private static List<String> strings(JsonValue.Obj parent, String name) {
        return parent.get(name).orElse(null) instanceof JsonValue.Arr list
                ? list.items().stream()
                        .map(item -> ((JsonValue.Text) item).value())
                        .toList()
                : line(parent, name);
    }

    private static Map<String, String> texts(JsonValue.Obj parent) {
        return parent.members().stream()
                .filter(member -> member.value() instanceof JsonValue.Text)
                .collect(Collectors.toMap(JsonValue.Member::name, member -> ((JsonValue.Text) member.value()).value()));
    }
}
