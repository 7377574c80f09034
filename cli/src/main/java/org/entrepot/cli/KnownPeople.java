package org.entrepot.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.Directory;
import org.entrepot.access.identity.User;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;

/**
 * The accounts and users that a command was told of. An alias that was not told is an empty text and finds nobody.
 *
 * @param accounts those with a name in the dialect that is written; others would be written without one
 */
record KnownPeople(List<Account> accounts, List<Caller.OfUser> users) implements Directory {
    /** Stands for a number that was not told. */
    static final String NO_NUMBER = "000000000000";

    KnownPeople {
        accounts = List.copyOf(accounts);
        users = List.copyOf(users);
    }

    /** Those whom a dialect has a name for. */
    static KnownPeople of(List<Account> accounts, List<Caller.OfUser> users, Dialect written) {
        return new KnownPeople(
                accounts.stream().filter(account -> isNamed(account, written)).toList(), users);
    }

    private static boolean isNamed(Account account, Dialect dialect) {
        return switch (dialect) {
            case S3, MEDIASTORE -> !account.number().equals(NO_NUMBER);
            case COS -> !account.cosUin().isEmpty();
            case QINGSTOR -> !account.qingstorUserId().isEmpty();
        };
    }

    /**
     * The users that {@code entrepot user list --json} printed, one object a line.
     *
     * @throws CommandFailure when the file cannot be read or a line is no such object
     */
    static List<Caller.OfUser> read(Path file) throws CommandFailure {
        Map<String, Account> accounts = new LinkedHashMap<>();
        List<Caller.OfUser> users = new ArrayList<>();
        List<String> lines =
                new String(InputFile.read(file), StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            if (!(Json.read(lines.get(i)) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj line)
                    && text(line, "account").matches("[0-9]{12}"))) {
                throw CommandFailure.unusable(
                        file + ", line " + (i + 1) + ": not a user as `entrepot user list --json` prints it");
            }
            Account account = accounts.computeIfAbsent(text(line, "account"), n -> account(n, line));
            users.add(new Caller.OfUser(
                    account,
                    new User(
                            text(line, "name"),
                            text(line, "cosUin"),
                            text(line, "qingstorUserId"),
                            text(line, "canonicalId"))));
        }
        return users;
    }

    /** The account's own uin stands in the principal that COS has for its user: {@code qcs::cam::uin/<account>:uin/<user>}. */
    private static Account account(String number, JsonValue.Obj user) {
        String principal = text(user, "cosPrincipal");
        int from = principal.indexOf('/') + 1;
        int to = principal.indexOf(':', from);
        return new Account(number, to < 0 ? "" : principal.substring(from, to), text(user, "cosAppid"), "", "");
    }

    private static String text(JsonValue.Obj object, String name) {
        return object.get(name).orElse(null) instanceof JsonValue.Text text ? text.value() : "";
    }

    @Override
    public Optional<Account> accountByNumber(String number) {
        return first(accounts, account -> account.number().equals(number));
    }

    @Override
    public Optional<Account> accountByUin(String cosUin) {
        return first(accounts, account -> account.cosUin().equals(cosUin));
    }

    @Override
    public Optional<User> userByName(Account account, String name) {
        return first(users, user -> isOf(user, account) && user.user().name().equals(name))
                .map(Caller.OfUser::user);
    }

    @Override
    public Optional<User> userByUin(Account account, String cosUin) {
        return first(users, user -> isOf(user, account) && user.user().cosUin().equals(cosUin))
                .map(Caller.OfUser::user);
    }

    @Override
    public Optional<Caller> byQingstorId(String id) {
        return caller(
                account -> account.qingstorUserId().equals(id),
                user -> user.qingstorUserId().equals(id));
    }

    @Override
    public Optional<Caller> byCanonicalId(String id) {
        return caller(
                account -> account.canonicalId().equals(id),
                user -> user.canonicalId().equals(id));
    }

    private Optional<Caller> caller(Predicate<Account> isRoot, Predicate<User> isUser) {
        return Stream.<Caller>concat(
                        accounts.stream().filter(isRoot).map(Caller.Root::new),
                        users.stream().filter(user -> isUser.test(user.user())))
                .findFirst();
    }

    private static boolean isOf(Caller.OfUser user, Account account) {
        return user.account().number().equals(account.number());
    }

    private static <T> Optional<T> first(List<T> list, Predicate<T> isWanted) {
        return list.stream().filter(isWanted).findFirst();
    }
}
