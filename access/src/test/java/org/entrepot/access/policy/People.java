package org.entrepot.access.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.Directory;
import org.entrepot.access.identity.User;

/** Two accounts with users, as a directory. */
public final class People implements Directory {
    public static final Account OWNER =
            new Account("111122223333", "100000000001", "1250000000", "usr-owner", "c".repeat(64));
    public static final Account STRANGER =
            new Account("444455556666", "200000000002", "1350000000", "usr-strange", "d".repeat(64));
    public static final User ALICE = new User("alice", "100000000011", "usr-alice", "a".repeat(64));
    public static final User BOB = new User("bob", "200000000022", "usr-bob", "b".repeat(64));
    public static final List<Caller> CALLERS = List.of(
            new Caller.Anonymous(),
            new Caller.Root(OWNER),
            new Caller.OfUser(OWNER, ALICE),
            new Caller.Root(STRANGER),
            new Caller.OfUser(STRANGER, BOB),
            new Caller.OfRole(OWNER, "reader"),
            new Caller.OfService("logs.example.internal"));

    private static final Map<Account, User> USERS = Map.of(OWNER, ALICE, STRANGER, BOB);

    @Override
    public Optional<Account> accountByNumber(String number) {
        return USERS.keySet().stream().filter(a -> a.number().equals(number)).findFirst();
    }

    @Override
    public Optional<Account> accountByUin(String cosUin) {
        return USERS.keySet().stream().filter(a -> a.cosUin().equals(cosUin)).findFirst();
    }

    @Override
    public Optional<User> userByName(Account account, String name) {
        return Optional.ofNullable(USERS.get(account))
                .filter(user -> user.name().equals(name));
    }

    @Override
    public Optional<User> userByUin(Account account, String cosUin) {
        return Optional.ofNullable(USERS.get(account))
                .filter(user -> user.cosUin().equals(cosUin));
    }

    @Override
    public Optional<Caller> byQingstorId(String id) {
        return CALLERS.stream()
                .filter(caller -> switch (caller) {
                    case Caller.Root root -> root.account().qingstorUserId().equals(id);
                    case Caller.OfUser user -> user.user().qingstorUserId().equals(id);
                    default -> false;
                })
                .findFirst();
    }

    @Override
    public Optional<Caller> byCanonicalId(String id) {
        return CALLERS.stream()
                .filter(caller -> caller.canonicalId().filter(id::equals).isPresent())
                .findFirst();
    }
}
