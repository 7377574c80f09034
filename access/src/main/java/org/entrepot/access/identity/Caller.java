package org.entrepot.access.identity;

import java.util.Optional;

/** Who asks. */
public sealed interface Caller {
    /** Nobody signed the request. */
    record Anonymous() implements Caller {}

    /** The root of an account. */
    record Root(Account account) implements Caller {}

    /** A user of an account. */
    record OfUser(Account account, User user) implements Caller {}

    /** A role of an account, as a session or by itself. */
    record OfRole(Account account, String role) implements Caller {}

    /** A service, by its host-like name, such as {@code cloudfront.amazonaws.com}. */
    record OfService(String name) implements Caller {}

    /** The account the caller belongs to; empty for anonymous callers and services. */
    default Optional<Account> homeAccount() {
        return switch (this) {
            case Anonymous anonymous -> Optional.empty();
            case Root root -> Optional.of(root.account());
            case OfUser user -> Optional.of(user.account());
            case OfRole role -> Optional.of(role.account());
            case OfService service -> Optional.empty();
        };
    }

    /** The canonical id of the root or user; empty for callers that ACLs cannot name. */
    default Optional<String> canonicalId() {
        return switch (this) {
            case Anonymous anonymous -> Optional.empty();
            case Root root -> Optional.of(root.account().canonicalId());
            case OfUser user -> Optional.of(user.user().canonicalId());
            case OfRole role -> Optional.empty();
            case OfService service -> Optional.empty();
        };
    }

    /** True when nobody signed. */
    default boolean isAnonymous() {
        return this instanceof Anonymous;
    }
}
