package org.entrepot.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Accounts, users and their keys. A change governs the next request. */
public interface Identities {
    /** The account with this 12-digit number. */
    Optional<Account> account(String number) throws IOException;

    /**
     * Writes an account, new or with changed aliases. Aliases must not belong to another account or user.
     *
     * @throws StoreException {@link StoreError.IdentityExists} when an alias is taken
     */
    void putAccount(Account account) throws StoreException, IOException;

    /** Makes an account with this number and generated aliases, or gives the one that is there. */
    Account ensureAccount(String number) throws StoreException, IOException;

    /**
     * Makes a user with generated aliases and a first key.
     *
     * @return the key; its {@link AccessKey#user} is the new user
     * @throws StoreException {@link StoreError.IdentityExists}, {@link StoreError.NoSuchIdentity} for the account
     */
    AccessKey addUser(String accountNumber, String name) throws StoreException, IOException;

    /** Removes a user with all its keys. */
    void removeUser(String accountNumber, String name) throws StoreException, IOException;

    /** All users of an account by name, as callers. */
    List<Caller.OfUser> users(String accountNumber) throws IOException;

    /** One more key for a user, or for the root when {@code userName} is null. */
    AccessKey addKey(String accountNumber, @Nullable String userName) throws StoreException, IOException;

    /** Writes a key as given, replacing one of the same id: for the root's configured key. */
    void putKey(AccessKey key) throws StoreException, IOException;

    /** Enables or disables a key. */
    void setEnabled(String accessKeyId, boolean enabled) throws StoreException, IOException;

    /** Removes a key. */
    void removeKey(String accessKeyId) throws StoreException, IOException;

    /** All keys of an account by id. */
    List<AccessKey> keys(String accountNumber) throws IOException;

    /** The root or user with this canonical id. */
    Optional<Caller> byCanonicalId(String canonicalId) throws IOException;

    /** The root (account uin) or user (sub-uin) with this COS uin. */
    Optional<Caller> byCosUin(String uin) throws IOException;

    /** The root or user with this QingStor id. */
    Optional<Caller> byQingstorUserId(String userId) throws IOException;

    /** The account with this COS APPID. */
    Optional<Account> byCosAppid(String appid) throws IOException;
}
