package org.entrepot.conformance.hostile;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;

/** Names of objects. Those that a dialect takes are in {@link HostileKeysTest}. */
final class KeyInputs {
    private static final String KIND = "Object names";

    private KeyInputs() {}

    static List<BadInput> refused() {
        List<BadInput> rows = new ArrayList<>();
        rows.add(row(Dialect.S3, "1,025 bytes", "k".repeat(1025), 400, "KeyTooLongError"));
        rows.add(row(Dialect.COS, "851 bytes", "k".repeat(851), 400, "KeyTooLong"));
        rows.add(row(Dialect.QINGSTOR, "1,024 bytes", "k".repeat(1024), 400, "invalid_object_name"));
        rows.add(row(Dialect.MEDIASTORE, "901 characters", "k".repeat(901), 400, "ValidationException"));
        for (Dialect dialect : Dialect.values()) {
            rows.add(row(dialect, "bytes that are no UTF-8", "%ff%fe", 400, unreadable(dialect)));
            rows.add(row(dialect, "a broken percent escape", "%zz", 400, unreadable(dialect)));
        }
        rows.add(row(Dialect.MEDIASTORE, "`..`", "%2e%2e", 400, "ValidationException"));
        rows.add(row(Dialect.MEDIASTORE, "`a/../b`", "a/%2e%2e/b", 400, "ValidationException"));
        rows.add(row(Dialect.MEDIASTORE, "11 folders", "f/".repeat(11) + "k", 400, "ValidationException"));
        rows.add(row(Dialect.MEDIASTORE, "a slash at the end", "a/", 400, "ValidationException"));
        rows.add(row(Dialect.MEDIASTORE, "a control character", "a%01b", 400, "ValidationException"));
        rows.add(row(Dialect.MEDIASTORE, "an emoji", "%F0%9F%98%80", 400, "ValidationException"));
        return rows;
    }

    private static String unreadable(Dialect dialect) {
        return switch (dialect) {
            case S3, COS -> "InvalidURI";
            case QINGSTOR -> "invalid_request";
            case MEDIASTORE -> "ValidationException";
        };
    }

    private static BadInput row(Dialect dialect, String input, String rawKey, int status, String code) {
        // Such a target cannot be signed, so the signature is that of another one; it is never looked at.
        return new BadInput(KIND, input, dialect, status, code, BadInput.whole(requests -> {
            boolean signable = !rawKey.equals("%zz") && !rawKey.equals("%ff%fe");
            Message signed = requests.putObject(dialect, signable ? rawKey : "new", List.of(), new byte[0]);
            return new Message(
                    signed.method(), requests.objectTarget(dialect, rawKey), signed.headers(), signed.body());
        }));
    }
}
