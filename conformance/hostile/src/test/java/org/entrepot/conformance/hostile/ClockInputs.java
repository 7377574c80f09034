package org.entrepot.conformance.hostile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.entrepot.access.Dialect;

/** Clocks that are wrong, keys that are unknown, signatures that are not the sender's. */
final class ClockInputs {
    private static final String KIND = "Clocks and signatures";
    private static final Duration TOO_MUCH = Duration.ofMinutes(16);

    private ClockInputs() {}

    static List<BadInput> all() {
        List<BadInput> rows = new ArrayList<>();
        for (Dialect dialect : Dialect.values()) {
            rows.add(row(
                    dialect,
                    "a clock 16 minutes behind",
                    skewed(dialect),
                    requests ->
                            requests.putObjectAt(dialect, "new", Instant.now().minus(TOO_MUCH))));
            rows.add(row(
                    dialect,
                    "a clock 16 minutes ahead",
                    skewed(dialect),
                    requests ->
                            requests.putObjectAt(dialect, "new", Instant.now().plus(TOO_MUCH))));
            rows.add(row(dialect, "a signature of another request", wrongSignature(dialect), requests -> {
                Message signed = requests.putObject(dialect, "new", List.of(), new byte[0]);
                return new Message("DELETE", signed.target(), signed.headers(), signed.body());
            }));
            rows.add(row(
                    dialect,
                    "an Authorization header of noise",
                    noScheme(dialect),
                    requests -> requests.putObject(dialect, "new", List.of(), new byte[0])
                            .with("Authorization", "\u00ff\u00fe;=,,==")));
            rows.add(row(
                    dialect,
                    "an Authorization header of 20,000 commas",
                    noise(dialect),
                    requests -> requests.putObject(dialect, "new", List.of(), new byte[0])
                            .with("Authorization", scheme(dialect) + ",".repeat(20_000))));
        }
        return rows;
    }

    private record Expected(int status, String code) {}

    private static BadInput row(Dialect dialect, String input, Expected expected, Function<Requests, Message> message) {
        return new BadInput(KIND, input, dialect, expected.status(), expected.code(), BadInput.whole(message));
    }

    private static String scheme(Dialect dialect) {
        return switch (dialect) {
            case S3, MEDIASTORE -> "AWS4-HMAC-SHA256 ";
            case COS -> "q-sign-algorithm=sha1&";
            case QINGSTOR -> "QS ";
        };
    }

    private static Expected skewed(Dialect dialect) {
        return switch (dialect) {
            case S3 -> new Expected(403, "RequestTimeTooSkewed");
            case COS -> new Expected(403, "AccessDenied");
            case QINGSTOR -> new Expected(403, "request_expired");
            case MEDIASTORE -> new Expected(403, "InvalidSignatureException");
        };
    }

    private static Expected wrongSignature(Dialect dialect) {
        return switch (dialect) {
            case S3, COS -> new Expected(403, "SignatureDoesNotMatch");
            case QINGSTOR -> new Expected(401, "signature_not_matched");
            case MEDIASTORE -> new Expected(403, "InvalidSignatureException");
        };
    }

    private static Expected noScheme(Dialect dialect) {
        return dialect == Dialect.S3 ? new Expected(400, "InvalidArgument") : noise(dialect);
    }

    private static Expected noise(Dialect dialect) {
        return switch (dialect) {
            case S3 -> new Expected(400, "AuthorizationHeaderMalformed");
            case COS -> new Expected(400, "InvalidArgument");
            case QINGSTOR -> new Expected(400, "invalid_request");
            case MEDIASTORE -> new Expected(400, "IncompleteSignatureException");
        };
    }
}
