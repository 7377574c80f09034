package org.entrepot.conformance.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.entrepot.access.Dialect;

/** A well-signed PUT in a head or framing that breaks HTTP: before the dialect is known the answer is bare text ({@code design.md} section 4). */
final class HttpInputs {
    private static final String KIND = "HTTP itself";
    private static final byte[] BODY = "twelve bytes".getBytes(StandardCharsets.US_ASCII);
    private static final String CHUNKED_BODY = "c\r\ntwelve bytes\r\n0\r\n\r\n";

    private HttpInputs() {}

    static List<BadInput> all() {
        List<BadInput> rows = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            rows.add(line(dialect, "Content-Length and Transfer-Encoding", 400, "Transfer-Encoding: chunked"));
            rows.add(line(dialect, "Content-Length twice", 400, "Content-Length: 12"));
            rows.add(line(dialect, "two different Content-Length", 400, "Content-Length: 11"));
            rows.add(line(dialect, "Host twice", 400, "Host: other.example"));
            rows.add(line(dialect, "obsolete folding", 400, "X-A: b\r\n c"));
            rows.add(line(dialect, "a space before the colon", 400, "X-A : b"));
            rows.add(line(dialect, "a control character in a header", 400, "X-A: b\u0001c"));
            rows.add(line(
                    dialect, "64 KiB of headers", 431, ("X-A: " + "x".repeat(1000) + "\r\n").repeat(65) + "X-B: c"));
            rows.add(line(dialect, "10,000 headers", 431, "X-A: b\r\n".repeat(10_000) + "X-B: c"));
            rows.add(head(dialect, "lines that end in a bare line feed", 400, head -> head.replace("\r\n", "\n")));
            rows.add(head(
                    dialect,
                    "a request line of 1 MiB",
                    414,
                    head -> head.replaceFirst(" HTTP", "x".repeat(1 << 20) + " HTTP")));
            rows.add(head(dialect, "two blanks in the request line", 400, head -> head.replaceFirst(" ", "  ")));
            rows.add(head(dialect, "no Host", 400, head -> head.replaceFirst("Host: [^\r]*\r\n", "")));
            rows.add(chunked(dialect, "a chunk size that is no number", CHUNKED_BODY.replaceFirst("c", "zz")));
            rows.add(new BadInput(
                    KIND,
                    "chunks that are cut off",
                    dialect,
                    400,
                    IntegrityInputs.cutOff(dialect),
                    (connection, requests) -> {
                        Message put = requests.putObject(dialect, "new", List.of(), BODY)
                                .without("Content-Length");
                        connection.write(
                                put.with("Transfer-Encoding", "chunked").head());
                        connection.write("c\r\ntwelve");
                        connection.endOutput();
                        return connection.read();
                    }));
            rows.add(chunked(dialect, "a negative chunk size", CHUNKED_BODY.replaceFirst("c", "-c")));
            rows.add(chunked(
                    dialect,
                    "chunk extensions of 20 KiB",
                    CHUNKED_BODY.replaceFirst("c", "c;" + "x=y;".repeat(5_000))));
        }
        rows.addAll(anotherHost());
        return rows;
    }

    /** One header line more. */
    private static BadInput line(Dialect dialect, String input, int status, String line) {
        return head(dialect, input, status, head -> head.substring(0, head.length() - 2) + line + "\r\n\r\n");
    }

    private static BadInput head(Dialect dialect, String input, int status, UnaryOperator<String> change) {
        return new BadInput(KIND, input, dialect, status, "", (connection, requests) -> {
            Message put = requests.putObject(dialect, "new", List.of(), BODY);
            connection.write(change.apply(put.head()));
            connection.write(put.body());
            return connection.read();
        });
    }

    private static BadInput chunked(Dialect dialect, String input, String body) {
        String code = switch (dialect) {
            case S3, COS -> "InvalidRequest";
            case QINGSTOR -> "invalid_request";
            case MEDIASTORE -> "ValidationException";
        };
        return new BadInput(KIND, input, dialect, 400, code, (connection, requests) -> {
            Message put = requests.putObject(dialect, "new", List.of(), BODY).without("Content-Length");
            connection.write(put.with("Transfer-Encoding", "chunked").head());
            connection.write(body);
            return connection.read();
        });
    }

    /** The target's host counts (RFC 9112 section 3.2.2), and no signature was made for it. QingStor's signs no host. */
    private static List<BadInput> anotherHost() {
        return List.of(
                anotherHost(Dialect.S3, 403, "SignatureDoesNotMatch"),
                // COS buckets are named by the host alone.
                anotherHost(Dialect.COS, 400, "InvalidBucketName"),
                anotherHost(Dialect.MEDIASTORE, 403, "InvalidSignatureException"));
    }

    private static BadInput anotherHost(Dialect dialect, int status, String code) {
        return new BadInput(
                KIND, "an absolute target with another host", dialect, status, code, BadInput.whole(requests -> {
                    Message put = requests.putObject(dialect, "new", List.of(), BODY);
                    return new Message(put.method(), "http://other.example" + put.target(), put.headers(), put.body());
                }));
    }
}
