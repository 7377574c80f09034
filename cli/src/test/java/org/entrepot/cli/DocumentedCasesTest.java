package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the examples of {@code docs/policy-tests.md}: each block that names a file is that file. */
class DocumentedCasesTest {
    private static final Path PAGE = Path.of("../docs/policy-tests.md");
    private static final Pattern BLOCK = Pattern.compile("```[a-z]+ (\\S+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private int files;

    @BeforeEach
    void write_the_files_of_the_page() throws IOException {
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            Files.writeString(folder.resolve(block.group(1)), block.group(2));
            files++;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "policy, policy-cases.yaml, 4",
        "policy, env-cases.json, 3",
        "cors, cors-cases.yaml, 6",
    })
    void every_example_passes(String what, String file, int cases) {
        CommandRun run = CommandRun.of(what, "test", folder.resolve(file).toString());
        assertThat(run.out()).isEqualTo(cases + " passed, 0 failed" + System.lineSeparator());
    }

    @Test
    void no_example_is_left_out() {
        assertThat(files).isEqualTo(5);
    }
}
