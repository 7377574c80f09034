package org.entrepot.access.policy.cases;

import java.util.List;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.MadeUp;
import org.entrepot.access.identity.User;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Spelling;

/**
 * The accounts and users of a case file. It names them by plain ids of its dialect; the aliases that it leaves out are
 * made from those ids.
 *
 * @param appid of the bucket's owner, for COS; the same for every account of the case
 * @param owner the id of the bucket's owner, and of the account of a principal that names none
 */
record CasePeople(String appid, String owner) {
    private static final List<String> MEMBERS = List.of("kind", "account", "name");
    private static final List<String> KINDS = List.of("anonymous", "root", "user", "role", "service");

    Account account(String id) {
        return MadeUp.account(id, appid);
    }

    /** The id by which a case file names an account. */
    static String idOf(Account account) {
        return account.canonicalId();
    }

    User user(String account, String name) {
        return MadeUp.user(account, name);
    }

    /** An object with kind, account and name, or a text {@code kind} or {@code kind/name}. */
    Caller caller(CaseNode principal) throws CaseFault {
        if (principal.value() instanceof JsonValue.Text text) {
            int slash = text.value().indexOf('/');
            String kind = slash < 0 ? text.value() : text.value().substring(0, slash);
            return caller(principal, kind, owner, slash < 0 ? "" : text.value().substring(slash + 1));
        }
        CaseNode checked = principal.only(MEMBERS);
        return caller(
                checked.need("kind"),
                checked.need("kind").text(),
                checked.textOr("account", owner),
                checked.textOr("name", ""));
    }

    private Caller caller(CaseNode at, String kind, String account, String name) throws CaseFault {
        if (name.isEmpty() && List.of("user", "role", "service").contains(kind)) {
            throw at.fault("a " + kind + " needs a name");
        }
        return switch (kind) {
            case "anonymous" -> new Caller.Anonymous();
            case "root" -> new Caller.Root(account(account));
            case "user" -> new Caller.OfUser(account(account), user(account, name));
            case "role" -> new Caller.OfRole(account(account), name);
            case "service" -> new Caller.OfService(name);
            default -> throw at.fault(Spelling.unknown("kind of principal", kind, KINDS));
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
