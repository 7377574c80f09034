package org.entrepot.store.core;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.store.AccessKey;
import org.entrepot.store.Identities;
import org.entrepot.store.StoreException;
import org.jspecify.annotations.Nullable;

/** Identities over a catalog. */
final class CatalogIdentities implements Identities {
    private final IdentityRecords identities;
    private final AccessKeyRecords keys;

    CatalogIdentities(IdentityRecords identities, AccessKeyRecords keys) {
        this.identities = identities;
        this.keys = keys;
    }

    @Override
    public Optional<Account> account(String number) throws IOException {
        return identities.account(number);
    }

    @Override
    public void putAccount(Account account) throws StoreException, IOException {
        identities.putAccount(account);
    }

    @Override
    public Account ensureAccount(String number) throws StoreException, IOException {
        return identities.ensureAccount(number);
    }

    @Override
    public AccessKey addUser(String accountNumber, String name) throws StoreException, IOException {
        return keys.add(accountNumber, name, true);
    }

    @Override
    public void removeUser(String accountNumber, String name) throws StoreException, IOException {
        keys.removeUser(accountNumber, name);
    }

    @Override
    public List<Caller.OfUser> users(String accountNumber) throws IOException {
        return identities.users(accountNumber);
    }

    @Override
    public AccessKey addKey(String accountNumber, @Nullable String userName) throws StoreException, IOException {
        return keys.add(accountNumber, userName, false);
    }

    @Override
    public void putKey(AccessKey key) throws StoreException, IOException {
        keys.put(key);
    }

    @Override
    public void setEnabled(String accessKeyId, boolean enabled) throws StoreException, IOException {
        keys.setEnabled(accessKeyId, enabled);
    }

    @Override
    public void removeKey(String accessKeyId) throws StoreException, IOException {
        keys.remove(accessKeyId);
    }

    @Override
    public List<AccessKey> keys(String accountNumber) throws IOException {
        return keys.ofAccount(accountNumber);
    }

    @Override
    public Optional<Caller> byCanonicalId(String canonicalId) throws IOException {
        return identities.caller(Alias.canonicalId(canonicalId));
    }

    @Override
    public Optional<Caller> byCosUin(String uin) throws IOException {
        return identities.caller(Alias.cosUin(uin));
    }

    @Override
    public Optional<Caller> byQingstorUserId(String userId) throws IOException {
        return identities.caller(Alias.qingstorId(userId));
    }

    @Override
    public Optional<Account> byCosAppid(String appid) throws IOException {
        return identities.caller(Alias.cosAppid(appid)).flatMap(Caller::homeAccount);
    }
}
