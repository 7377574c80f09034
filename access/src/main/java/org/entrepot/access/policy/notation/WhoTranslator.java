package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.Directory;
import org.entrepot.access.identity.User;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.WhoAtom;

/** Writes principals in the words of a dialect, by the aliases that the directory knows. */
record WhoTranslator(Dialect target, Directory directory, Effect effect) {
    /**
     * Principals that need the same condition beside them.
     *
     * @param names as {@link Draft#principals}
     */
    record Group(List<String> names, List<Draft.Condition> conditions) {}

    /** The principals, the first group without conditions; an atom that has no form is left to {@code lost}. */
    List<Group> translate(List<WhoAtom> atoms, List<WhoAtom> lost) {
        Set<String> plain = new LinkedHashSet<>();
        List<Group> groups = new ArrayList<>();
        for (WhoAtom atom : merged(atoms)) {
            Optional<Group> group = switch (target) {
                case S3, MEDIASTORE -> aws(atom);
                case COS -> cos(atom);
                case QINGSTOR -> qingstor(atom);
            };
            if (group.isEmpty()) {
                lost.add(atom);
            } else if (group.get().conditions().isEmpty()) {
                plain.addAll(group.get().names());
            } else {
                groups.add(group.get());
            }
        }
        if (!plain.isEmpty()) {
            groups.addFirst(new Group(List.copyOf(plain), List.of()));
        }
        return groups;
    }

    /** COS writes an account as its root and its users; together they are the account. */
    private List<WhoAtom> merged(List<WhoAtom> atoms) {
        List<WhoAtom> merged = new ArrayList<>();
        for (WhoAtom atom : atoms) {
            if (atom instanceof WhoAtom.RootOf root && atoms.contains(new WhoAtom.UsersOf(root.cosUin()))) {
                Optional<Account> account = directory.accountByUin(root.cosUin());
                merged.add(
                        account.isPresent()
                                ? new WhoAtom.InAccount(account.get().number())
                                : atom);
            } else if (!(atom instanceof WhoAtom.UsersOf users
                    && atoms.contains(new WhoAtom.RootOf(users.cosUin()))
                    && directory.accountByUin(users.cosUin()).isPresent())) {
                merged.add(atom);
            }
        }
        return merged;
    }

    private Optional<Group> aws(WhoAtom atom) {
        return switch (atom) {
            case WhoAtom.Anyone anyone -> plain("AWS *");
            case WhoAtom.Signed signed ->
                conditioned("AWS *", new Draft.Condition("StringNotEquals", "aws:PrincipalType", List.of("Anonymous")));
            case WhoAtom.InAccount in -> plain("AWS " + root(in.number()));
            case WhoAtom.RootOf root -> directory.accountByUin(root.cosUin()).flatMap(WhoTranslator::rootOnly);
            case WhoAtom.UsersOf users ->
                directory.accountByUin(users.cosUin()).flatMap(account -> besideRoot(account, "ArnNotEquals"));
            case WhoAtom.NamedUser user -> plain(arn(user.number(), "user/" + user.name()));
            case WhoAtom.SubUser sub -> subUserArn(sub);
            case WhoAtom.Role role -> plain(arn(role.number(), "role/" + role.name()));
            case WhoAtom.UinRole role ->
                directory
                        .accountByUin(role.cosUin())
                        .flatMap(account -> plain(arn(account.number(), "role/" + role.name())));
            case WhoAtom.Session session ->
                plain("AWS arn:aws:sts::" + session.number() + ":assumed-role/" + session.role() + "/"
                        + session.session());
            case WhoAtom.QingstorUser user -> directory.byQingstorId(user.id()).flatMap(WhoTranslator::callerArn);
            case WhoAtom.Service service -> plain("Service " + service.name());
            case WhoAtom.Canonical canonical -> plain("CanonicalUser " + canonical.id());
            case WhoAtom.Federated federated -> plain("Federated " + federated.provider());
            case WhoAtom.Group group -> Optional.empty();
        };
    }

    private Optional<Group> subUserArn(WhoAtom.SubUser sub) {
        Optional<Account> account = directory.accountByUin(sub.cosUin());
        if (account.isEmpty()) {
            return Optional.empty();
        }
        Optional<User> user = directory.userByUin(account.get(), sub.subUinOrName());
        boolean isName = !sub.subUinOrName().matches("[0-9]+");
        return user.isPresent() || isName
                ? plain(arn(
                        account.get().number(), "user/" + user.map(User::name).orElse(sub.subUinOrName())))
                : Optional.empty();
    }

    private static Optional<Group> callerArn(Caller caller) {
        return switch (caller) {
            case Caller.Root root -> rootOnly(root.account());
            case Caller.OfUser user ->
                plain(arn(user.account().number(), "user/" + user.user().name()));
            case Caller.OfRole role -> Optional.empty();
            case Caller.OfService service -> Optional.empty();
            case Caller.Anonymous anonymous -> Optional.empty();
        };
    }

    private static Optional<Group> rootOnly(Account account) {
        return besideRoot(account, "ArnEquals");
    }

    private static Optional<Group> besideRoot(Account account, String operator) {
        String root = root(account.number());
        return conditioned("AWS " + root, new Draft.Condition(operator, "aws:PrincipalArn", List.of(root)));
    }

    private static String root(String number) {
        return "arn:aws:iam::" + number + ":root";
    }

    private static String arn(String number, String resource) {
        return "AWS arn:aws:iam::" + number + ":" + resource;
    }

    private Optional<Group> cos(WhoAtom atom) {
        return switch (atom) {
            case WhoAtom.Anyone anyone -> effect == Effect.ALLOW ? plain("qcs::cam::anyone:anyone") : Optional.empty();
            case WhoAtom.InAccount in ->
                directory
                        .accountByNumber(in.number())
                        .map(account -> new Group(
                                List.of(uin(account, "uin/" + account.cosUin()), uin(account, "uin/*")), List.of()));
            case WhoAtom.RootOf root -> plain(uin(root.cosUin(), "uin/" + root.cosUin()));
            case WhoAtom.UsersOf users -> plain(uin(users.cosUin(), "uin/*"));
            case WhoAtom.SubUser sub -> plain(uin(sub.cosUin(), "uin/" + sub.subUinOrName()));
            case WhoAtom.NamedUser user -> namedUin(user);
            case WhoAtom.Role role ->
                directory
                        .accountByNumber(role.number())
                        .flatMap(account -> plain(uin(account, "roleName/" + role.name())));
            case WhoAtom.UinRole role -> plain(uin(role.cosUin(), "roleName/" + role.name()));
            case WhoAtom.Group group -> plain(uin(group.cosUin(), "groupid/" + group.group()));
            case WhoAtom.QingstorUser user -> directory.byQingstorId(user.id()).flatMap(WhoTranslator::callerUin);
            case WhoAtom.Canonical canonical ->
                directory.byCanonicalId(canonical.id()).flatMap(WhoTranslator::callerUin);
            case WhoAtom.Signed signed -> Optional.empty();
            case WhoAtom.Session session -> Optional.empty();
            case WhoAtom.Service service -> Optional.empty();
            case WhoAtom.Federated federated -> Optional.empty();
        };
    }

    private Optional<Group> namedUin(WhoAtom.NamedUser named) {
        Optional<Account> account = directory.accountByNumber(named.number());
        if (account.isEmpty()) {
            return Optional.empty();
        }
        Optional<User> user = directory.userByName(account.get(), named.name());
        if (user.isEmpty() && named.name().matches("[0-9]+")) {
            return Optional.empty();
        }
        return plain(uin(account.get(), "uin/" + user.map(User::cosUin).orElse(named.name())));
    }

    private static Optional<Group> callerUin(Caller caller) {
        return switch (caller) {
            case Caller.Root root ->
                plain(uin(root.account(), "uin/" + root.account().cosUin()));
            case Caller.OfUser user ->
                plain(uin(user.account(), "uin/" + user.user().cosUin()));
            case Caller.OfRole role -> Optional.empty();
            case Caller.OfService service -> Optional.empty();
            case Caller.Anonymous anonymous -> Optional.empty();
        };
    }

    private static String uin(Account account, String rest) {
        return uin(account.cosUin(), rest);
    }

    private static String uin(String owner, String rest) {
        return "qcs::cam::uin/" + owner + ":" + rest;
    }

    private Optional<Group> qingstor(WhoAtom atom) {
        return switch (atom) {
            case WhoAtom.Anyone anyone -> plain("*");
            case WhoAtom.QingstorUser user -> plain(user.id());
            case WhoAtom.RootOf root ->
                directory.accountByUin(root.cosUin()).flatMap(account -> plain(account.qingstorUserId()));
            case WhoAtom.NamedUser named ->
                directory
                        .accountByNumber(named.number())
                        .flatMap(account -> directory.userByName(account, named.name()))
                        .flatMap(user -> plain(user.qingstorUserId()));
            case WhoAtom.SubUser sub ->
                directory
                        .accountByUin(sub.cosUin())
                        .flatMap(account -> directory
                                .userByUin(account, sub.subUinOrName())
                                .or(() -> directory.userByName(account, sub.subUinOrName())))
                        .flatMap(user -> plain(user.qingstorUserId()));
            case WhoAtom.Canonical canonical ->
                directory.byCanonicalId(canonical.id()).flatMap(WhoTranslator::qingstorId);
            case WhoAtom.Signed signed -> Optional.empty();
            case WhoAtom.InAccount in -> Optional.empty();
            case WhoAtom.UsersOf users -> Optional.empty();
            case WhoAtom.Role role -> Optional.empty();
            case WhoAtom.UinRole role -> Optional.empty();
            case WhoAtom.Session session -> Optional.empty();
            case WhoAtom.Group group -> Optional.empty();
            case WhoAtom.Service service -> Optional.empty();
            case WhoAtom.Federated federated -> Optional.empty();
        };
    }

    private static Optional<Group> qingstorId(Caller caller) {
        return switch (caller) {
            case Caller.Root root -> plain(root.account().qingstorUserId());
            case Caller.OfUser user -> plain(user.user().qingstorUserId());
            case Caller.OfRole role -> Optional.empty();
            case Caller.OfService service -> Optional.empty();
            case Caller.Anonymous anonymous -> Optional.empty();
        };
    }

    private static Optional<Group> plain(String name) {
        return Optional.of(new Group(List.of(name), List.of()));
    }

    private static Optional<Group> conditioned(String name, Draft.Condition condition) {
        return Optional.of(new Group(List.of(name), List.of(condition)));
    }
}
