package org.entrepot.conformance.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;

/** CORS configurations ({@code cors.md} sections 3.2 and 3.3). */
final class CorsInputs {
    private static final String KIND = "CORS configurations";
    private static final int RULES_MAX = 100;
    private static final int DOCUMENT_MAX_BYTES = 64 * 1024;
    private static final int MEDIASTORE_MAX_CHARACTERS = 398_000;
    private static final int MEDIASTORE_HEADER_CHARACTERS = 8_000;

    private CorsInputs() {}

    static List<BadInput> all() {
        List<BadInput> rows = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            String good = Documents.cors(dialect, BadInputs.BUCKET, 1);
            unreadable(dialect, good)
                    .forEach((fault, body) -> rows.add(row(dialect, fault, body, unreadable(dialect))));
            rows.add(row(
                    dialect, "101 rules", Documents.cors(dialect, BadInputs.BUCKET, RULES_MAX + 1), invalid(dialect)));
            rows.add(row(dialect, "no rule", Documents.cors(dialect, BadInputs.BUCKET, 0), noRule(dialect)));
            rows.add(row(dialect, tooLongName(dialect), tooLong(dialect, good), tooLong(dialect)));
            rows.add(row(
                    dialect, "two asterisks in an origin", good.replace("http://a", "http://*.*"), invalid(dialect)));
            rows.add(row(dialect, "a method that is none", good.replace("GET", "BREW"), badMethod(dialect)));
        }
        return rows;
    }

    private static BadInput row(Dialect dialect, String fault, String body, String code) {
        return row(dialect, fault, body.getBytes(StandardCharsets.UTF_8), code);
    }

    private static BadInput row(Dialect dialect, String fault, byte[] body, String code) {
        return new BadInput(
                KIND, fault, dialect, 400, code, BadInput.whole(requests -> requests.putCors(dialect, body)));
    }

    private static Map<String, byte[]> unreadable(Dialect dialect, String good) {
        return switch (dialect) {
            case S3, COS ->
                XmlFaults.of(
                        "CORSConfiguration",
                        good.substring("<CORSConfiguration>".length(), good.lastIndexOf("</CORSConfiguration>")));
            case QINGSTOR, MEDIASTORE -> JsonFaults.of(good);
        };
    }

    /** White space is all it has too much; MediaStore counts the policy's texts, so there it is one header of many. */
    private static String tooLong(Dialect dialect, String good) {
        if (dialect == Dialect.MEDIASTORE) {
            String header = "\"" + "x".repeat(MEDIASTORE_HEADER_CHARACTERS) + "\"";
            int headers = MEDIASTORE_MAX_CHARACTERS / MEDIASTORE_HEADER_CHARACTERS + 1;
            return good.replace("\"*\"", String.join(",", Collections.nCopies(headers, header)));
        }
        int close = Math.max(good.lastIndexOf("</"), good.lastIndexOf('}'));
        return good.substring(0, close) + " ".repeat(DOCUMENT_MAX_BYTES + 1 - good.length()) + good.substring(close);
    }

    private static String unreadable(Dialect dialect) {
        return switch (dialect) {
            case S3, COS -> "MalformedXML";
            case QINGSTOR -> "invalid_json";
            case MEDIASTORE -> "SerializationException";
        };
    }

    private static String invalid(Dialect dialect) {
        return switch (dialect) {
            case S3 -> "InvalidRequest";
            case COS -> "InvalidArgument";
            case QINGSTOR -> "invalid_request";
            case MEDIASTORE -> "ValidationException";
        };
    }

    private static String noRule(Dialect dialect) {
        return switch (dialect) {
            case S3, COS -> "MalformedXML";
            case QINGSTOR -> "invalid_request";
            case MEDIASTORE -> "ValidationException";
        };
    }

    private static String tooLongName(Dialect dialect) {
        return dialect == Dialect.MEDIASTORE
                ? "texts of more than 398,000 characters"
                : "one byte over the document's limit";
    }

    private static String tooLong(Dialect dialect) {
        return switch (dialect) {
            case S3 -> "MalformedXML";
            case COS -> "XMLSizeLimit";
            case QINGSTOR -> "invalid_request";
            case MEDIASTORE -> "ValidationException";
        };
    }

    private static String badMethod(Dialect dialect) {
        return switch (dialect) {
            case S3 -> "InvalidRequest";
            case COS -> "MalformedXML";
            case QINGSTOR -> "invalid_request";
            case MEDIASTORE -> "ValidationException";
        };
    }
}
