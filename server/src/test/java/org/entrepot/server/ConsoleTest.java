package org.entrepot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {
    private static final int ALL_FILES_BYTES_MAX = 150 << 10;

    @ParameterizedTest
    @ValueSource(strings = {"", "cors", "console.css", "cors.js", "signature.js"})
    void a_file_runs_nothing_but_the_servers_own_scripts_and_is_framed_by_nobody(String name) throws IOException {
        Answer answer = new Console().file(Console.PATH + name).orElseThrow();
        String policy = answer.headers().stream()
                .filter(header -> header.name().equals("Content-Security-Policy"))
                .map(Header::value)
                .findFirst()
                .orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "cors.html"})
    void a_page_has_no_script_and_no_style_of_its_own(String page) throws IOException {
        assertThat(new String(Console.resource("console/" + page), UTF_8))
                .doesNotContain("<style", " style=", " onclick=", " onsubmit=")
                .doesNotContainPattern("<script[^>]*>[^<]");
    }

    @Test
    void a_script_keeps_nothing_in_the_browser_and_the_whole_console_is_small() throws IOException {
        int bytes = 0;
        for (String file : new String[] {"index.html", "cors.html", "console.css", "cors.js", "signature.js"}) {
            byte[] content = Console.resource("console/" + file);
            bytes += content.length;
            assertThat(new String(content, UTF_8))
                    .doesNotContain("localStorage", "sessionStorage", "indexedDB", "document.cookie", "innerHTML");
        }
        assertThat(bytes).isLessThan(ALL_FILES_BYTES_MAX);
    }

    @Test
    void there_is_nothing_else_below_it() throws IOException {
        assertThat(new Console().file("/-/console/../openapi.json")).isEmpty();
        assertThat(new Console().file("/-/console/index.html")).isEmpty();
    }
}
