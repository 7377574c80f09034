package org.entrepot.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.Directory;
import org.entrepot.access.identity.User;
import org.entrepot.store.Identities;

/** The accounts and users of the store, as policies look for them. A fault of the disk is an {@link UncheckedIOException}. */
public final class StoreDirectory implements Directory {
    private final Identities identities;

    /** The directory of one store. */
    public StoreDirectory(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Optional<Account> accountByNumber(String number) {
        return asked(() -> identities.account(number));
    }

    @Override
    public Optional<Account> accountByUin(String cosUin) {
        return asked(() -> identities.byCosUin(cosUin))
                .filter(Caller.Root.class::isInstance)
                .flatMap(Caller::homeAccount);
    }

    @Override
    public Optional<User> userByName(Account account, String name) {
        return user(account, user -> user.name().equals(name));
    }

    @Override
    public Optional<User> userByUin(Account account, String cosUin) {
        return user(account, user -> user.cosUin().equals(cosUin));
    }

    @Override
    public Optional<Caller> byQingstorId(String id) {
        return asked(() -> identities.byQingstorUserId(id));
    }

    @Override
    public Optional<Caller> byCanonicalId(String id) {
        return asked(() -> identities.byCanonicalId(id));
    }

    private Optional<User> user(Account account, Predicate<User> wanted) {
        return asked(() -> identities.users(account.number()).stream()
                .map(Caller.OfUser::user)
                .filter(wanted)
                .findFirst());
    }

    /** A question to the store. */
    @FunctionalInterface
    private interface Ask<T> {
        T answer() throws IOException;
    }

    private static <T> T asked(Ask<T> question) {
        try {
            return question.answer();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
