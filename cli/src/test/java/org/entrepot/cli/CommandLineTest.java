package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
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

    @Test
    void help_goes_to_standard_output_and_misuse_to_standard_error() {
        assertThat(run("--help").out()).contains("serve").contains("why");
        Run missing = run();
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).contains("a command is missing");
        assertThat(run("policy", "weave", "--help").code()).isEqualTo(2);
    }

    @Test
    void policy_cases_run_without_a_server_and_end_with_counts() throws IOException {
        Path file = Files.writeString(folder.resolve("cases.json"), "{\"cases\": []}");
        Run run = run("policy", "test", file.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("0 passed, 0 failed" + System.lineSeparator());
    }

    private static final String OPEN = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",
             "Resource":"arn:aws:s3:::photos/*"}]}""";

    @Test
    void policies_are_compared_without_a_server_and_a_wider_one_fails() throws IOException {
        Path wide = Files.writeString(folder.resolve("wide.json"), OPEN);
        Path narrow = Files.writeString(folder.resolve("narrow.json"), OPEN.replace("/*", "/public/*"));
        Run narrower = run("policy", "compare", wide.toString(), narrow.toString(), "--dialect", "s3");
        assertThat(narrower.code()).isZero();
        assertThat(narrower.out()).startsWith("NARROWER").contains("allowed by the old policy only");
        Run wider = run("policy", "compare", narrow.toString(), wide.toString(), "--dialect", "s3", "--json");
        assertThat(wider.code()).isEqualTo(1);
        assertThat(wider.out()).contains("\"verdict\":\"WIDER\"").contains("\"kind\":\"anonymous\"");
        assertThat(run("policy", "compare", wide.toString(), narrow.toString()).code()).isEqualTo(2);
    }

    @Test
    void pairs_are_answered_in_order_and_a_broken_line_does_not_end_the_run() throws IOException {
        String pair = "{\"dialect\":\"s3\",\"bucket\":\"photos\",\"old\":" + OPEN + ",\"new\":" + OPEN + "}";
        Path pairs = Files.writeString(folder.resolve("pairs"), "{\n" + pair.replace("\n", " ") + "\n");
        Run run = run("policy", "compare", "--json", "--pairs", pairs.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains("UNKNOWN", "line 1"),
                        second -> assertThat(second).contains("\"verdict\":\"EQUAL\""));
    }

    @Test
    void a_public_policy_is_told_with_a_request_and_who_can_read_it() throws IOException {
        Path file = Files.writeString(folder.resolve("open.json"), OPEN);
        Run open = run("policy", "public", file.toString(), "--dialect", "s3");
        assertThat(open.code()).isEqualTo(1);
        assertThat(open.out()).contains("statement 0", "sign nothing", "arn:aws:s3:::photos/");
        Run who = run(
                "policy", "who-can", file.toString(), "--dialect", "s3", "--action", "s3:GetObject", "--resource",
                "arn:aws:s3:::photos/a*");
        assertThat(who.code()).isZero();
        assertThat(who.out()).contains("anonymous", "always, by statement 0");
    }

    @Test
    void a_policy_is_not_removed_unless_it_is_confirmed() {
        Run run = run("policy", "remove", "my-bucket");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--confirm");
    }

    @Test
    void a_file_of_nonsense_is_a_failure_that_says_where() throws IOException {
        Path file = Files.writeString(folder.resolve("cases.json"), "{");
        assertThat(run("policy", "test", file.toString()).code()).isEqualTo(1);
        Run cors = run("cors", "test", file.toString());
        assertThat(cors.code()).isEqualTo(1);
        assertThat(cors.out()).isEmpty();
        assertThat(cors.err()).contains("cases.json");
    }

    @Test
    void a_cors_case_that_fails_is_told_and_counted() throws IOException {
        Path file = Files.writeString(folder.resolve("cases.json"), """
                {"cases": [
                  {"id": "right", "dialect": "s3", "kind": "actual", "config": null,
                   "request": {"method": "GET", "path": "/{bucket}", "signed": true},
                   "expect": {"status": 200}},
                  {"id": "wrong", "dialect": "qingstor", "kind": "actual", "config": null,
                   "request": {"method": "GET", "path": "/{bucket}", "signed": true},
                   "expect": {"status": 404}}
                ]}
                """);
        Run run = run("cors", "test", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("FAIL wrong")
                .doesNotContain("FAIL right")
                .contains("1 passed, 1 failed");
    }

    @Test
    void a_server_that_is_not_there_is_told_on_standard_error() throws IOException {
        Files.writeString(folder.resolve("root-credentials"), "account-id=1\naccess-key=a\nsecret-key=b\n");
        Files.setPosixFilePermissions(folder.resolve("root-credentials"), PosixFilePermissions.fromString("rw-------"));
        Run run = run("user", "add", "a", "--json", "--endpoint", "http://127.0.0.1:1", "--data", folder.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("http://127.0.0.1:1");
    }

    @Test
    void the_callers_own_key_comes_before_the_roots() throws CommandFailure {
        Map<String, String> root =
                Map.of("ENTREPOT_ROOT_ACCESS_KEY", "root", "ENTREPOT_ROOT_SECRET_KEY", "root-secret");
        assertThat(new ClientOptions(root).key()).isEqualTo(new ClientOptions.Key("root", "root-secret"));
        assertThat(new ClientOptions(Map.of(
                                "ENTREPOT_ROOT_ACCESS_KEY", "root",
                                "ENTREPOT_ROOT_SECRET_KEY", "root-secret",
                                "ENTREPOT_ACCESS_KEY", "own",
                                "ENTREPOT_SECRET_KEY", "own-secret"))
                        .key())
                .isEqualTo(new ClientOptions.Key("own", "own-secret"));
    }

    @Test
    void an_endpoint_is_an_http_address() throws CommandFailure {
        assertThat(new ClientOptions(Map.of("ENTREPOT_ENDPOINT", "https://h:1/")).endpoint())
                .hasToString("https://h:1");
        assertThatThrownBy(() -> new ClientOptions(Map.of("ENTREPOT_ENDPOINT", "h:1")).endpoint())
                .isInstanceOf(CommandFailure.class);
    }
}
