package org.entrepot.gateway;

import org.entrepot.access.Operation;
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

    /**
     * True for callers of the account that owns the call's bucket. Nobody else may read or change the bucket's policy, even
     * where the policy grants it ({@code policy.md} section 3.1).
     */
    public static boolean isOfOwnersAccount(Work work) {
        String owner = work.bucket().owner().number();
        return work.caller()
                .homeAccount()
                .filter(account -> account.number().equals(owner))
                .isPresent();
    }

    /**
     * Refuses callers of other accounts the bucket's policy.
     *
     * @throws RefusedException {@link Refusal.AccessDenied}
     */
    public static void requireOwnersAccount(Work work, Operation operation) throws RefusedException {
        if (!isOfOwnersAccount(work)) {
            throw new RefusedException(
                    new Refusal.AccessDenied(operation, "only the owner's account may read or change the policy"));
        }
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
