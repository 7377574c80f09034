package org.entrepot.conformance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entrepot.access.Dialect;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.Test;

/** {@code docs/bad-input.md} says what {@link BadInputTest} tries; run with {@code ENTREPOT_WRITE=1} to write it anew. */
class BadInputTableTest {
    private static final Path TABLE = StartedServer.repository().resolve("docs/bad-input.md");
    private static final String HEAD = """
            # Bad input, and the answer to it

            Made from `conformance/hostile`, which sends each of these to a started server over a plain socket, and checks after each that
            nothing was stored, that the connection is closed or answers the next request well, and that a new one is served.
            A code of `-`: the answer is bare text, because the dialect was not known yet.

            Beside these lines: names such as `..`, `//` or 1,024 bytes of emoji are stored and listed as names and never become a path
            (`HostileKeysTest`); thousands of idle connections, clients that read nothing and clients that stop in mid-body
            stand in nobody's way (`CrowdTest`). What HTTP/2 can break beyond this resets the stream or ends the connection (`Http2StrictnessTest`
            and `Http2FloodTest` in `server`).
            """;

    @Test
    void the_table_is_what_is_tried() throws IOException {
        String table = table();
        if ("1".equals(System.getenv("ENTREPOT_WRITE"))) {
            Files.writeString(TABLE, table);
        }
        assertThat(Files.readString(TABLE)).isEqualTo(table);
    }

    private static String table() {
        Map<String, Map<String, List<BadInput>>> kinds = new LinkedHashMap<>();
        for (BadInput row : BadInputs.all()) {
            String answer =
                    row.input() + " | " + row.status() + " | " + (row.code().isEmpty() ? "-" : row.code());
            kinds.computeIfAbsent(row.kind(), kind -> new LinkedHashMap<>())
                    .computeIfAbsent(answer, same -> new ArrayList<>())
                    .add(row);
        }
        StringBuilder text = new StringBuilder(HEAD);
        kinds.forEach((kind, answers) -> {
            text.append("\n## ")
                    .append(kind)
                    .append("\n\n| input | status | code | dialects |\n| --- | --- | --- | --- |\n");
            answers.forEach((answer, rows) -> text.append("| ")
                    .append(answer)
                    .append(" | ")
                    .append(dialects(rows))
                    .append(" |\n"));
        });
        return text.toString();
    }

    private static String dialects(List<BadInput> rows) {
        return rows.size() == Dialect.values().length
                ? "all"
                : rows.stream().map(row -> row.dialect().name()).collect(Collectors.joining(", "));
    }
}
