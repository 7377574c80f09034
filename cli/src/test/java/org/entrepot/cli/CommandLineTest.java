package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    Path folder;

    @Test
    void help_goes_to_standard_output_and_misuse_to_standard_error() {
        assertThat(CommandRun.of("--help").out()).contains("serve").contains("why");
        CommandRun missing = CommandRun.of();
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).contains("a command is missing");
        assertThat(CommandRun.of("policy", "weave", "--help").code()).isEqualTo(2);
    }

    @Test
    void every_command_states_its_exit_status() {
        assertStatesExitStatus(Entrepot.commandLine());
    }

    private static void assertStatesExitStatus(CommandLine line) {
        assertThat(line.getUsageMessage()).contains("Exit status:", "  0   ", "  1   ", "  2   ");
        line.getSubcommands().values().forEach(CommandLineTest::assertStatesExitStatus);
    }

    @Test
    void policy_cases_run_without_a_server_and_end_with_counts() throws IOException {
        Path file = Files.writeString(folder.resolve("cases.json"), "{\"cases\": []}");
        CommandRun run = CommandRun.of("policy", "test", file.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("0 passed, 0 failed" + System.lineSeparator());
    }

    @Test
    void a_policy_is_not_removed_unless_it_is_confirmed() {
        CommandRun run = CommandRun.of("policy", "remove", "my-bucket");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("--confirm");
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
        CommandRun run = CommandRun.of("cors", "test", file.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("FAIL wrong")
                .doesNotContain("FAIL right")
                .contains("1 passed, 1 failed");
    }

    @Test
    void a_policy_is_explained_without_a_server_and_the_status_tells_the_decision() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.json"), """
                {"version":"2.0","statement":[{"principal":{"qcs":["qcs::cam::uin/100000000001:uin/100000000011"]},
                 "effect":"allow","action":["name/cos:GetObject"],
                 "resource":["qcs::cos:ap-x:uid/1250000000:box-1250000000/a/*"],
                 "condition":{"ip_equal":{"qcs:ip":["10.0.0.0/8","192.0.2.0/24"]}}}]}""");
        String[] asked = {
            "policy",
            "explain",
            policy.toString(),
            "--dialect",
            "cos",
            "--action",
            "name/cos:GetObject",
            "--as",
            "qcs::cam::uin/100000000001:uin/100000000011",
            "--resource",
            "box-1250000000/a/b",
            "--context"
        };
        CommandRun allowed = CommandRun.of(with(asked, "qcs:ip=10.1.2.3"));
        assertThat(allowed.code()).as(allowed.err()).isZero();
        assertThat(allowed.out()).startsWith("ALLOWED: ").contains("because statement 0 at line 1");
        CommandRun denied = CommandRun.of(with(asked, "qcs:ip=8.8.8.8"));
        assertThat(denied.code()).isEqualTo(1);
        assertThat(denied.out()).contains("`10.0.0.0/8` or `192.0.2.0/24`, but is `8.8.8.8`");
        assertThat(CommandRun.of(with(with(asked, "qcs:ip=8.8.8.8"), "--json")).out())
                .startsWith("{\"decision\":\"deny\"");
        assertThat(CommandRun.of(with(asked, "nonsense=1")).code()).isEqualTo(2);
    }

    private static String[] with(String[] arguments, String last) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = last;
        return all;
    }

    @Test
    void rules_are_explained_without_a_server_with_the_change_that_would_let_the_page_through() throws IOException {
        Path rules = Files.writeString(folder.resolve("cors.json"), """
                {"cors_rules":[{"allowed_origin":"https://a.example","allowed_methods":["GET"]}]}""");
        CommandRun run = CommandRun.of(
                "cors",
                "explain",
                rules.toString(),
                "--dialect",
                "qingstor",
                "--origin",
                "https://a.example",
                "--method",
                "PUT");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("add the method PUT to rule 0");
        assertThat(CommandRun.of(
                                "cors",
                                "explain",
                                rules.toString(),
                                "--dialect",
                                "qingstor",
                                "--origin",
                                "https://a.example")
                        .code())
                .isZero();
        assertThat(CommandRun.of(
                                "cors", "explain", rules.toString(), "--dialect", "s3", "--origin", "https://a.example")
                        .err())
                .contains("cors.json, line 1");
    }

    @Test
    void with_an_origin_a_bucket_of_a_server_is_tested() {
        CommandRun run = CommandRun.of(
                "cors",
                "test",
                "my-bucket",
                "--origin",
                "https://a.example",
                "--endpoint",
                "http://127.0.0.1:1",
                "--data",
                folder.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(CommandRun.of("cors", "test", "one", "two", "--origin", "https://a.example")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void a_server_that_is_not_there_is_told_on_standard_error() throws IOException {
        Files.writeString(folder.resolve("root-credentials"), "account-id=1\naccess-key=a\nsecret-key=b\n");
        Files.setPosixFilePermissions(folder.resolve("root-credentials"), PosixFilePermissions.fromString("rw-------"));
        CommandRun run = CommandRun.of(
                "user", "add", "a", "--json", "--endpoint", "http://127.0.0.1:1", "--data", folder.toString());
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
