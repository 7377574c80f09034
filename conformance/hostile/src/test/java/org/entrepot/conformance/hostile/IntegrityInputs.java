package org.entrepot.conformance.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Header;

/** Bodies that are not what the request says of them ({@code s3.md} sections 4 and 5, and each dialect's digests). */
final class IntegrityInputs {
    private static final String KIND = "Digests, chunks and lengths of objects";
    private static final byte[] BODY = "twelve bytes".getBytes(StandardCharsets.US_ASCII);
    private static final String OTHER_MD5 = Base64.getEncoder().encodeToString(new byte[16]);
    private static final String OTHER_HASH = "0".repeat(64);
    private static final String SIGNED_CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String TRAILER_CHUNKS = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private static final Header DECODED_LENGTH = new Header("x-amz-decoded-content-length", "12");

    private IntegrityInputs() {}

    static List<BadInput> all() {
        List<BadInput> rows = new ArrayList<>();
        digests(rows);
        checksums(rows);
        chunks(rows);
        lengths(rows);
        return rows;
    }

    private static void digests(List<BadInput> rows) {
        for (Dialect dialect : List.of(Dialect.S3, Dialect.COS, Dialect.QINGSTOR)) {
            boolean json = dialect == Dialect.QINGSTOR;
            rows.add(put(
                    dialect,
                    "a Content-MD5 of other bytes",
                    "Content-MD5",
                    OTHER_MD5,
                    json ? "bad_digest" : "BadDigest"));
            String unreadable = json ? "bad_digest" : "InvalidDigest";
            rows.add(put(dialect, "a Content-MD5 that is no base64", "Content-MD5", "!", unreadable));
            rows.add(put(dialect, "a Content-MD5 of 15 bytes", "Content-MD5", "AAAAAAAAAAAAAAAAAAAA", unreadable));
        }
        rows.add(new BadInput(
                KIND,
                "a payload hash of other bytes",
                Dialect.S3,
                400,
                "XAmzContentSHA256Mismatch",
                BadInput.whole(requests -> requests.signedForPayload("new", List.of(), OTHER_HASH, BODY))));
        rows.add(new BadInput(
                KIND,
                "a payload hash of other bytes",
                Dialect.MEDIASTORE,
                403,
                "InvalidSignatureException",
                BadInput.whole(requests -> requests.signedForMediaStorePayload("new", OTHER_HASH, BODY))));
    }

    private static void checksums(List<BadInput> rows) {
        for (String algorithm : List.of("crc32:4", "crc32c:4", "crc64nvme:8", "sha1:20", "sha256:32")) {
            String name = "x-amz-checksum-" + algorithm.substring(0, algorithm.indexOf(':'));
            int length = Integer.parseInt(algorithm.substring(algorithm.indexOf(':') + 1));
            String other = Base64.getEncoder().encodeToString(new byte[length]);
            rows.add(put(Dialect.S3, "a " + name + " of other bytes", name, other, "BadDigest"));
            rows.add(put(Dialect.S3, "a " + name + " of another length", name, "AAAA", "BadDigest"));
        }
        rows.add(put(
                Dialect.S3,
                "a checksum algorithm that is not built",
                "x-amz-checksum-sha512",
                "AAAA",
                "InvalidRequest"));
        rows.add(new BadInput(
                KIND,
                "two checksums at once",
                Dialect.S3,
                400,
                "InvalidRequest",
                BadInput.whole(requests -> requests.putObject(
                        Dialect.S3,
                        "new",
                        List.of(
                                new Header("x-amz-checksum-crc32", "AAAAAA=="),
                                new Header("x-amz-checksum-crc32c", "AAAAAA==")),
                        BODY))));
    }

    private static void chunks(List<BadInput> rows) {
        rows.add(chunked(
                "a wrong chunk signature",
                403,
                "SignatureDoesNotMatch",
                SIGNED_CHUNKS,
                "",
                signed("c;", "twelve bytes")));
        rows.add(chunked(
                "a chunk without signature",
                403,
                "SignatureDoesNotMatch",
                SIGNED_CHUNKS,
                "",
                "c\r\ntwelve bytes\r\n0\r\n\r\n"));
        rows.add(trailer(
                "a trailer checksum of other bytes",
                "BadDigest",
                "c\r\ntwelve bytes\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"));
        rows.add(trailer(
                "an announced trailer that does not come", "MalformedTrailerError", "c\r\ntwelve bytes\r\n0\r\n\r\n"));
        rows.add(trailer(
                "a trailer nobody announced",
                "MalformedTrailerError",
                "c\r\ntwelve bytes\r\n0\r\nx-amz-checksum-crc32c:AAAAAA==\r\n\r\n"));
        rows.add(trailer("a chunk size that is no number", "InvalidRequest", "xyz\r\ntwelve bytes\r\n0\r\n\r\n"));
        rows.add(trailer("a chunk longer than its size", "InvalidRequest", "3\r\ntwelve bytes\r\n0\r\n\r\n"));
        rows.add(trailer(
                "chunks that end too early",
                "IncompleteBody",
                "3\r\ntwe\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n"));
        rows.add(trailer(
                "a size line without end",
                "InvalidRequest",
                "c;" + "x".repeat(5000) + "\r\ntwelve bytes\r\n0\r\n\r\n"));
        rows.add(new BadInput(
                KIND,
                "chunks without x-amz-decoded-content-length",
                Dialect.S3,
                411,
                "MissingContentLength",
                BadInput.whole(requests -> requests.signedForPayload(
                        "new", List.of(), TRAILER_CHUNKS, "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))));
    }

    private static String signed(String size, String data) {
        return size + "chunk-signature=" + OTHER_HASH + "\r\n" + data + "\r\n0;chunk-signature=" + OTHER_HASH
                + "\r\n\r\n";
    }

    private static BadInput trailer(String input, String code, String body) {
        return chunked(input, 400, code, TRAILER_CHUNKS, "x-amz-checksum-crc32", body);
    }

    private static BadInput chunked(
            String input, int status, String code, String payload, String trailer, String body) {
        List<Header> headers = new ArrayList<>(List.of(DECODED_LENGTH));
        if (!trailer.isEmpty()) {
            headers.add(new Header("x-amz-trailer", trailer));
        }
        return new BadInput(
                KIND,
                input,
                Dialect.S3,
                status,
                code,
                BadInput.whole(requests ->
                        requests.signedForPayload("new", headers, payload, body.getBytes(StandardCharsets.US_ASCII))));
    }

    private static void lengths(List<BadInput> rows) {
        for (Dialect dialect : Dialect.values()) {
            rows.add(new BadInput(
                    KIND, "a body that is cut off", dialect, 400, cutOff(dialect), (connection, requests) -> {
                        Message put = requests.putObject(dialect, "new", List.of(), BODY);
                        connection.write(put.withBody("twelve".getBytes(StandardCharsets.US_ASCII))
                                .bytes());
                        connection.endOutput();
                        return connection.read();
                    }));
        }
        rows.add(new BadInput(
                KIND,
                "a PUT without length and chunks",
                Dialect.S3,
                411,
                "MissingContentLength",
                BadInput.whole(requests -> requests.putObject(Dialect.S3, "new", List.of(), new byte[0])
                        .without("Content-Length"))));
        rows.add(new BadInput(
                KIND,
                "a PUT without length and chunks",
                Dialect.COS,
                411,
                "MissingContentLength",
                BadInput.whole(requests -> requests.putObject(Dialect.COS, "new", List.of(), new byte[0])
                        .without("Content-Length"))));
    }

    /** How a body is refused that ends before its end. */
    static String cutOff(Dialect dialect) {
        return switch (dialect) {
            case S3, COS -> "IncompleteBody";
            case QINGSTOR -> "incomplete_body";
            case MEDIASTORE -> "ValidationException";
        };
    }

    private static BadInput put(Dialect dialect, String input, String name, String value, String code) {
        return new BadInput(
                KIND,
                input,
                dialect,
                400,
                code,
                BadInput.whole(requests -> requests.putObject(dialect, "new", List.of(new Header(name, value)), BODY)));
    }
}
