package org.entrepot.access.cors.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.RandomCors;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.lint.DocumentCode;
import org.entrepot.access.lint.Finding;
import org.entrepot.access.lint.LintCode;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.Patch;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsPatchTest {
    private static final List<String> PIECES = List.of(
            "<!-- <CORSRule> -->",
            "<AllowedOrigin/>",
            "<AllowedOrigin><![CDATA[https://b.example/]]></AllowedOrigin>",
            "<?x y?>",
            "&amp;",
            "\u00e9",
            "\\u0041",
            " ",
            "\r\n",
            "\"expose_headers\": null,",
            "\"ExposeHeaders\": [],",
            ",");

    private static final List<String> DOUBTFUL = List.of(
            "https://a.example/",
            "https://a.example/x",
            "HTTPS://A.example",
            "https://a.example:443",
            "https://b\u00fccher.example",
            "https://a.example https://b.example",
            "https://a.example, https://b.example",
            "https://*.a.example",
            "*");

    @ParameterizedTest
    @EnumSource
    void a_patch_yields_a_document_without_its_finding(Dialect dialect) {
        Property.holds(100, random -> {
            String text =
                    CorsNotation.of(dialect).write(doubtful(dialect, random)).text();
            LintReport before = check(dialect, text);
            for (Finding finding : before.findings()) {
                Patch patch = finding.patch();
                if (patch != null) {
                    String mended = patch.apply(text);
                    LintReport after = check(dialect, mended);
                    assertThat(after.codes())
                            .as("%s becomes %s", text, mended)
                            .doesNotContain(DocumentCode.REFUSED.code());
                    assertThat(count(after, finding.code()))
                            .as("%s of %s in %s", finding, text, mended)
                            .isLessThan(count(before, finding.code()));
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void all_patches_together_keep_the_document_readable(Dialect dialect) {
        Property.holds(100, random -> {
            String text =
                    CorsNotation.of(dialect).write(doubtful(dialect, random)).text();
            String mended = Patch.apply(text, check(dialect, text).patches());
            assertThat(check(dialect, mended).codes())
                    .as("%s becomes %s", text, mended)
                    .doesNotContain(DocumentCode.REFUSED.code());
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_damaged_document_is_refused_or_mended_to_one_that_is_not(Dialect dialect) {
        Property.holds(300, random -> {
            StringBuilder damaged = new StringBuilder(
                    CorsNotation.of(dialect).write(doubtful(dialect, random)).text());
            for (int i = random.nextInt(3); i > 0; i--) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(3)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                    default -> damaged.setCharAt(at, (char) (' ' + random.nextInt(95)));
                }
            }
            String text = damaged.toString();
            LintReport report = check(dialect, text);
            if (!report.codes().contains(DocumentCode.REFUSED.code())) {
                String mended = Patch.apply(text, report.patches());
                assertThat(check(dialect, mended).codes())
                        .as("%s becomes %s", text, mended)
                        .doesNotContain(DocumentCode.REFUSED.code());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page", ":80"})
    void an_origin_that_is_no_host_is_left_to_a_person(String origin) {
        String text =
                "[{\"AllowedOrigins\":[\"" + origin + "\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[\"*\"]}]";
        LintReport report = check(Dialect.MEDIASTORE, text);
        assertThat(report.codes()).contains("ORIGIN-NO-SCHEME");
        assertThat(Patch.apply(text, report.patches())).contains("[\"" + origin + "\"]");
    }

    @Test
    void a_patch_keeps_the_look_of_the_document() {
        String text = """
                <CORSConfiguration>
                    <CORSRule>
                        <AllowedOrigin>https://a.example</AllowedOrigin>
                        <AllowedMethod>PUT</AllowedMethod>
                        <AllowedHeader>*</AllowedHeader>
                    </CORSRule>
                </CORSConfiguration>
                """;
        assertThat(Patch.apply(text, check(Dialect.S3, text).patches()))
                .isEqualTo(text.replace(
                        "<AllowedHeader>*</AllowedHeader>\n",
                        "<AllowedHeader>*</AllowedHeader>\n        <ExposeHeader>ETag</ExposeHeader>\n"));
    }

    @Test
    void a_rule_whose_exposed_headers_are_lost_moves_in_front() {
        String text = """
                {"cors_rules": [
                  {"allowed_origin": "*", "allowed_methods": ["GET"]},
                  {"allowed_origin": "https://a.example", "allowed_methods": ["GET"], "expose_headers": ["x-a"]}
                ]}
                """;
        LintReport report = check(Dialect.QINGSTOR, text);
        assertThat(report.codes()).contains("SHADOWED", "EXPOSE-LOST");
        assertThat(Patch.apply(text, report.patches())).isEqualTo("""
                {"cors_rules": [
                  {"allowed_origin": "https://a.example", "allowed_methods": ["GET"], "expose_headers": ["x-a"]},
                  {"allowed_origin": "*", "allowed_methods": ["GET"]}
                ]}
                """);
    }

    private static CorsConfiguration doubtful(Dialect dialect, SplittableRandom random) {
        CorsConfiguration plain = RandomCors.sayableIn(dialect, random);
        List<CorsRule> rules = new ArrayList<>();
        for (CorsRule rule : plain.rules()) {
            List<String> origins = new ArrayList<>(rule.origins());
            String doubtful = DOUBTFUL.get(random.nextInt(DOUBTFUL.size()));
            if (dialect == Dialect.QINGSTOR) {
                origins.set(0, doubtful);
            } else if (random.nextBoolean()) {
                origins.add(random.nextInt(origins.size() + 1), doubtful);
            }
            rules.add(new CorsRule(
                    rule.id(),
                    origins,
                    rule.methods(),
                    rule.headers(),
                    rule.exposeHeaders(),
                    random.nextInt(4) == 0 ? Integer.valueOf(100_000) : rule.maxAgeSeconds(),
                    null));
        }
        return new CorsConfiguration(rules, plain.responseVary());
    }

    private static LintReport check(Dialect dialect, String document) {
        return CorsLint.check(dialect, document.getBytes(StandardCharsets.UTF_8));
    }

    private static long count(LintReport report, LintCode code) {
        return report.findings().stream()
                .filter(finding -> finding.code() == code)
                .count();
    }
}
