package org.entrepot.access.identity;

import java.util.Optional;

/** Finds accounts and users by the names that dialects give them ({@code design.md} section 6). */
public interface Directory {
    /** The account with a 12-digit number. */
    Optional<Account> accountByNumber(String number);

    /** The account whose root has a COS uin. */
    Optional<Account> accountByUin(String cosUin);

    /** The user of an account with a name. */
    Optional<User> userByName(Account account, String name);

    /** The user of an account with a COS sub-uin. */
    Optional<User> userByUin(Account account, String cosUin);

    /** The root or user with a QingStor id. */
    Optional<Caller> byQingstorId(String id);

    /** The root or user with a canonical id. */
    Optional<Caller> byCanonicalId(String id);

    /** A directory that knows one account and none of its users. */
    static Directory of(Account only) {
        return new OneAccount(only);
    }
}
