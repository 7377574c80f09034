package org.entrepot.conformance.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;

/** Bucket policies ({@code policy.md} sections 3 and 13). */
final class PolicyInputs {
    private static final String KIND = "Policies";
    private static final int S3_MAX_BYTES = 20_480;
    private static final int COS_MAX_BYTES = 20_480;
    private static final int MEDIASTORE_MAX_CHARACTERS = 8_192;
    private static final int QINGSTOR_ID_MAX_CHARACTERS = 100;

    private PolicyInputs() {}

    static List<BadInput> all() {
        List<BadInput> rows = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            String good = Documents.policy(dialect, BadInputs.BUCKET, "a");
            JsonFaults.of(good).forEach((fault, policy) -> rows.add(row(dialect, fault, policy, unreadable(dialect))));
            // COS takes an empty list; it grants nothing (policy.md section 3.3).
            if (dialect != Dialect.COS) {
                rows.add(row(dialect, "no statement", good.replaceAll("\\[\\{.*}]", "[]"), invalid(dialect)));
            }
            rows.add(row(dialect, "an action that is none", good.replace("et", "etNo"), invalid(dialect)));
            rows.add(row(dialect, limitName(dialect), tooLong(dialect), tooLongCode(dialect)));
        }
        return rows;
    }

    private static BadInput row(Dialect dialect, String fault, String policy, String code) {
        return row(dialect, fault, policy.getBytes(StandardCharsets.UTF_8), code);
    }

    private static BadInput row(Dialect dialect, String fault, byte[] policy, String code) {
        byte[] body = Documents.policyBody(dialect, BadInputs.BUCKET, policy);
        return new BadInput(
                KIND, fault, dialect, 400, code, BadInput.whole(requests -> requests.putPolicy(dialect, body)));
    }

    private static String tooLong(Dialect dialect) {
        int max = switch (dialect) {
            case S3 -> S3_MAX_BYTES;
            case COS -> COS_MAX_BYTES;
            case MEDIASTORE -> MEDIASTORE_MAX_CHARACTERS;
            case QINGSTOR -> 0;
        };
        int label = dialect == Dialect.QINGSTOR
                ? QINGSTOR_ID_MAX_CHARACTERS + 1
                : max + 1 - Documents.policy(dialect, BadInputs.BUCKET, "").length();
        return Documents.policy(dialect, BadInputs.BUCKET, "x".repeat(label));
    }

    private static String limitName(Dialect dialect) {
        return dialect == Dialect.QINGSTOR ? "an id of 101 characters" : "one byte over the document's limit";
    }

    private static String unreadable(Dialect dialect) {
        return switch (dialect) {
            case S3, COS -> "MalformedPolicy";
            case QINGSTOR -> "invalid_json";
            case MEDIASTORE -> "ValidationException";
        };
    }

    private static String invalid(Dialect dialect) {
        return dialect == Dialect.QINGSTOR ? "invalid_request" : unreadable(dialect);
    }

    private static String tooLongCode(Dialect dialect) {
        return switch (dialect) {
            case S3 -> "PolicyTooLarge";
            case COS -> "PolicyFull";
            case QINGSTOR -> "invalid_request";
            case MEDIASTORE -> "ValidationException";
        };
    }
}
