package org.entrepot.access.policy;

import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.jspecify.annotations.Nullable;

/** What the caller itself says about the {@code who.*} facts, when the request does not say otherwise. */
final class CallerFacts {
    private CallerFacts() {}

    /** The value of a fact about the caller; null when it has none. */
    static @Nullable String of(Caller caller, Fact fact) {
        return switch (fact) {
            case WHO_NAME -> caller instanceof Caller.OfUser user ? user.user().name() : null;
            case WHO_ID -> id(caller);
            case WHO_UIN -> uin(caller);
            case WHO_ARN -> arn(caller);
            case WHO_ACCOUNT -> caller.homeAccount().map(Account::number).orElse(null);
            case WHO_TYPE -> type(caller);
            default -> null;
        };
    }

    private static @Nullable String id(Caller caller) {
        return switch (caller) {
            case Caller.Root root -> root.account().number();
            case Caller.OfUser user -> user.user().canonicalId();
            case Caller.OfRole role -> role.role();
            case Caller.Anonymous anonymous -> null;
            case Caller.OfService service -> null;
        };
    }

    private static @Nullable String uin(Caller caller) {
        return switch (caller) {
            case Caller.Root root -> root.account().cosUin();
            case Caller.OfUser user -> user.user().cosUin();
            case Caller.OfRole role -> null;
            case Caller.Anonymous anonymous -> null;
            case Caller.OfService service -> null;
        };
    }

    private static @Nullable String arn(Caller caller) {
        return switch (caller) {
            case Caller.Root root -> iam(root.account(), "root");
            case Caller.OfUser user -> iam(user.account(), "user/" + user.user().name());
            case Caller.OfRole role -> iam(role.account(), "role/" + role.role());
            case Caller.Anonymous anonymous -> null;
            case Caller.OfService service -> null;
        };
    }

    private static @Nullable String type(Caller caller) {
        return switch (caller) {
            case Caller.Root root -> "Account";
            case Caller.OfUser user -> "User";
            case Caller.OfRole role -> "AssumedRole";
            case Caller.Anonymous anonymous -> "Anonymous";
            case Caller.OfService service -> null;
        };
    }

    private static String iam(Account account, String resource) {
        return "arn:aws:iam::" + account.number() + ":" + resource;
    }
}
