package org.entrepot.store.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.User;
import org.entrepot.store.AccessKey;
import org.entrepot.store.SecretSealer;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.spi.Transaction;
import org.jspecify.annotations.Nullable;

/** Access keys, their secrets sealed at rest. */
final class AccessKeyRecords {
    /** As many letters as S3's own ids have. */
    private static final int ID_LETTERS = 20;
    /** As many as S3's own secrets have; over 230 bits. */
    private static final int SECRET_LETTERS = 40;
    /** Ends the user's name in the index; no name holds it. */
    private static final String END = "\0";

    private final Catalog catalog;
    private final IdentityRecords identities;
    private final SecretSealer sealer;
    private final RandomGenerator random;
    private final Clock clock;
    private final Held<String, AccessKey> held;

    AccessKeyRecords(
            Catalog catalog, IdentityRecords identities, SecretSealer sealer, RandomGenerator random, Clock clock) {
        this.catalog = catalog;
        this.identities = identities;
        this.sealer = sealer;
        this.random = random;
        this.clock = clock;
        held = new Held<>(catalog, this::load, Keys.ACCESS_KEY, Keys.ACCOUNT, Keys.USER);
    }

    @Nullable
    AccessKey find(String id) throws IOException {
        return held.get(id);
    }

    @Nullable
    AccessKey inMemory(String id) {
        return held.inMemory(id);
    }

    private @Nullable AccessKey load(String id) throws IOException {
        byte[] record = catalog.get(List.of(recordKey(id))).getFirst();
        if (record == null) {
            return null;
        }
        IdentityCodec.KeyRecord key = IdentityCodec.key(record);
        String user = key.user();
        byte[] secret = sealer.unseal(key.sealedSecret(), context(id));
        return new AccessKey(
                id,
                identities.knownAccount(key.account()),
                user == null ? null : identities.knownUser(key.account(), user),
                new String(secret, StandardCharsets.UTF_8),
                key.enabled(),
                key.created());
    }

    List<AccessKey> ofAccount(String number) throws IOException {
        byte[] prefix = Keys.named(Keys.KEY_OF_ACCOUNT, number);
        List<String> ids = new ArrayList<>();
        try (Snapshot snapshot = catalog.snapshot();
                Snapshot.Cursor cursor = snapshot.scan(prefix, Keys.beyond(prefix), Snapshot.Direction.ASCENDING)) {
            while (cursor.next()) {
                ids.add(id(prefix, cursor.key()));
            }
        }
        List<AccessKey> keys = new ArrayList<>();
        for (String id : ids) {
            AccessKey key = find(id);
            if (key != null) {
                keys.add(key);
            }
        }
        keys.sort(Comparator.comparing(AccessKey::id));
        return keys;
    }

    private static String id(byte[] prefix, byte[] indexKey) {
        String text = Keys.textAfter(prefix, indexKey);
        return text.substring(text.lastIndexOf(END) + 1);
    }

    /** One more key; the user is made by the same commit when {@code makeUser}. */
    AccessKey add(String number, @Nullable String userName, boolean makeUser) throws StoreException, IOException {
        String id = RandomText.of(random, RandomText.UPPER_CASE_AND_DIGITS, ID_LETTERS);
        String secret = RandomText.of(random, RandomText.LETTERS_AND_DIGITS, SECRET_LETTERS);
        byte[] sealed = seal(id, secret);
        return catalog.<AccessKey, StoreException>commit(transaction -> {
            Account account = IdentityRecords.account(transaction, number);
            User user = null;
            if (userName != null) {
                user = makeUser
                        ? identities.addUser(transaction, number, userName)
                        : IdentityRecords.user(transaction, number, userName);
            }
            AccessKey key = new AccessKey(
                    id, account, user, secret, true, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            write(transaction, key, sealed);
            return key;
        });
    }

    void put(AccessKey key) throws StoreException, IOException {
        byte[] sealed = seal(key.id(), key.secret());
        catalog.<StoreException>change(transaction -> {
            IdentityRecords.account(transaction, key.account().number());
            User user = key.user();
            if (user != null) {
                IdentityRecords.user(transaction, key.account().number(), user.name());
            }
            byte[] old = transaction.get(recordKey(key.id()));
            if (old != null) {
                transaction.delete(indexKey(key.id(), IdentityCodec.key(old)));
            }
            write(transaction, key, sealed);
        });
    }

    private static void write(Transaction transaction, AccessKey key, byte[] sealed) {
        User user = key.user();
        IdentityCodec.KeyRecord record = new IdentityCodec.KeyRecord(
                key.account().number(), user == null ? null : user.name(), sealed, key.enabled(), key.created());
        transaction.put(recordKey(key.id()), IdentityCodec.key(record));
        transaction.put(indexKey(key.id(), record), new RecordWriter(0).record());
    }

    void setEnabled(String id, boolean enabled) throws StoreException, IOException {
        catalog.<StoreException>change(transaction -> {
            transaction.put(
                    recordKey(id), IdentityCodec.key(require(transaction, id).withEnabled(enabled)));
        });
    }

    void remove(String id) throws StoreException, IOException {
        catalog.<StoreException>change(transaction -> {
            transaction.delete(indexKey(id, require(transaction, id)));
            transaction.delete(recordKey(id));
        });
    }

    /** Removes a user and all the user's keys in one commit. */
    void removeUser(String number, String name) throws StoreException, IOException {
        catalog.<StoreException>change(transaction -> {
            IdentityRecords.removeUser(transaction, number, name);
            byte[] prefix = Keys.named(Keys.KEY_OF_ACCOUNT, number, END, name, END);
            byte[] end = Keys.beyond(prefix);
            for (byte[] key = transaction.firstKey(prefix, end);
                    key != null;
                    key = transaction.firstKey(Keys.after(key), end)) {
                transaction.delete(recordKey(id(prefix, key)));
                transaction.delete(key);
            }
        });
    }

    private static IdentityCodec.KeyRecord require(Transaction transaction, String id)
            throws StoreException, IOException {
        byte[] record = transaction.get(recordKey(id));
        if (record == null) {
            throw new StoreException(new StoreError.NoSuchIdentity("access key `" + id + "`"));
        }
        return IdentityCodec.key(record);
    }

    private static byte[] recordKey(String id) {
        return Keys.named(Keys.ACCESS_KEY, id);
    }

    /** The id in a key made by {@link #indexKey}. */
    static String listedId(byte[] indexKey) {
        return id(new byte[] {Keys.KEY_OF_ACCOUNT}, indexKey);
    }

    static byte[] indexKey(String id, IdentityCodec.KeyRecord key) {
        String user = key.user();
        return Keys.named(Keys.KEY_OF_ACCOUNT, key.account(), END, user == null ? "" : user, END, id);
    }

    /** A secret moved to another key's record does not open. */
    private static byte[] context(String id) {
        return ("access-key:" + id).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] seal(String id, String secret) throws IOException {
        return sealer.seal(secret.getBytes(StandardCharsets.UTF_8), context(id));
    }
}
