package org.entrepot.access.policy.cases;

import java.util.Optional;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.Directory;
import org.entrepot.access.identity.User;

/** The directory of a case file: whoever is named exists. */
record CaseDirectory(CasePeople people) implements Directory {
    @Override
    public Optional<Account> accountByNumber(String number) {
        return Optional.of(people.account(number));
    }

    @Override
    public Optional<Account> accountByUin(String cosUin) {
        return Optional.of(people.account(cosUin));
    }

    @Override
    public Optional<User> userByName(Account account, String name) {
        return Optional.of(people.user(CasePeople.idOf(account), name));
    }

    @Override
    public Optional<User> userByUin(Account account, String cosUin) {
        return userByName(account, cosUin);
    }

    @Override
    public Optional<Caller> byQingstorId(String id) {
        return Optional.of(new Caller.Root(people.account(id)));
    }

    @Override
    public Optional<Caller> byCanonicalId(String id) {
        return Optional.of(new Caller.Root(people.account(id)));
    }
}
