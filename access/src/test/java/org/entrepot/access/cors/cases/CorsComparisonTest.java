package org.entrepot.access.cors.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsHeader;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.text.Parsed;
import org.junit.jupiter.api.Test;

class CorsComparisonTest {
    private static final String NO_BODY = "";

    @Test
    void the_status_is_the_one_named_unless_several_will_do() {
        assertThat(CorsComparison.status(expect("\"status\": 200"), answer(204, NO_BODY)))
                .hasSize(1);
        assertThat(CorsComparison.status(expect("\"status\": 200, \"status_in\": [200, 204]"), answer(204, NO_BODY)))
                .isEmpty();
    }

    @Test
    void list_valued_headers_compare_in_order_without_blanks() {
        CorsExpectation expect =
                expect("\"status\": 200, \"headers\": {\"Access-Control-Allow-Methods\": \"GET, PUT\"}");
        assertThat(headers(expect, "access-control-allow-methods", "GET,PUT")).isEmpty();
        assertThat(headers(expect, "access-control-allow-methods", "PUT, GET")).hasSize(1);
        assertThat(headers(expect, "access-control-allow-methods", "get, put")).hasSize(1);
        assertThat(headers(expect)).hasSize(1);
    }

    @Test
    void allowed_headers_compare_without_letter_case_and_exposed_ones_with() {
        assertThat(headers(
                        expect("\"status\": 200, \"headers\": {\"Access-Control-Allow-Headers\": \"x-a, x-b\"}"),
                        "Access-Control-Allow-Headers",
                        "X-A,x-b"))
                .isEmpty();
        assertThat(headers(
                        expect("\"status\": 200, \"headers\": {\"Access-Control-Expose-Headers\": \"ETag\"}"),
                        "Access-Control-Expose-Headers",
                        "etag"))
                .hasSize(1);
    }

    @Test
    void vary_may_hold_more_and_come_in_several_lines() {
        CorsExpectation expect = expect("\"status\": 200, \"headers\": {\"Vary\": \"Origin, Accept\"}");
        assertThat(headers(expect, "Vary", "accept-encoding, origin", "vary", "Accept"))
                .isEmpty();
        assertThat(headers(expect, "Vary", "origin")).hasSize(1);
    }

    @Test
    void the_diagnosis_compares_by_its_beginning() {
        CorsExpectation expect =
                expect("\"status\": 403, \"headers\": {\"x-cors-diagnosis\": \"denied; reason=headers\"}");
        assertThat(headers(expect, "X-Cors-Diagnosis", "denied; reason=headers; offending=x-a"))
                .isEmpty();
        assertThat(headers(expect, "X-Cors-Diagnosis", "denied; reason=origin")).hasSize(1);
    }

    @Test
    void other_headers_compare_letter_for_letter() {
        CorsExpectation expect =
                expect("\"status\": 200, \"headers\": {\"Access-Control-Allow-Origin\": \"https://a\"}");
        assertThat(headers(expect, "Access-Control-Allow-Origin", "https://a")).isEmpty();
        assertThat(headers(expect, "Access-Control-Allow-Origin", "https://A")).hasSize(1);
        assertThat(headers(expect, "Access-Control-Allow-Origin", "https://a", "access-control-allow-origin", "*"))
                .hasSize(1);
    }

    @Test
    void absent_single_present_and_contained_are_each_checked() {
        assertThat(headers(expect("\"status\": 200, \"absent_headers\": [\"Location\"]"), "location", ""))
                .hasSize(1);
        CorsExpectation single = expect("\"status\": 200, \"single_headers\": [\"A\"]");
        assertThat(headers(single, "a", "x")).isEmpty();
        assertThat(headers(single, "a", "x, y")).hasSize(1);
        assertThat(headers(single, "a", "x", "A", "x")).hasSize(1);
        assertThat(headers(single)).hasSize(1);
        CorsExpectation contains = expect("\"status\": 200, \"contains\": {\"A\": \"PUT\"}");
        assertThat(headers(contains, "a", "GET, PUT")).isEmpty();
        assertThat(headers(contains, "a", "GETPUT")).hasSize(1);
        CorsExpectation present = expect("\"status\": 200, \"header_present\": [\"A\"]");
        assertThat(headers(present, "a", "")).isEmpty();
        assertThat(headers(present)).hasSize(1);
    }

    @Test
    void error_codes_are_found_in_the_form_of_each_dialect() {
        CorsExpectation expect = expect("\"status\": 400, \"error_code\": \"Some\"");
        String xml = "<?xml version=\"1.0\"?><Error><Code>Some</Code></Error>";
        assertThat(CorsComparison.error(expect, Dialect.S3, answer(400, xml))).isEmpty();
        assertThat(CorsComparison.error(expect, Dialect.COS, answer(400, "<Error><Code>Other</Code></Error>")))
                .hasSize(1);
        assertThat(CorsComparison.error(expect, Dialect.QINGSTOR, answer(400, "{\"code\": \"Some\"}")))
                .isEmpty();
        assertThat(CorsComparison.error(expect, Dialect.MEDIASTORE, answer(400, "{\"__type\": \"com.x#Some\"}")))
                .isEmpty();
        assertThat(CorsComparison.error(
                        expect, Dialect.MEDIASTORE, answer(400, "{}", "x-amzn-ErrorType", "Some:http://x.test/")))
                .isEmpty();
        assertThat(CorsComparison.error(expect, Dialect.S3, answer(400, NO_BODY)))
                .hasSize(1);
    }

    @Test
    void error_fields_are_compared_one_by_one() {
        CorsExpectation expect =
                expect("\"status\": 403, \"error_fields\": {\"ResourceType\": \"BUCKET\", \"Method\": \"GET\"}");
        String xml = "<Error><ResourceType>OBJECT</ResourceType><Method>GET</Method></Error>";
        assertThat(CorsComparison.error(expect, Dialect.S3, answer(403, xml)))
                .containsExactly("the error's ResourceType is OBJECT, expected BUCKET");
    }

    @Test
    void rules_read_back_are_compared_whole() {
        CorsExpectation expect =
                expect("\"status\": 200, \"config\": {\"rules\": [{\"origins\": [\"*\"], \"methods\": [\"GET\"]}]}");
        CorsRule rule = new CorsRule(null, List.of("*"), List.of("GET"), null, null, null, null);
        assertThat(CorsComparison.config(expect, Optional.of(new CorsConfiguration(List.of(rule), null))))
                .isEmpty();
        assertThat(CorsComparison.config(expect, Optional.of(new CorsConfiguration(List.of(rule), true))))
                .hasSize(1);
        assertThat(CorsComparison.config(expect, Optional.empty())).hasSize(1);
    }

    @Test
    void explanations_must_hold_the_members_and_may_hold_more() {
        CorsExpectation expect = expect("\"status\": 200, \"explain\": {\"allowed\": false, \"closest_rule\": 1,"
                + " \"offending\": [\"x\"], \"deep\": {\"a\": null}}");
        assertThat(CorsComparison.explain(
                        expect,
                        bytes("{\"more\": 1, \"closest_rule\": 1.0, \"allowed\": false, \"offending\": [\"x\"],"
                                + " \"deep\": {\"a\": null}}")))
                .isEmpty();
        assertThat(CorsComparison.explain(expect, bytes("{\"allowed\": true, \"offending\": [\"x\", \"y\"]}")))
                .containsExactly(
                        "the explanation's allowed is true, expected false",
                        "the explanation's closest_rule is missing, expected 1",
                        "the explanation's offending is [`x`, `y`], expected [`x`]",
                        "the explanation's deep is missing, expected [a: null]");
        assertThat(CorsComparison.explain(expect, bytes("[]"))).hasSize(1);
    }

    @Test
    void lint_codes_must_be_there_or_must_not() {
        assertThat(CorsComparison.lint(expect("\"status\": 200, \"lint\": [\"A\"]"), List.of("A", "B")))
                .isEmpty();
        assertThat(CorsComparison.lint(expect("\"status\": 200, \"lint\": [\"A\"]"), List.of("B")))
                .hasSize(1);
        assertThat(CorsComparison.lint(expect("\"status\": 200, \"lint\": []"), List.of("B")))
                .hasSize(1);
        assertThat(CorsComparison.lint(expect("\"status\": 200, \"lint_absent\": [\"B\"]"), List.of("A", "B")))
                .hasSize(1);
    }

    private static CorsExpectation expect(String members) {
        String file = "{\"cases\": [{\"id\": \"x\", \"dialect\": \"s3\", \"kind\": \"actual\", \"request\":"
                + " {\"method\": \"GET\", \"path\": \"/{bucket}\"}, \"expect\": {" + members + "}}]}";
        return ((Parsed.Ok<CorsCaseFile>) CorsCaseFile.read(bytes(file)))
                .value()
                .cases()
                .getFirst()
                .expect();
    }

    private static List<String> headers(CorsExpectation expect, String... namesAndValues) {
        return CorsComparison.headers(expect, answer(200, NO_BODY, namesAndValues));
    }

    private static CorsCaseAnswer answer(int status, String body, String... namesAndValues) {
        List<CorsHeader> headers = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(new CorsHeader(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new CorsCaseAnswer(status, headers, bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
