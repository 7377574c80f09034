package org.entrepot.gateway;

import org.entrepot.access.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Callers by the names that logs and documents use. */
public final class Callers {
    private Callers() {}

    /** The ARN; null for anonymous callers and services. */
    public static @Nullable String arn(Caller caller) {
        return switch (caller) {
            case Caller.Anonymous anonymous -> null;
            case Caller.Root root -> "arn:aws:iam::" + root.account().number() + ":root";
            case Caller.OfUser user ->
                "arn:aws:iam::" + user.account().number() + ":user/"
                        + user.user().name();
            case Caller.OfRole role -> "arn:aws:iam::" + role.account().number() + ":role/" + role.role();
            case Caller.OfService service -> null;
        };
    }

    /** One word for a log line: the ARN, {@code anonymous}, or the service. */
    public static String shown(@Nullable Caller caller) {
        if (caller == null) {
            return "unknown";
        }
        String arn = arn(caller);
        return arn != null ? arn : caller instanceof Caller.OfService(String name) ? name : "anonymous";
    }
}
