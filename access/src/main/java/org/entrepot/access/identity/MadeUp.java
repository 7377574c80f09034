package org.entrepot.access.identity;

import java.util.Locale;
import org.entrepot.access.Dialect;

/**
 * Accounts and users that exist on paper only, for case files and questions without a server. One id stands for all the
 * names of an identity; the same id gives the same identity.
 */
public final class MadeUp {
    /** The COS APPID of everybody made up, where a question names none. */
    public static final String APPID = "1250000000";

    private static final long NUMBERS = 1_000_000_000_000L;
    private static final String NUMBER = "[0-9]{12}";
    /** Any odd factor spreads the hash of an id over the account numbers. */
    private static final long SPREAD = 1_000_003L;

    private MadeUp() {}

    /** The account that owns a bucket when a question does not say. */
    public static String ownerOf(Dialect dialect) {
        return switch (dialect) {
            case S3, MEDIASTORE -> "111122223333";
            case COS -> "100000000001";
            case QINGSTOR -> "usr-owner";
        };
    }

    /**
     * An account.
     *
     * @param id an account number, a COS uin or a QingStor user id
     */
    public static Account account(String id, String appid) {
        String number = id.matches(NUMBER)
                ? id
                : String.format(Locale.ROOT, "%012d", Math.floorMod(id.hashCode() * SPREAD, NUMBERS));
        return new Account(number, id, appid, id, id);
    }

    /** A user of the account with this id. */
    public static User user(String account, String name) {
        return new User(name, name, name, account + "/" + name);
    }
}
