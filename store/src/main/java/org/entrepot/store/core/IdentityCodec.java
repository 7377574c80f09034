package org.entrepot.store.core;

import java.io.IOException;
import java.time.Instant;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.User;
import org.jspecify.annotations.Nullable;

/** The records of accounts, users and access keys. */
final class IdentityCodec {
    private static final int SIZE_HINT_BYTES = 256;

    private IdentityCodec() {}

    static byte[] account(Account account) {
        return new RecordWriter(SIZE_HINT_BYTES)
                .text(account.cosUin())
                .text(account.cosAppid())
                .text(account.qingstorUserId())
                .text(account.canonicalId())
                .record();
    }

    static Account account(String number, byte[] record) throws IOException {
        RecordReader from = new RecordReader(record);
        return new Account(number, from.text(), from.text(), from.text(), from.text());
    }

    static byte[] user(User user) {
        return new RecordWriter(SIZE_HINT_BYTES)
                .text(user.cosUin())
                .text(user.qingstorUserId())
                .text(user.canonicalId())
                .record();
    }

    static User user(String name, byte[] record) throws IOException {
        RecordReader from = new RecordReader(record);
        return new User(name, from.text(), from.text(), from.text());
    }

    /**
     * An access key at rest.
     *
     * @param user name of its user; null for a key of the root
     * @param sealedSecret what the sealer made of the secret
     */
    record KeyRecord(String account, @Nullable String user, byte[] sealedSecret, boolean enabled, Instant created) {
        KeyRecord withEnabled(boolean now) {
            return new KeyRecord(account, user, sealedSecret, now, created);
        }
    }

    static byte[] key(KeyRecord key) {
        return new RecordWriter(SIZE_HINT_BYTES)
                .text(key.account())
                .optional(key.user(), RecordWriter::text)
                .bytes(key.sealedSecret())
                .flag(key.enabled())
                .number(key.created().toEpochMilli())
                .record();
    }

    static KeyRecord key(byte[] record) throws IOException {
        RecordReader from = new RecordReader(record);
        return new KeyRecord(
                from.text(), from.optional(RecordReader::text), from.bytes(), from.flag(), AccessCodec.instant(from));
    }
}
