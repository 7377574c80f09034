package org.entrepot.server.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.cases.CorsCaseAnswer;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.lint.LintJson;
import org.entrepot.gateway.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients and owners are told about doubtful documents that they stored. */
class LintReportTest {
    private static final String ADMIN = "/-/api/v1/buckets/box/";

    private InProcessTarget target;
    private DialectForms forms;

    @BeforeEach
    void open() throws IOException {
        target = InProcessTarget.open();
        forms = new DialectForms(target.authority(), target.owner());
        send(Dialect.S3, "PUT", "/box", null, "");
    }

    @AfterEach
    void close() throws IOException {
        target.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_write_of_rules_is_answered_with_the_number_of_findings_and_their_codes(Dialect dialect) throws IOException {
        CorsCaseAnswer doubtful = write(dialect, "https://a.example/");
        assertThat(doubtful.values("x-cors-lint")).containsExactly("1; ORIGIN-TRAILING-SLASH");
        assertThat(write(dialect, "https://a.example").values("x-cors-lint")).containsExactly("0");
    }

    @ParameterizedTest
    @EnumSource
    void the_whole_report_on_rules_has_places_fixes_and_patches(Dialect dialect) throws IOException {
        write(dialect, "https://a.example/");
        for (String method : List.of("GET", "POST")) {
            CorsCaseAnswer report = send(Dialect.S3, method, ADMIN + "cors/lint", null, "");
            assertThat(report.status()).isEqualTo(200);
            assertThat(LintJson.codes(report.body())).containsExactly("ORIGIN-TRAILING-SLASH");
            assertThat(new String(report.body(), UTF_8))
                    .contains("\"dialect\":\"" + dialect.label() + "\"", "\"line\":", "\"fix\":\"", "\"patch\":[");
        }
    }

    @Test
    void a_switch_that_cos_wrote_is_doubted_after_a_write_over_s3_too() throws IOException {
        CorsConfiguration closed =
                new CorsConfiguration(rules("https://a.example").rules(), false);
        assertThat(write(Dialect.COS, closed).values("x-cors-lint")).containsExactly("2; VARY-OFF,NOT-IN-DIALECT");
        assertThat(write(Dialect.S3, "https://a.example").values("x-cors-lint"))
                .containsExactly("2; VARY-OFF,NOT-IN-DIALECT");
    }

    @Test
    void the_report_on_a_policy_knows_who_exists() throws IOException {
        String policy = "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"999999999999\"},"
                + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::box/*\"}}";
        assertThat(send(Dialect.S3, "PUT", "/box", "policy", policy).status()).isEqualTo(204);
        CorsCaseAnswer report = send(Dialect.S3, "GET", ADMIN + "policy/lint", null, "");
        assertThat(LintJson.codes(report.body())).containsExactly("UNKNOWN-PRINCIPAL");
    }

    @Test
    void there_is_no_report_without_a_document_and_none_on_a_document_sent_along() throws IOException {
        assertThat(send(Dialect.S3, "GET", ADMIN + "cors/lint", null, "").status())
                .isEqualTo(404);
        assertThat(send(Dialect.S3, "GET", ADMIN + "policy/lint", null, "").status())
                .isEqualTo(404);
        assertThat(send(Dialect.S3, "GET", ADMIN + "acl/lint", null, "").status())
                .isEqualTo(404);
        write(Dialect.S3, "*");
        assertThat(send(Dialect.S3, "POST", ADMIN + "cors/lint", null, "{\"rules\":[]}")
                        .status())
                .isEqualTo(400);
    }

    private CorsCaseAnswer write(Dialect dialect, String origin) throws IOException {
        return write(dialect, rules(origin));
    }

    private CorsCaseAnswer write(Dialect dialect, CorsConfiguration rules) throws IOException {
        String document = CorsNotation.of(dialect).write(rules).text();
        CorsCaseAnswer answer = dialect == Dialect.MEDIASTORE
                ? target.send(
                        forms.control("PutCorsPolicy", "{\"ContainerName\":\"box\",\"CorsPolicy\":" + document + "}"))
                : send(dialect, "PUT", "/box", "cors", document);
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private static CorsConfiguration rules(String origin) {
        return new CorsConfiguration(
                List.of(new CorsRule(null, List.of(origin), List.of("GET"), List.of("*"), null, null, null)), null);
    }

    private CorsCaseAnswer send(Dialect dialect, String method, String path, String query, String body)
            throws IOException {
        List<Header> headers = body.isEmpty()
                ? List.of()
                : List.of(new Header("Content-MD5", CasePreparation.md5(body.getBytes(UTF_8))));
        return target.send(forms.call(dialect, method, path, query, headers, body.getBytes(UTF_8), true));
    }
}
