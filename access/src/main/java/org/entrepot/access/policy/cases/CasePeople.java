package org.entrepot.access.policy.cases;

import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.MadeUp;

/**
 * The accounts and users of a case file. It names them by plain ids of its dialect; the aliases that it leaves out are
 * made from those ids.
 *
 * @param appid of the bucket's owner, for COS; the same for every account of the case
 */
record CasePeople(Dialect dialect, String appid) {
    Account account(String id) {
        return MadeUp.account(id, appid);
    }

    Caller caller(CaseNode principal) throws CaseFault {
        String kind = principal.need("kind").text();
        String account = principal.textOr("account", "");
        String name = principal.textOr("name", "");
        return switch (kind) {
            case "anonymous" -> new Caller.Anonymous();
            case "root" -> new Caller.Root(account(account));
            case "user" -> new Caller.OfUser(account(account), MadeUp.user(account, name));
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
