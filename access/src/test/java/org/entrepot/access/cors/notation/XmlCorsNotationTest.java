package org.entrepot.access.cors.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.junit.jupiter.api.Test;

class XmlCorsNotationTest {
    private static final String MINIMAL =
            "<AllowedOrigin>https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod>";

    @Test
    void elements_of_a_rule_may_come_in_any_order_and_nothing_is_trimmed() {
        String document =
                "<?xml version=\"1.0\"?>\n<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                        + "\n <CORSRule>\n  <MaxAgeSeconds> -1 </MaxAgeSeconds><ExposeHeader>ETag</ExposeHeader>"
                        + "<AllowedHeader>X-*</AllowedHeader><AllowedMethod>PUT</AllowedMethod><ID></ID>"
                        + "<AllowedOrigin> https://a.example</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule>"
                        + "</CORSConfiguration>";
        assertThat(read(Dialect.S3, document))
                .isEqualTo(new CorsReading.Read(new CorsConfiguration(
                        List.of(new CorsRule(
                                "",
                                List.of(" https://a.example"),
                                List.of("PUT", "GET"),
                                List.of("X-*"),
                                List.of("ETag"),
                                -1,
                                null)),
                        null)));
    }

    @Test
    void the_written_form_has_the_documented_order() {
        CorsConfiguration configuration = new CorsConfiguration(
                List.of(new CorsRule(
                        "r<1>",
                        List.of("https://a.example", "*"),
                        List.of("GET"),
                        List.of("*"),
                        List.of("ETag"),
                        5,
                        null)),
                true);
        String rule = "<CORSRule><ID>r&lt;1&gt;</ID><AllowedOrigin>https://a.example</AllowedOrigin>"
                + "<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>*</AllowedHeader>"
                + "<ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>5</MaxAgeSeconds></CORSRule>";
        assertThat(CorsNotation.of(Dialect.S3).write(configuration).text())
                .endsWith("<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + rule
                        + "</CORSConfiguration>");
        assertThat(CorsNotation.of(Dialect.COS).write(configuration).text())
                .endsWith("<CORSConfiguration>" + rule + "<ResponseVary>true</ResponseVary></CORSConfiguration>");
    }

    @Test
    void s3_and_cos_word_the_same_faults_differently() {
        assertCodes("<CORSRule><AllowedOrigin>*</AllowedOrigin></CORSRule>", "MalformedXML", "MalformedXML");
        assertCodes("", "MalformedXML", "MalformedXML");
        assertCodes(rule("<AllowedMethod>PATCH</AllowedMethod>"), "InvalidRequest", "MalformedXML");
        assertCodes(rule("<AllowedMethod>*</AllowedMethod>"), "InvalidRequest", "MalformedXML");
        assertCodes(rule("<AllowedOrigin>*.*</AllowedOrigin>"), "InvalidRequest", "InvalidArgument");
        assertCodes(rule("<AllowedHeader>x-*-*</AllowedHeader>"), "InvalidRequest", "InvalidArgument");
        assertCodes(rule("<AllowedHeader>a b</AllowedHeader>"), "InvalidRequest", "InvalidArgument");
        assertCodes(rule("<ExposeHeader>x-*</ExposeHeader>"), "InvalidRequest", "InvalidArgument");
        assertCodes(rule("<ExposeHeader>a b</ExposeHeader>"), "InvalidRequest", "InvalidArgument");
        assertCodes(rule("<MaxAgeSeconds>soon</MaxAgeSeconds>"), "MalformedXML", "MalformedXML");
        assertCodes(rule("<MaxAgeSeconds>2147483648</MaxAgeSeconds>"), "MalformedXML", "MalformedXML");
        assertCodes(rule("<ID>a</ID><ID>b</ID>"), "MalformedXML", "MalformedXML");
        assertCodes(rule("<ID>" + "i".repeat(256) + "</ID>"), "InvalidRequest", "InvalidArgument");
        assertCodes(rule("<Unknown/>"), "MalformedXML", "MalformedXML");
        assertCodes(rule("").repeat(101), "InvalidRequest", "InvalidArgument");
    }

    @Test
    void limits_hold_exactly() {
        assertRead(Dialect.S3, root(rule("").repeat(100)));
        assertRead(Dialect.S3, root(rule("<ID>" + "i".repeat(255) + "</ID>")));
        assertRead(Dialect.COS, root(rule("<MaxAgeSeconds>2147483647</MaxAgeSeconds>")));
        String start = "<CORSConfiguration>" + rule("") + "<!--";
        String end = "--></CORSConfiguration>";
        String full = start + "x".repeat(CorsLimits.DOCUMENT_BYTES_MAX - start.length() - end.length()) + end;
        assertRead(Dialect.COS, full);
        assertThat(code(Dialect.COS, full + "\n")).isEqualTo("XMLSizeLimit");
        assertThat(code(Dialect.S3, full + "\n")).isEqualTo("MalformedXML");
    }

    @Test
    void a_negative_age_is_for_s3_only() {
        assertRead(Dialect.S3, root(rule("<MaxAgeSeconds>-1</MaxAgeSeconds>")));
        assertThat(code(Dialect.COS, root(rule("<MaxAgeSeconds>-1</MaxAgeSeconds>"))))
                .isEqualTo("InvalidArgument");
    }

    @Test
    void only_cos_knows_the_vary_switch() {
        String document = root(rule("") + "<ResponseVary>False</ResponseVary>");
        CorsReading.Read read = (CorsReading.Read) read(Dialect.COS, document);
        assertThat(read.configuration().responseVary()).isFalse();
        assertThat(code(Dialect.S3, document)).isEqualTo("MalformedXML");
        assertThat(code(Dialect.COS, root(rule("") + "<ResponseVary>maybe</ResponseVary>")))
                .isEqualTo("MalformedXML");
    }

    @Test
    void another_root_or_no_xml_at_all_is_malformed() {
        assertThat(code(Dialect.S3, "<Other/>")).isEqualTo("MalformedXML");
        assertThat(code(Dialect.S3, "")).isEqualTo("MalformedXML");
        assertThat(code(Dialect.S3, "<CORSConfiguration>")).isEqualTo("MalformedXML");
    }

    @Test
    void a_problem_says_what_and_where() {
        CorsProblem problem = problem(
                Dialect.S3,
                "<CORSConfiguration>\n<CORSRule>\n<AllowedMethod>GExT"
                        + "</AllowedMethod></CORSRule></CORSConfiguration>");
        assertThat(problem).isInstanceOf(CorsProblem.UnknownMethod.class);
        assertThat(problem.message()).contains("`GExT`", "GET, PUT, HEAD, POST, DELETE");
        assertThat(problem.spot().position().line()).isEqualTo(3);
        assertThat(problem.spot().pointer()).isEqualTo("/CORSConfiguration/CORSRule/AllowedMethod");
    }

    @Test
    void a_long_value_is_cut_in_the_message() {
        CorsProblem problem =
                problem(Dialect.S3, root(rule("<AllowedMethod>" + "M".repeat(5000) + "</AllowedMethod>")));
        assertThat(problem.message()).hasSizeLessThan(300).contains("MMM...");
    }

    private static void assertCodes(String rules, String s3, String cos) {
        assertThat(code(Dialect.S3, root(rules))).as(rules).isEqualTo(s3);
        assertThat(code(Dialect.COS, root(rules))).as(rules).isEqualTo(cos);
    }

    private static void assertRead(Dialect dialect, String document) {
        assertThat(read(dialect, document)).isInstanceOf(CorsReading.Read.class);
    }

    private static String code(Dialect dialect, String document) {
        return CorsErrorCodes.of(dialect, problem(dialect, document));
    }

    private static CorsProblem problem(Dialect dialect, String document) {
        return ((CorsReading.Refused) read(dialect, document)).problem();
    }

    private static CorsReading read(Dialect dialect, String document) {
        return CorsNotation.of(dialect).read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String root(String rules) {
        return "<CORSConfiguration>" + rules + "</CORSConfiguration>";
    }

    private static String rule(String more) {
        return "<CORSRule>" + MINIMAL + more + "</CORSRule>";
    }
}
