package org.entrepot.access.policy.analysis;

import java.util.Collection;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.Directory;
import org.entrepot.access.identity.User;

/**
 * Who may ask, for an analysis: whoever the directory knows, and for names that it does not know the account or user that
 * somebody could still make.
 *
 * @param dialect in whose terms strangers are named
 * @param withRolesAndServices false where only anonymous callers, roots and users count
 */
public record People(Dialect dialect, Account owner, Directory directory, boolean withRolesAndServices) {
    private static final long STRANGE_NUMBER_MAX = 999_988_887_777L;

    Account byNumber(String number) {
        return directory.accountByNumber(number).orElseGet(() -> made(number));
    }

    Account byUin(String uin) {
        return directory.accountByUin(uin).orElseGet(() -> made(uin));
    }

    Caller byQingstorId(String id) {
        return directory.byQingstorId(id).orElseGet(() -> new Caller.Root(made(id)));
    }

    Caller byCanonicalId(String id) {
        return directory.byCanonicalId(id).orElseGet(() -> new Caller.Root(made(id)));
    }

    /** A user by its name or, for COS, by its sub-uin. */
    User user(Account account, String name) {
        return directory
                .userByName(account, name)
                .or(() -> directory.userByUin(account, name))
                .orElseGet(() -> new User(name, name, name, account.canonicalId() + "/" + name));
    }

    /** An account that nobody named. */
    Account stranger(Collection<Account> known, Set<String> ids) {
        for (long number = STRANGE_NUMBER_MAX; ; number--) {
            String id = dialect == Dialect.QINGSTOR ? "usr-stranger" + (STRANGE_NUMBER_MAX - number) : "" + number;
            Account account = switch (dialect) {
                case S3, MEDIASTORE -> byNumber(id);
                case COS -> byUin(id);
                case QINGSTOR -> byQingstorId(id).homeAccount().orElseGet(() -> made(id));
            };
            if (!known.contains(account) && !ids.contains(account.qingstorUserId())) {
                return account;
            }
        }
    }

    /** The name of a user whom nobody has in mind; COS names users by numbers. */
    String ordinaryName() {
        return dialect == Dialect.COS ? "100000000099" : "somebody";
    }

    private Account made(String id) {
        String number =
                id.matches("[0-9]{12}") ? id : String.format("%012d", Math.floorMod(id.hashCode(), 1_000_000_000));
        return new Account(number, id, owner.cosAppid(), id, id);
    }
}
