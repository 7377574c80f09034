package org.entrepot.store.core;

import java.io.IOException;
import java.util.List;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.User;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.spi.Transaction;

/**
 * A name by which a dialect knows an identity. Each belongs to one identity only.
 *
 * @param kind one letter that tells the name spaces apart
 */
record Alias(String kind, String value) {
    private static final String CANONICAL_ID = "c";
    private static final String COS_UIN = "u";
    private static final String COS_APPID = "a";
    private static final String QINGSTOR_ID = "q";

    /**
     * Whose alias it is.
     *
     * @param user the user's name; empty for the account's root
     */
    record Holder(String account, String user) {}

    static Alias canonicalId(String value) {
        return new Alias(CANONICAL_ID, value);
    }

    static Alias cosUin(String value) {
        return new Alias(COS_UIN, value);
    }

    static Alias cosAppid(String value) {
        return new Alias(COS_APPID, value);
    }

    static Alias qingstorId(String value) {
        return new Alias(QINGSTOR_ID, value);
    }

    static List<Alias> of(Account account) {
        return List.of(
                canonicalId(account.canonicalId()),
                cosUin(account.cosUin()),
                cosAppid(account.cosAppid()),
                qingstorId(account.qingstorUserId()));
    }

    static List<Alias> of(User user) {
        return List.of(canonicalId(user.canonicalId()), cosUin(user.cosUin()), qingstorId(user.qingstorUserId()));
    }

    byte[] key() {
        return Keys.named(Keys.ALIAS, kind, value);
    }

    boolean isFree(Transaction transaction) throws IOException {
        return transaction.get(key()) == null;
    }

    /** Gives the alias to this identity, which may have it already. */
    void claim(Transaction transaction, Holder holder) throws StoreException, IOException {
        byte[] record = transaction.get(key());
        if (record != null && !holder(record).equals(holder)) {
            throw new StoreException(new StoreError.IdentityExists(
                    words() + " `" + value + "`",
                    "it belongs to account " + holder(record).account()));
        }
        transaction.put(key(), record(holder));
    }

    static byte[] record(Holder holder) {
        return new RecordWriter(0).text(holder.account).text(holder.user).record();
    }

    static Holder holder(byte[] record) throws IOException {
        RecordReader from = new RecordReader(record);
        return new Holder(from.text(), from.text());
    }

    private String words() {
        return switch (kind) {
            case CANONICAL_ID -> "canonical id";
            case COS_UIN -> "COS uin";
            case COS_APPID -> "COS APPID";
            case QINGSTOR_ID -> "QingStor user id";
            default -> throw new IllegalStateException("an alias of kind " + kind);
        };
    }
}
