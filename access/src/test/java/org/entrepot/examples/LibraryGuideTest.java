package org.entrepot.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide shows exactly what is compiled and run. */
class LibraryGuideTest {
    private static final Path GUIDE = Path.of("../docs/library.md");
    private static final Path SOURCE = Path.of("src/test/java/org/entrepot/examples/LibraryExamplesTest.java");
    private static final Pattern QUOTED = Pattern.compile("```java (\\S+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern MARKED = Pattern.compile("// example: (\\S+)\n(.*?) *// end\n", Pattern.DOTALL);

    @Test
    void every_example_of_the_guide_is_one_that_is_run() throws IOException {
        Map<String, String> quoted = blocks(QUOTED, Files.readString(GUIDE));
        assertThat(quoted).isNotEmpty().isEqualTo(blocks(MARKED, Files.readString(SOURCE)));
    }

    private static Map<String, String> blocks(Pattern pattern, String text) {
        Map<String, String> blocks = new LinkedHashMap<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            blocks.put(matcher.group(1), matcher.group(2).stripTrailing().stripIndent());
        }
        return blocks;
    }
}
