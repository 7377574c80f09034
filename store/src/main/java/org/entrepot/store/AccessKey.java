package org.entrepot.store;

import java.time.Instant;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.User;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs requests in all four dialects.
 *
 * @param id what requests name, 1 to 128 of {@code A-Za-z0-9_-}
 * @param user absent for a key of the account's root
 * @param secret in clear, for verifying; at rest it is sealed
 */
public record AccessKey(
        String id, Account account, @Nullable User user, String secret, boolean enabled, Instant created) {
    /** Who signs with this key. */
    public Caller caller() {
        return user == null ? new Caller.Root(account) : new Caller.OfUser(account, user);
    }

    @Override
    public String toString() {
        return "AccessKey[" + id + "]";
    }
}
