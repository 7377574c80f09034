package org.entrepot.store.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.User;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.spi.Transaction;
import org.jspecify.annotations.Nullable;

/** Accounts and users with their aliases ({@code design.md} section 6). */
final class IdentityRecords {
    private static final int COS_UIN_DIGITS = 12;
    private static final int COS_APPID_DIGITS = 10;
    private static final int QINGSTOR_ID_LETTERS = 8;
    private static final int CANONICAL_ID_DIGITS = 64;

    private final Catalog catalog;
    private final RandomGenerator random;
    private final Held<String, Account> accounts;
    private final Held<Alias, Caller> callers;

    IdentityRecords(Catalog catalog, RandomGenerator random) {
        this.catalog = catalog;
        this.random = random;
        accounts = new Held<>(catalog, this::loadAccount, Keys.ACCOUNT);
        callers = new Held<>(catalog, this::loadCaller, Keys.ALIAS, Keys.ACCOUNT, Keys.USER);
    }

    private byte @Nullable [] read(byte[] key) throws IOException {
        return catalog.get(List.of(key)).getFirst();
    }

    private @Nullable Account loadAccount(String number) throws IOException {
        byte[] record = read(Keys.named(Keys.ACCOUNT, number));
        return record == null ? null : IdentityCodec.account(number, record);
    }

    private @Nullable Caller loadCaller(Alias alias) throws IOException {
        byte[] record = read(alias.key());
        if (record == null) {
            return null;
        }
        Alias.Holder holder = Alias.holder(record);
        return holder.user().isEmpty()
                ? new Caller.Root(knownAccount(holder.account()))
                : new Caller.OfUser(knownAccount(holder.account()), knownUser(holder.account(), holder.user()));
    }

    Optional<Account> account(String number) throws IOException {
        return Optional.ofNullable(accounts.get(number));
    }

    Optional<Caller> caller(Alias alias) throws IOException {
        return Optional.ofNullable(callers.get(alias));
    }

    /** An account that another record speaks of. */
    Account knownAccount(String number) throws IOException {
        Account account = accounts.get(number);
        if (account == null) {
            throw new IOException("the catalog lacks account " + number + ", which another record names");
        }
        return account;
    }

    /** A user that another record speaks of. */
    User knownUser(String number, String name) throws IOException {
        byte[] record = read(Keys.named(Keys.USER, number, name));
        if (record == null) {
            throw new IOException("the catalog lacks user " + name + ", which another record names");
        }
        return IdentityCodec.user(name, record);
    }

    List<Caller.OfUser> users(String number) throws IOException {
        byte[] prefix = Keys.named(Keys.USER, number);
        List<Caller.OfUser> users = new ArrayList<>();
        try (Snapshot snapshot = catalog.snapshot();
                Snapshot.Cursor cursor = snapshot.scan(prefix, Keys.beyond(prefix), Snapshot.Direction.ASCENDING)) {
            while (cursor.next()) {
                String name = Keys.textAfter(prefix, cursor.key());
                users.add(new Caller.OfUser(knownAccount(number), IdentityCodec.user(name, cursor.value())));
            }
        }
        return users;
    }

    void putAccount(Account account) throws StoreException, IOException {
        catalog.<StoreException>change(transaction -> {
            write(transaction, account);
        });
    }

    private static void write(Transaction transaction, Account account) throws StoreException, IOException {
        byte[] key = Keys.named(Keys.ACCOUNT, account.number());
        byte[] old = transaction.get(key);
        if (old != null) {
            for (Alias alias : Alias.of(IdentityCodec.account(account.number(), old))) {
                transaction.delete(alias.key());
            }
        }
        for (Alias alias : Alias.of(account)) {
            alias.claim(transaction, new Alias.Holder(account.number(), ""));
        }
        transaction.put(key, IdentityCodec.account(account));
    }

    Account ensureAccount(String number) throws StoreException, IOException {
        Account present = accounts.get(number);
        if (present != null) {
            return present;
        }
        return catalog.<Account, StoreException>commit(transaction -> {
            byte[] record = transaction.get(Keys.named(Keys.ACCOUNT, number));
            if (record != null) {
                return IdentityCodec.account(number, record);
            }
            Account account = new Account(
                    number,
                    freeCosUin(transaction),
                    free(transaction, Alias.cosAppid("1"), RandomText.DIGITS, COS_APPID_DIGITS - 1),
                    freeQingstorId(transaction),
                    freeCanonicalId(transaction));
            write(transaction, account);
            return account;
        });
    }

    /** Makes a user with fresh aliases, as part of a commit. */
    User addUser(Transaction transaction, String number, String name) throws StoreException, IOException {
        account(transaction, number);
        byte[] key = Keys.named(Keys.USER, number, name);
        if (transaction.get(key) != null) {
            throw new StoreException(
                    new StoreError.IdentityExists("user `" + name + "` of account " + number, "choose another name"));
        }
        User user = new User(name, freeCosUin(transaction), freeQingstorId(transaction), freeCanonicalId(transaction));
        for (Alias alias : Alias.of(user)) {
            alias.claim(transaction, new Alias.Holder(number, name));
        }
        transaction.put(key, IdentityCodec.user(user));
        return user;
    }

    /** Removes a user and the user's aliases, as part of a commit. */
    static void removeUser(Transaction transaction, String number, String name) throws StoreException, IOException {
        for (Alias alias : Alias.of(user(transaction, number, name))) {
            transaction.delete(alias.key());
        }
        transaction.delete(Keys.named(Keys.USER, number, name));
    }

    /** The account as a transaction sees it. */
    static Account account(Transaction transaction, String number) throws StoreException, IOException {
        byte[] record = transaction.get(Keys.named(Keys.ACCOUNT, number));
        if (record == null) {
            throw new StoreException(new StoreError.NoSuchIdentity("account " + number));
        }
        return IdentityCodec.account(number, record);
    }

    /** The user as a transaction sees it. */
    static User user(Transaction transaction, String number, String name) throws StoreException, IOException {
        byte[] record = transaction.get(Keys.named(Keys.USER, number, name));
        if (record == null) {
            throw new StoreException(new StoreError.NoSuchIdentity("user `" + name + "` of account " + number));
        }
        return IdentityCodec.user(name, record);
    }

    private String freeCosUin(Transaction transaction) throws IOException {
        return free(transaction, Alias.cosUin("1"), RandomText.DIGITS, COS_UIN_DIGITS - 1);
    }

    private String freeQingstorId(Transaction transaction) throws IOException {
        return free(transaction, Alias.qingstorId("usr-"), RandomText.LOWER_CASE_AND_DIGITS, QINGSTOR_ID_LETTERS);
    }

    private String freeCanonicalId(Transaction transaction) throws IOException {
        return free(transaction, Alias.canonicalId(""), RandomText.HEX, CANONICAL_ID_DIGITS);
    }

    /** A name that begins as given and that nobody has. */
    private String free(Transaction transaction, Alias beginning, String alphabet, int letters) throws IOException {
        Alias alias;
        do {
            alias = new Alias(beginning.kind(), beginning.value() + RandomText.of(random, alphabet, letters));
        } while (!alias.isFree(transaction));
        return alias.value();
    }
}
