package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CaseCommandsTest {
    private static final String POLICY = """
        {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject",
                        "Resource": "arn:aws:s3:::box/public/*"}]}\
        """;
    private static final String CASES = """
        defaults:
          dialect: s3
          bucket: box
          policyFile: policy.json
          request: {principal: anonymous, action: s3:GetObject}
        cases:
          - id: the public part is public
            request: {resource: /public/a}
            expect: allow
            decidedBy: 0
          - id: the rest is not
            request: {resource: /private/a}
            expect: implicit-deny
        """;

    @TempDir
    Path folder;

    @Test
    void a_yaml_file_with_defaults_tests_the_policy_in_the_file_beside_it() throws IOException {
        write("policy.json", POLICY);
        CommandRun run = CommandRun.of("policy", "test", write("cases.yaml", CASES));
        assertThat(run.out()).isEqualTo("2 passed, 0 failed" + System.lineSeparator());
        assertThat(run.code()).isZero();
    }

    @Test
    void a_case_may_name_the_statement_that_decides() throws IOException {
        write("policy.json", POLICY);
        CommandRun run =
                CommandRun.of("policy", "test", write("cases.yaml", CASES.replace("decidedBy: 0", "decidedBy: 1")));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("FAIL the public part is public")
                .contains("expected allow, decided by statement 1", "actual   allow, decided by statement 0")
                .endsWith("1 passed, 1 failed" + System.lineSeparator());
    }

    @Test
    void a_misspelt_member_is_told_with_the_nearest_one_and_its_place_in_the_yaml() throws IOException {
        write("policy.json", POLICY);
        assertThat(CommandRun.of(
                                "policy",
                                "test",
                                write("a.yaml", CASES.replace("    expect: allow", "    exepct: allow")))
                        .out())
                .contains("line 9, column 5: unknown member `exepct`; did you mean `expect`?")
                .endsWith("0 passed, 1 failed" + System.lineSeparator());
        assertThat(CommandRun.of("policy", "test", write("b.yaml", CASES.replace("defaults:", "default:")))
                        .out())
                .contains("line 1, column 1: unknown member `default`; did you mean `defaults`?");
        assertThat(CommandRun.of("policy", "test", write("c.yaml", CASES.replace("expect: allow", "expect: alow")))
                        .out())
                .contains("line 9, column 13: unknown outcome `alow`; did you mean `allow`?");
        assertThat(CommandRun.of("policy", "test", write("d.yaml", CASES.replace("policy.json", "polcy.json")))
                        .out())
                .contains("line 4, column 15: cannot read `polcy.json`: there is no such file");
    }

    @Test
    void a_broken_file_is_one_failure_and_the_others_are_run() throws IOException {
        write("policy.json", POLICY);
        for (String what : List.of("policy", "cors")) {
            CommandRun run =
                    CommandRun.of(what, "test", write("broken.json", "{"), write("none.json", "{\"cases\": []}"));
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out())
                    .contains("FAIL " + folder.resolve("broken.json"), "line 1")
                    .contains("0 passed, 1 failed");
        }
    }

    @Test
    void rules_in_the_words_of_a_dialect_are_tested_from_the_file_beside_the_cases() throws IOException {
        write("cors.xml", """
            <CORSConfiguration><CORSRule><AllowedOrigin>https://app.example</AllowedOrigin>
            <AllowedMethod>PUT</AllowedMethod><AllowedHeader>content-type</AllowedHeader></CORSRule></CORSConfiguration>\
            """);
        CommandRun run = CommandRun.of("cors", "test", write("cors.yaml", """
            defaults:
              dialect: s3
              configFile: cors.xml
              request:
                method: OPTIONS
                headers: {Origin: https://app.example, Access-Control-Request-Method: PUT}
            cases:
              - id: the app may put
                expect: {status: 200, headers: {Access-Control-Allow-Origin: https://app.example}}
              - id: the app may not delete
                request:
                  headers: {Origin: https://app.example, Access-Control-Request-Method: DELETE}
                expect: {status: 403, error_code: AccessForbidden}
            """));
        assertThat(run.out()).isEqualTo("2 passed, 0 failed" + System.lineSeparator());
    }

    @Test
    void outcomes_are_written_as_junit_xml() throws Exception {
        write("policy.json", POLICY);
        Path xml = folder.resolve("out.xml");
        String cases = CASES.replace("decidedBy: 0", "decidedBy: 1").replace("the rest is not", "\"<&\\u0001\\\"\"");
        CommandRun.of("policy", "test", write("cases.yaml", cases), "--junit-xml", xml.toString());
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(xml))));
        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("testsuites");
        assertThat(suite.getAttribute("name"))
                .isEqualTo(folder.resolve("cases.yaml").toString());
        assertThat(List.of(suite.getAttribute("tests"), suite.getAttribute("failures"), suite.getAttribute("skipped")))
                .containsExactly("2", "1", "0");
        Element first = (Element) suite.getElementsByTagName("testcase").item(0);
        Element second = (Element) suite.getElementsByTagName("testcase").item(1);
        assertThat(first.getElementsByTagName("failure").item(0).getTextContent())
                .contains("decided by statement 1");
        assertThat(second.getAttribute("name")).isEqualTo("<&\ufffd\"");
        assertThat(second.getAttribute("time")).matches("[0-9]+\\.[0-9]{3}");
    }

    @Test
    void watching_runs_the_cases_again_after_each_change_of_any_file_read() throws Exception {
        write("policy.json", POLICY);
        CaseOptions options = CommandLine.populateCommand(new CaseOptions(), write("cases.yaml", CASES), "--watch");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> changes = new ArrayList<>(List.of(POLICY.replace("public/*", "*"), "{", POLICY));
        List<Boolean> outdated = new ArrayList<>();
        int code = options.again(spec(out, err), (d, s, r) -> PolicyTestCommand.run(d, s, r), seen -> {
            if (changes.isEmpty()) {
                return false;
            }
            outdated.add(seen.isOutdated());
            write("policy.json", changes.removeFirst());
            outdated.add(seen.isOutdated());
            return true;
        });
        assertThat(code).isZero();
        assertThat(outdated).containsExactly(false, true, false, true, false, true);
        assertThat(out.toString().lines().filter(line -> line.endsWith(" failed")))
                .containsExactly(
                        "2 passed, 0 failed", "1 passed, 1 failed", "0 passed, 2 failed", "2 passed, 0 failed");
        assertThat(err.toString()).contains("waiting for a change");
    }

    @Test
    void a_watched_folder_tells_of_a_new_content_a_new_file_and_a_removed_one() throws Exception {
        Path file = folder.resolve("a.json");
        try (WatchedFolders folders = new WatchedFolders()) {
            for (Change change : List.<Change>of(
                    () -> Files.writeString(file, "one"),
                    () -> Files.writeString(file, "two"),
                    () -> Files.move(
                            Files.writeString(folder.resolve("b"), "three"), file, StandardCopyOption.REPLACE_EXISTING),
                    () -> Files.delete(file))) {
                Snapshot seen = new Snapshot();
                seen.note(file, Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty());
                List<Boolean> awaited = new ArrayList<>();
                Thread waiting = Thread.ofPlatform().start(() -> {
                    try {
                        awaited.add(folders.await(seen));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                change.make();
                waiting.join();
                assertThat(awaited).containsExactly(true);
            }
        }
    }

    @Test
    void an_interrupted_watch_ends() throws Exception {
        Snapshot seen = new Snapshot();
        seen.note(folder.resolve("a.json"), Optional.empty());
        try (WatchedFolders folders = new WatchedFolders()) {
            Thread.currentThread().interrupt();
            assertThat(folders.await(seen)).isFalse();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private static CommandSpec spec(StringWriter out, StringWriter err) {
        CommandLine line = new CommandLine(CommandSpec.create());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.getCommandSpec();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
