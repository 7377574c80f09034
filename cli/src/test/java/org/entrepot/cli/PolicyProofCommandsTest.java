package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyProofCommandsTest {
    private static final String OPEN = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",
             "Resource":"arn:aws:s3:::photos/*"}]}""";

    @TempDir
    Path folder;

    @Test
    void policies_are_compared_without_a_server_and_a_wider_one_fails() throws IOException {
        Path wide = Files.writeString(folder.resolve("wide.json"), OPEN);
        Path narrow = Files.writeString(folder.resolve("narrow.json"), OPEN.replace("/*", "/public/*"));
        CommandRun narrower = CommandRun.of("policy", "compare", wide.toString(), narrow.toString(), "--dialect", "s3");
        assertThat(narrower.code()).isZero();
        assertThat(narrower.out()).startsWith("NARROWER").contains("allowed by the old policy only");
        CommandRun wider =
                CommandRun.of("policy", "compare", narrow.toString(), wide.toString(), "--dialect", "s3", "--json");
        assertThat(wider.code()).isEqualTo(1);
        assertThat(wider.out()).contains("\"verdict\":\"WIDER\"").contains("\"kind\":\"anonymous\"");
        CommandRun undecided = CommandRun.of("policy", "compare", wide.toString(), narrow.toString());
        assertThat(undecided.code()).isEqualTo(2);
        assertThat(undecided.err()).contains("--dialect");
    }

    @Test
    void pairs_are_answered_in_order_and_a_broken_line_does_not_end_the_run() throws IOException {
        String pair = "{\"dialect\":\"s3\",\"bucket\":\"photos\",\"old\":" + OPEN + ",\"new\":" + OPEN + "}";
        Path pairs = Files.writeString(folder.resolve("pairs"), "{\n" + pair.replace("\n", " ") + "\n");
        CommandRun run = CommandRun.of("policy", "compare", "--json", "--pairs", pairs.toString());
        assertThat(run.code()).isZero();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains("UNKNOWN", "line 1"),
                        second -> assertThat(second).contains("\"verdict\":\"EQUAL\""));
    }

    @Test
    void a_public_policy_is_told_with_a_request_and_who_can_read_it() throws IOException {
        Path file = Files.writeString(folder.resolve("open.json"), OPEN);
        CommandRun open = CommandRun.of("policy", "public", file.toString(), "--dialect", "s3");
        assertThat(open.code()).isEqualTo(1);
        assertThat(open.out()).contains("statement 0", "sign nothing", "arn:aws:s3:::photos/");
        String key = "arn:aws:s3:::photos/a*";
        CommandRun who = CommandRun.of(
                "policy", "who-can", file.toString(), "--dialect=s3", "--action=s3:GetObject", "--resource", key);
        assertThat(who.code()).isZero();
        assertThat(who.out()).contains("anonymous", "always, by statement 0");
    }
}
