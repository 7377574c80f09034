package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandsTest {
    private static final String RULES = """
            <CORSConfiguration>
              <CORSRule>
                <AllowedOrigin>https://a.example/</AllowedOrigin>
                <AllowedMethod>PUT</AllowedMethod>
                <AllowedHeader>*</AllowedHeader>
              </CORSRule>
            </CORSConfiguration>
            """;
    private static final String POLICY = """
            {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::box/*"}]}
            """;

    @TempDir
    Path folder;

    private record Run(int code, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Entrepot.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int code = line.execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void doubtful_rules_are_told_with_place_severity_and_fix() throws IOException {
        String file = file("rules.xml", RULES);
        Run run = run("cors", "check", file);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        file + ":3:5: error: the origin `https://a.example/` ends with a slash [ORIGIN-TRAILING-SLASH]")
                .contains("    fix: remove the slash")
                .contains(file + ":2:3: warning: ", "[NO-ETAG-EXPOSED]")
                .endsWith("2 findings" + System.lineSeparator());
    }

    @Test
    void the_exit_code_follows_the_severity_that_counts() throws IOException {
        String file = file("rules.xml", RULES.replace("example/", "example"));
        assertThat(run("cors", "check", file).code()).isZero();
        assertThat(run("cors", "check", file, "--fail-on", "warning").code()).isEqualTo(1);
    }

    @Test
    void patches_mend_the_file_and_what_is_left_is_told() throws IOException {
        String file = file("rules.xml", RULES);
        Run run = run("cors", "check", "--fix", file);
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("0 findings" + System.lineSeparator());
        assertThat(Path.of(file))
                .content()
                .isEqualTo(RULES.replace("example/", "example")
                        .replace("</AllowedHeader>\n", "</AllowedHeader>\n    <ExposeHeader>ETag</ExposeHeader>\n"));
    }

    @Test
    void a_document_that_the_dialect_refuses_is_told_in_every_form() throws IOException {
        String file = file("rules.json", "{\"cors_rules\": []}");
        assertThat(run("cors", "check", file).out()).contains(file + ":1:16: error: invalid_request: ");
        assertThat(run("cors", "check", file, "--format", "json").out())
                .contains("\"code\":\"REFUSED\"", "\"pointer\":\"/cors_rules\"");
        Run sarif = run("cors", "check", file, "--format", "sarif");
        assertThat(sarif.code()).isEqualTo(1);
        assertThat(sarif.out()).contains("\"ruleId\":\"REFUSED\"", "\"startColumn\":16");
    }

    @Test
    void a_file_that_cannot_be_read_or_is_of_no_dialect_is_misuse() throws IOException {
        Run missing = run("cors", "check", folder.resolve("none.xml").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("none.xml");
        Run nonsense = run("cors", "check", file("rules.txt", "allow all"));
        assertThat(nonsense.code()).isEqualTo(2);
        assertThat(nonsense.err()).contains("--dialect");
        assertThat(run("policy", "check", file("policy.json", POLICY)).code()).isEqualTo(2);
    }

    @Test
    void doubtful_policies_are_told_without_a_server() throws IOException {
        String file = file("policy.json", POLICY);
        Run run = run("policy", "check", file, "--dialect", "s3", "--fail-on", "warning");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains(file + ":1:36: warning: ", "[STAR-PRINCIPAL]", "[HTTP-ALLOWED]");
        assertThat(run("policy", "check", file, "--dialect", "s3", "--format", "sarif")
                        .out())
                .contains("\"ruleId\":\"STAR-PRINCIPAL\"");
    }

    @Test
    void whether_principals_exist_is_told_only_where_people_are_known() throws IOException {
        String policy =
                file("policy.json", POLICY.replace("\"*\"", "{\"AWS\": \"arn:aws:iam::111122223333:user/carol\"}"));
        assertThat(run("policy", "check", policy, "--dialect", "s3").out()).doesNotContain("UNKNOWN-PRINCIPAL");
        String users = file(
                "users.json",
                "{\"name\":\"alice\",\"account\":\"111122223333\",\"cosUin\":\"\",\"qingstorUserId\":\"\","
                        + "\"canonicalId\":\"\",\"cosAppid\":\"\",\"cosPrincipal\":\"\"}");
        assertThat(run("policy", "check", policy, "--dialect", "s3", "--users", users)
                        .out())
                .contains("[UNKNOWN-PRINCIPAL]");
    }

    @Test
    void a_policy_that_is_no_json_is_a_finding_with_its_place() throws IOException {
        String file = file("policy.json", "{\n  \"Statement\": [}\n");
        Run run = run("policy", "check", file, "--dialect", "s3");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains(file + ":2:", "error: MalformedPolicy");
    }
}
