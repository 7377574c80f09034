package org.entrepot.conformance.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Header;

/** Multipart uploads that are none, part numbers that are none, and copies of what is not there. */
final class UploadInputs {
    private static final String KIND = "Uploads in parts, and copies";
    private static final String UNKNOWN = "0".repeat(32);
    private static final byte[] NONE = {};
    private static final byte[] XML_LIST =
            "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>a</ETag></Part></CompleteMultipartUpload>"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JSON_LIST =
            "{\"object_parts\":[{\"part_number\":0}]}".getBytes(StandardCharsets.US_ASCII);

    private UploadInputs() {}

    static List<BadInput> all() {
        List<BadInput> rows = new ArrayList<>();
        for (Dialect dialect : List.of(Dialect.S3, Dialect.COS)) {
            String id = "uploadId=" + UNKNOWN;
            rows.add(row(
                    "a part of an unknown upload", dialect, 404, "NoSuchUpload", "PUT", "partNumber=1&" + id, NONE));
            rows.add(row("the parts of an unknown upload", dialect, 404, "NoSuchUpload", "GET", id, NONE));
            rows.add(row("an unknown upload finished", dialect, 404, "NoSuchUpload", "POST", id, XML_LIST));
            rows.add(row("an unknown upload given up", dialect, 404, "NoSuchUpload", "DELETE", id, NONE));
            for (String number : List.of("0", "10001", "-1", "x", "99999999999")) {
                rows.add(row(
                        "part number `" + number + "`",
                        dialect,
                        400,
                        "InvalidArgument",
                        "PUT",
                        "partNumber=" + number + "&" + id,
                        NONE));
            }
        }
        String id = "upload_id=" + UNKNOWN;
        Dialect json = Dialect.QINGSTOR;
        rows.add(
                row("a part of an unknown upload", json, 404, "upload_not_exists", "PUT", "part_number=1&" + id, NONE));
        rows.add(row("the parts of an unknown upload", json, 404, "upload_not_exists", "GET", id, NONE));
        rows.add(row("an unknown upload finished", json, 400, "upload_not_exists", "POST", id, JSON_LIST));
        rows.add(row("an unknown upload given up", json, 400, "upload_not_exists", "DELETE", id, NONE));
        for (String number : List.of("10001", "-1", "x", "99999999999")) {
            rows.add(row(
                    "part number `" + number + "`",
                    json,
                    400,
                    "invalid_argument",
                    "PUT",
                    "part_number=" + number + "&" + id,
                    NONE));
        }
        copies(rows);
        return rows;
    }

    private static void copies(List<BadInput> rows) {
        rows.add(copy("a copy of a missing object", Dialect.S3, 404, "NoSuchKey", "/hostileinput/missing"));
        rows.add(copy(
                "a copy of a missing object", Dialect.QINGSTOR, 404, "object_not_exists", "/hostileinput/missing"));
        rows.add(copy("a copy of a missing bucket's object", Dialect.S3, 404, "NoSuchBucket", "/hostilenothing/kept"));
        rows.add(copy(
                "a copy of a missing bucket's object",
                Dialect.QINGSTOR,
                404,
                "bucket_not_exists",
                "/hostilenothing/kept"));
        rows.add(copy("a copy source without a key", Dialect.S3, 400, "InvalidArgument", "hostileinput"));
        rows.add(copy("a copy source that is no UTF-8", Dialect.S3, 400, "InvalidArgument", "/hostileinput/%ff"));
        rows.add(copy("a copy source without a host", Dialect.COS, 400, "InvalidCopySource", "kept"));
    }

    private static BadInput copy(String input, Dialect dialect, int status, String code, String source) {
        String name = switch (dialect) {
            case S3 -> "x-amz-copy-source";
            case COS -> "x-cos-copy-source";
            case QINGSTOR -> "x-qs-copy-source";
            case MEDIASTORE -> throw new IllegalArgumentException("it has no copies");
        };
        return new BadInput(
                KIND,
                input,
                dialect,
                status,
                code,
                BadInput.whole(
                        requests -> requests.putObject(dialect, "new", List.of(new Header(name, source)), NONE)));
    }

    private static BadInput row(
            String input, Dialect dialect, int status, String code, String method, String query, byte[] body) {
        return new BadInput(
                KIND,
                input,
                dialect,
                status,
                code,
                BadInput.whole(requests -> requests.objectCall(dialect, method, "new?" + query, body)));
    }
}
