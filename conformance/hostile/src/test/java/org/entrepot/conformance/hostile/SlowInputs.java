package org.entrepot.conformance.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;

/** Well-signed PUTs that take longer than the server waits; {@link BadInputTest} makes it wait for two seconds only. */
final class SlowInputs {
    private static final String KIND = "Too slow";
    private static final byte[] BODY = new byte[1000];
    private static final int PACE_MILLIS = 100;

    private SlowInputs() {}

    static List<BadInput> all() {
        List<BadInput> rows = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            rows.add(new BadInput(KIND, "a head that stops half-way", dialect, 408, "", (connection, requests) -> {
                String head = put(dialect, requests).head();
                connection.write(head.substring(0, head.length() / 2));
                return connection.read();
            }));
            rows.add(new BadInput(KIND, "a head that comes byte by byte", dialect, 408, "", (connection, requests) -> {
                String head = put(dialect, requests).head();
                return drip(connection, head.getBytes(StandardCharsets.ISO_8859_1));
            }));
            rows.add(new BadInput(
                    KIND, "a body that stops half-way", dialect, 400, tooSlow(dialect), (connection, requests) -> {
                        connection.write(put(dialect, requests).head());
                        connection.write(new byte[BODY.length / 2]);
                        return connection.read();
                    }));
            rows.add(new BadInput(
                    KIND, "a body that comes byte by byte", dialect, 400, tooSlow(dialect), (connection, requests) -> {
                        connection.write(put(dialect, requests).head());
                        return drip(connection, BODY);
                    }));
        }
        return rows;
    }

    private static Message put(Dialect dialect, Requests requests) {
        return requests.putObject(dialect, "new", List.of(), BODY);
    }

    /** Sends a byte at a time, until the server answers. */
    private static RawAnswer drip(RawConnection connection, byte[] bytes) throws IOException {
        for (int i = 0; i < bytes.length && !connection.answers(PACE_MILLIS); i++) {
            connection.write(new byte[] {bytes[i]});
        }
        return connection.read();
    }

    private static String tooSlow(Dialect dialect) {
        return switch (dialect) {
            case S3, COS -> "RequestTimeout";
            case QINGSTOR -> "incomplete_body";
            case MEDIASTORE -> "RequestTimeoutException";
        };
    }
}
