package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorsCompareCommandTest {
    @TempDir
    Path folder;

    @Test
    void a_new_origin_is_told_with_a_request_and_exit_code_1() throws IOException {
        CommandRun run = compare("https://a.example", "https://*.example");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines())
                .containsExactly(
                        "WIDER",
                        "only after   a page of https://b.example may use GET",
                        "newly reachable:",
                        "  `https://*.example`: GET (for example https://b.example)");
    }

    @Test
    void fewer_origins_are_no_failure() throws IOException {
        CommandRun run = compare("https://*.example", "https://a.example");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("NARROWER").contains("no longer reachable:");
        assertThat(compare("https://a.example", "https://a.example").out().strip())
                .isEqualTo("EQUAL");
    }

    @Test
    void the_comparison_is_one_object_with_json() throws IOException {
        CommandRun run = compare("https://a.example", "https://z.example", "--json");
        assertThat(run.out().strip()).isEqualTo("""
            {"verdict":"DIFFERENT",\
            "gained":{"origin":"https://z.example","method":"GET","headers":[],"credentials":false},\
            "lost":{"origin":"https://a.example","method":"GET","headers":[],"credentials":false},\
            "newlyReachable":[{"pattern":"https://z.example","example":"https://z.example","methods":["GET"]}],\
            "noLongerReachable":[{"pattern":"https://a.example","example":"https://a.example","methods":["GET"]}]}\
            """);
    }

    @Test
    void rules_that_cannot_be_read_are_told_with_their_place_and_exit_code_2() throws IOException {
        CommandRun run = compare("https://a.example", "a*b*c");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("new.xml, line 1", "more than one asterisk");
    }

    private CommandRun compare(String before, String after, String... more) throws IOException {
        Path old = Files.writeString(folder.resolve("old.xml"), rules(before));
        Path fresh = Files.writeString(folder.resolve("new.xml"), rules(after));
        return more.length == 0
                ? CommandRun.of("cors", "compare", old.toString(), fresh.toString())
                : CommandRun.of("cors", "compare", old.toString(), fresh.toString(), more[0]);
    }

    private static String rules(String origin) {
        return "<CORSConfiguration><CORSRule><AllowedOrigin>" + origin
                + "</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>";
    }
}
