package org.entrepot.access.policy;

import java.util.List;
import org.entrepot.access.identity.Caller;

/** Callers and principals in words, for explanations and for what a translation loses. */
public final class PrincipalText {
    private PrincipalText() {}

    /** The principals of a rule. */
    public static String of(Who who) {
        List<String> names = who.atoms().stream().map(PrincipalText::of).toList();
        return String.join(", ", names);
    }

    /** One way to name callers, such as {@code account 123456789012}. */
    public static String of(WhoAtom atom) {
        return switch (atom) {
            case WhoAtom.Anyone anyone -> "everybody";
            case WhoAtom.Signed signed -> "every signed caller";
            case WhoAtom.InAccount in -> "account " + in.number();
            case WhoAtom.RootOf root -> "root of uin " + root.cosUin();
            case WhoAtom.UsersOf users -> "users of uin " + users.cosUin();
            case WhoAtom.NamedUser user -> "user " + user.name() + " of account " + user.number();
            case WhoAtom.SubUser sub -> "user " + sub.subUinOrName() + " of uin " + sub.cosUin();
            case WhoAtom.Role role -> "role " + role.name() + " of account " + role.number();
            case WhoAtom.UinRole role -> "role " + role.name() + " of uin " + role.cosUin();
            case WhoAtom.Session session -> "session " + session.session() + " of role " + session.role();
            case WhoAtom.Group group -> "group " + group.group() + " of uin " + group.cosUin();
            case WhoAtom.QingstorUser user -> "user id " + user.id();
            case WhoAtom.Service service -> "service " + service.name();
            case WhoAtom.Canonical canonical -> "canonical id " + canonical.id();
            case WhoAtom.Federated federated -> "federated " + federated.provider();
        };
    }

    /** A caller. */
    public static String of(Caller caller) {
        return switch (caller) {
            case Caller.Anonymous anonymous -> "anonymous";
            case Caller.Root root -> "root of account " + root.account().number();
            case Caller.OfUser user ->
                "user " + user.user().name() + " of account " + user.account().number();
            case Caller.OfRole role ->
                "role " + role.role() + " of account " + role.account().number();
            case Caller.OfService service -> "service " + service.name();
        };
    }
}
