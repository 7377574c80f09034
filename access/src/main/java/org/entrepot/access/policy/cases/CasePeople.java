package org.entrepot.access.policy.cases;

import java.util.Locale;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.User;

/**
 * The accounts and users of a case file. It names them by plain ids of its dialect; the aliases that it leaves out are
 * made from those ids.
 *
 * @param appid of the bucket's owner, for COS; the same for every account of the case
 */
record CasePeople(Dialect dialect, String appid) {
    private static final long NUMBERS = 1_000_000_000_000L;
    private static final String NUMBER = "[0-9]{12}";

    /** The account that owns the bucket when the case does not say. */
    static String ownerOf(Dialect dialect) {
        return switch (dialect) {
            case S3, MEDIASTORE -> "111122223333";
            case COS -> "100000000001";
            case QINGSTOR -> "usr-owner";
        };
    }

    Account account(String id) {
        String number = id.matches(NUMBER)
                ? id
                : String.format(Locale.ROOT, "%012d", Math.floorMod((long) id.hashCode() * 1_000_003L, NUMBERS));
        return new Account(number, id, appid, id, id);
    }

    /** The id by which a case file names an account. */
    static String idOf(Account account) {
        return account.canonicalId();
    }

    User user(String account, String name) {
        return new User(name, name, name, account + "/" + name);
    }

    Caller caller(CaseNode principal) throws CaseFault {
        String kind = principal.need("kind").text();
        String account = principal.textOr("account", "");
        String name = principal.textOr("name", "");
        return switch (kind) {
            case "anonymous" -> new Caller.Anonymous();
            case "root" -> new Caller.Root(account(account));
            case "user" -> new Caller.OfUser(account(account), user(account, name));
            case "role" -> new Caller.OfRole(account(account), name);
            case "service" -> new Caller.OfService(name);
            default -> throw principal.fault("unknown kind of principal `" + kind + "`");
        };
    }

    Grantee grantee(String name) {
        return switch (name) {
            case "AllUsers", "QS_ALL_USERS" -> new Grantee.AllUsers();
            case "AuthenticatedUsers" -> new Grantee.AuthenticatedUsers();
            case "LogDelivery" -> new Grantee.LogDelivery();
            default -> new Grantee.Identity(name);
        };
    }
}
