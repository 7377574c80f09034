package org.entrepot.access.identity;

import java.util.Optional;

/** A directory that knows one account and none of its users. */
record OneAccount(Account account) implements Directory {
    @Override
    public Optional<Account> accountByNumber(String number) {
        return Optional.of(account).filter(known -> known.number().equals(number));
    }

    @Override
    public Optional<Account> accountByUin(String cosUin) {
        return Optional.of(account).filter(known -> known.cosUin().equals(cosUin));
    }

    @Override
    public Optional<User> userByName(Account of, String name) {
        return Optional.empty();
    }

    @Override
    public Optional<User> userByUin(Account of, String cosUin) {
        return Optional.empty();
    }

    @Override
    public Optional<Caller> byQingstorId(String id) {
        return Optional.<Caller>of(new Caller.Root(account))
                .filter(root -> account.qingstorUserId().equals(id));
    }

    @Override
    public Optional<Caller> byCanonicalId(String id) {
        return Optional.<Caller>of(new Caller.Root(account))
                .filter(root -> account.canonicalId().equals(id));
    }
}
