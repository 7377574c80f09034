package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entrepot.access.Operation;
import org.entrepot.cos.CosDialect;
import org.entrepot.gateway.CallRow;
import org.entrepot.gateway.Mark;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.WireDialect;
import org.entrepot.mediastore.MediaStoreDialect;
import org.entrepot.mediastore.MediaStoreLimits;
import org.entrepot.qingstor.QingStorDialect;
import org.entrepot.s3.S3Dialect;
import org.junit.jupiter.api.Test;

/**
 * {@code COMPATIBILITY.md} says what the call tables say. {@code ENTREPOT_WRITE=1 ./build -pl cli -am test -Dtest=CompatibilityTest
 * -Dsurefire.failIfNoSpecifiedTests=false} writes it anew.
 */
class CompatibilityTest {
    private static final Path FILE = Path.of("..", "COMPATIBILITY.md");

    private static final String HEAD = """
            # Compatibility

            Which calls of each API work, from the tables that the server itself routes by. Made by `CompatibilityTest`; do not edit.

            *works*: built. *planned*: answers the dialect's "not implemented" once the caller is allowed to ask. *refused*: refused by choice, for good.
            Reads of settings that nobody can set yet work: they answer truthfully that nothing is configured.

            ## Clients

            Run unmodified against a started server by `.ci/run`, only the endpoint changed, once without and once over TLS, by the protocol that the
            client chooses there; `conformance/record-calls` keeps what they did in `conformance/clients.json` and fails when it changes. In the tables below, *clients* are those that made the call and understood the
            answer; behind an error code stand those that got no other answer, because nothing can be set yet or because the call is refused.

            """;

    private static final String BROWSER = """

            In Chromium run `cos-js-sdk-v5` and npm `@aws-sdk/client-s3`, `@aws-sdk/client-mediastore-data` and `qingstor-sdk`; a browser tells the server its own name only.
            """;

    @Test
    void the_compatibility_list_says_what_the_call_tables_say() throws IOException {
        ClientRecord record = ClientRecord.read();
        StringBuilder text = new StringBuilder(HEAD).append(record.table()).append(BROWSER);
        List<WireDialect> dialects = List.of(
                new S3Dialect(Settings.defaults()),
                new CosDialect(),
                new QingStorDialect(),
                new MediaStoreDialect(MediaStoreLimits.defaults()));
        for (WireDialect dialect : dialects) {
            append(text, dialect, record);
        }
        if (System.getenv("ENTREPOT_WRITE") != null) {
            Files.writeString(FILE, text);
        }
        assertThat(Files.readString(FILE)).isEqualTo(text.toString());
    }

    private static void append(StringBuilder text, WireDialect dialect, ClientRecord record) {
        List<CallRow> rows = dialect.calls().rows();
        long built = rows.stream()
                .filter(row -> row.state() instanceof CallRow.State.Built)
                .count();
        text.append("\n## ").append(dialect.dialect().label()).append("\n\n");
        text.append(built).append(" of ").append(rows.size()).append(" rows work.\n\n");
        text.append("| call | wire | needs | state | clients |\n| --- | --- | --- | --- | --- |\n");
        for (CallRow row : rows) {
            text.append("| ")
                    .append(row.name())
                    .append(" | `")
                    .append(row.method())
                    .append(' ');
            text.append(target(row.target())).append(mark(row.mark())).append("` | ");
            text.append(row.operation().label())
                    .append(" | ")
                    .append(state(row.state()))
                    .append(" | ")
                    .append(record.of(dialect.dialect().label(), row.name()))
                    .append(" |\n");
        }
    }

    private static String target(Operation.Target target) {
        return switch (target) {
            case SERVICE -> "/";
            case BUCKET -> "/bucket";
            case OBJECT -> "/bucket/key";
        };
    }

    private static String mark(Mark mark) {
        return switch (mark) {
            case Mark.Plain plain -> "";
            case Mark.HasQuery has -> "?" + has.name();
            case Mark.HasQueries has -> "?" + has.first() + "&" + has.second();
            case Mark.QueryIs is -> "?" + is.name() + "=" + is.value();
            case Mark.HasHeader has -> " with " + has.name();
            case Mark.HasQueryAndHeader has -> "?" + has.query() + " with " + has.header();
            case Mark.HeaderIs is -> " with " + is.name() + ": " + is.value();
        };
    }

    private static String state(CallRow.State state) {
        return switch (state) {
            case CallRow.State.Built built -> "works";
            case CallRow.State.Planned planned -> "planned";
            case CallRow.State.Refused refused -> "refused";
        };
    }
}
