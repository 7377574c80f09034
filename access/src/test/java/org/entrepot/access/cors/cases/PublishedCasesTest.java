package org.entrepot.access.cors.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsAnswer;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsHeader;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.cors.DiagnosisLevel;
import org.entrepot.access.cors.VaryMode;
import org.entrepot.access.cors.explain.CorsExplanation;
import org.entrepot.access.cors.explain.CorsQuestion;
import org.entrepot.access.cors.notation.CorsDocument;
import org.entrepot.access.cors.notation.CorsErrorCodes;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.cors.notation.CorsReading;
import org.entrepot.access.cors.notation.MediaStoreCorsNotation;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The published cases as far as they go without HTTP: verdicts, headers, documents and explanations. */
class PublishedCasesTest {
    private static final Map<String, String> NAMES = Map.of(
            "bucket", "b", "key", "k", "missing-bucket", "absent", "container", "b", "admin", "/-/api/v1/buckets/b");
    private static final List<CorsCase> CASES = CorsCaseFile.published().cases();

    @Test
    void the_file_is_read_whole() {
        assertThat(CASES).hasSize(242);
        assertThat(CASES).filteredOn(c -> c.kind() == CorsCaseKind.PREFLIGHT).hasSize(116);
    }

    @Test
    void every_configuration_of_a_case_can_be_prepared_through_some_dialect() {
        assertThat(CASES)
                .filteredOn(c -> c.config() != null)
                .allSatisfy(c -> assertThat(c.preparedThrough()).as(c.id()).isPresent());
    }

    @TestFactory
    Stream<DynamicTest> preflights_and_actual_requests_get_the_expected_headers() {
        return CASES.stream()
                .filter(c -> c.kind() == CorsCaseKind.PREFLIGHT || c.kind() == CorsCaseKind.ACTUAL)
                .flatMap(c -> c.dialects().stream()
                        .map(dialect -> DynamicTest.dynamicTest(
                                c.id() + " " + dialect.label(),
                                () -> assertThat(headerDifferences(c, dialect)).isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> explanations_hold_the_expected_members() {
        return CASES.stream()
                .filter(c -> c.kind() == CorsCaseKind.EXPLAIN)
                .map(c -> DynamicTest.dynamicTest(
                        c.id(), () -> assertThat(explainDifferences(c)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> written_documents_are_read_or_refused_as_expected() {
        return CASES.stream()
                .filter(c -> c.kind() == CorsCaseKind.CONFIG && document(c).isPresent())
                .filter(c -> c.setup().bucket() != CorsCaseSetup.Bucket.ABSENT)
                .filter(c ->
                        c.request().headers().stream().noneMatch(h -> h.name().equals("Content-MD5")))
                .map(c -> DynamicTest.dynamicTest(
                        c.id(), () -> assertThat(writeDifferences(c)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> reading_gives_the_expected_projection() {
        return CASES.stream()
                .filter(c -> c.kind() == CorsCaseKind.CONFIG
                        && c.config() != null
                        && c.expect().config() != null)
                .map(c -> DynamicTest.dynamicTest(
                        c.id(), () -> assertThat(projectionDifferences(c)).isEmpty()));
    }

    private static List<String> headerDifferences(CorsCase c, Dialect dialect) {
        CorsVerdict verdict = CorsVerdict.judge(c.request().filled(NAMES).corsRequest(), target(c));
        List<CorsHeader> headers = new ArrayList<>(CorsAnswer.headers(dialect, verdict, VaryMode.SAFE));
        CorsAnswer.diagnosis(verdict, DiagnosisLevel.REASON).ifPresent(headers::add);
        return CorsComparison.headers(c.expect(), new CorsCaseAnswer(200, headers, new byte[0]));
    }

    private static CorsTarget target(CorsCase c) {
        if (c.setup().bucket() == CorsCaseSetup.Bucket.ABSENT) {
            return CorsTarget.noBucket();
        }
        CorsConfiguration config = c.config();
        boolean ofService = c.request().path().equals("/");
        return config == null || ofService ? CorsTarget.noConfiguration() : CorsTarget.of(CompiledCors.compile(config));
    }

    private static List<String> explainDifferences(CorsCase c) {
        byte[] body = c.request().body().getBytes(StandardCharsets.UTF_8);
        CorsQuestion question = ((Parsed.Ok<CorsQuestion>) CorsQuestion.read(body)).value();
        CorsExplanation explanation = CorsExplanation.of(question, target(c), VaryMode.SAFE);
        return CorsComparison.explain(c.expect(), explanation.toJson().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> document(CorsCase c) {
        return Optional.ofNullable(c.request().filled(NAMES).body())
                .filter(body -> !body.isEmpty())
                .filter(body -> c.dialect() != Dialect.MEDIASTORE || body.contains("CorsPolicy"));
    }

    private static List<String> writeDifferences(CorsCase c) {
        byte[] body = document(c).orElseThrow().getBytes(StandardCharsets.UTF_8);
        CorsReading reading = c.dialect() == Dialect.MEDIASTORE
                ? MediaStoreCorsNotation.instance().read(policy(body))
                : CorsNotation.of(c.dialect()).read(body);
        return switch (reading) {
            case CorsReading.Read(CorsConfiguration configuration) -> {
                List<String> differences = new ArrayList<>(CorsComparison.config(
                        c.expect(),
                        readBack(c.dialect(), CorsNotation.of(c.dialect()).write(configuration))));
                differences.addAll(CorsComparison.status(c.expect(), new CorsCaseAnswer(200, List.of(), body)));
                yield differences;
            }
            case CorsReading.Refused(var problem) -> {
                String code = CorsErrorCodes.of(c.dialect(), problem);
                List<String> differences =
                        new ArrayList<>(CorsComparison.status(c.expect(), new CorsCaseAnswer(400, List.of(), body)));
                if (c.expect().errorCode() != null && !c.expect().errorCode().equals(code)) {
                    differences.add(code + " instead of " + c.expect().errorCode() + ": " + problem.message());
                }
                yield differences;
            }
        };
    }

    private static JsonValue policy(byte[] call) {
        return ((JsonValue.Obj) ((Parsed.Ok<JsonValue>) Json.read(call)).value())
                .get("CorsPolicy")
                .orElseThrow();
    }

    private static List<String> projectionDifferences(CorsCase c) {
        CorsDocument document = CorsNotation.of(c.dialect()).write(c.config());
        List<String> differences = new ArrayList<>(CorsComparison.config(c.expect(), readBack(c.dialect(), document)));
        List<CorsHeader> headers = document.projection().stream().toList();
        differences.addAll(CorsComparison.headers(c.expect(), new CorsCaseAnswer(200, headers, document.bytes())));
        return differences;
    }

    private static Optional<CorsConfiguration> readBack(Dialect dialect, CorsDocument document) {
        String text = dialect == Dialect.MEDIASTORE ? "{\"CorsPolicy\":" + document.text() + "}" : document.text();
        return CorsReadBack.of(dialect, text.getBytes(StandardCharsets.UTF_8));
    }
}
