package org.entrepot.access.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.entrepot.access.cors.lint.CorsLintCode;
import org.entrepot.access.policy.lint.PolicyLintCode;
import org.junit.jupiter.api.Test;

class LintPageTest {
    @Test
    void the_page_for_users_says_of_each_code_what_the_catalogue_says() throws IOException {
        String page = Files.readString(Path.of("../docs/lint.md"));
        assertThat(Stream.<LintCode>concat(
                        Arrays.stream(CorsLintCode.values()), Arrays.stream(PolicyLintCode.values())))
                .allSatisfy(code -> assertThat(page).contains(row(code)));
    }

    private static String row(LintCode code) {
        return "| " + code.code() + " | " + code.severity().label() + " | " + code.what() + " | " + code.fix() + " |";
    }
}
