package org.entrepot.access.policy;

import java.util.List;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Which callers an atom covers, by every alias of the caller ({@code policy.md} section 4). */
final class WhoTest {
    private WhoTest() {}

    static boolean covers(Who who, Request request) {
        return (covering(who, request) != null) != who.complement();
    }

    /** The first atom that covers the caller; null when none does. */
    static @Nullable WhoAtom covering(Who who, Request request) {
        List<WhoAtom> atoms = who.atoms();
        for (int i = 0; i < atoms.size(); i++) {
            if (covers(atoms.get(i), request)) {
                return atoms.get(i);
            }
        }
        return null;
    }

    /** True when an atom that names somebody covers the caller; for COS's named rules. */
    static boolean names(Who who, Request request) {
        for (WhoAtom atom : who.atoms()) {
            if (!(atom instanceof WhoAtom.Anyone) && covers(atom, request)) {
                return true;
            }
        }
        return false;
    }

    static boolean covers(WhoAtom atom, Request request) {
        Caller caller = request.caller();
        return switch (atom) {
            case WhoAtom.Anyone anyone -> true;
            case WhoAtom.Signed signed -> !caller.isAnonymous();
            case WhoAtom.InAccount in -> inAccount(caller, in.number());
            case WhoAtom.RootOf root ->
                caller instanceof Caller.Root it && it.account().cosUin().equals(root.cosUin());
            case WhoAtom.UsersOf users ->
                !(caller instanceof Caller.Root)
                        && caller.homeAccount()
                                .filter(home -> home.cosUin().equals(users.cosUin()))
                                .isPresent();
            case WhoAtom.NamedUser user ->
                caller instanceof Caller.OfUser it
                        && it.account().number().equals(user.number())
                        && it.user().name().equals(user.name());
            case WhoAtom.SubUser sub ->
                caller instanceof Caller.OfUser it
                        && it.account().cosUin().equals(sub.cosUin())
                        && (it.user().cosUin().equals(sub.subUinOrName())
                                || it.user().name().equals(sub.subUinOrName()));
            case WhoAtom.Role role ->
                caller instanceof Caller.OfRole it
                        && it.account().number().equals(role.number())
                        && it.role().equals(role.name());
            case WhoAtom.UinRole role ->
                caller instanceof Caller.OfRole it
                        && it.account().cosUin().equals(role.cosUin())
                        && it.role().equals(role.name());
            case WhoAtom.Session session -> inSession(session, request);
            case WhoAtom.QingstorUser user -> user.id().equals(qingstorId(caller));
            case WhoAtom.Canonical canonical ->
                caller.canonicalId().filter(canonical.id()::equals).isPresent();
            case WhoAtom.Service service ->
                caller instanceof Caller.OfService it && it.name().equals(service.name());
            case WhoAtom.Group group -> false;
            case WhoAtom.Federated federated -> false;
        };
    }

    private static boolean inAccount(Caller caller, String number) {
        return switch (caller) {
            case Caller.Root root -> root.account().number().equals(number);
            case Caller.OfUser user -> user.account().number().equals(number);
            case Caller.OfRole role -> role.account().number().equals(number);
            case Caller.Anonymous anonymous -> false;
            case Caller.OfService service -> false;
        };
    }

    /** A caller knows its role; which session it is, only the ARN among its facts can say. */
    private static boolean inSession(WhoAtom.Session session, Request request) {
        if (!(request.caller() instanceof Caller.OfRole role)
                || !role.account().number().equals(session.number())
                || !role.role().equals(session.role())) {
            return false;
        }
        List<String> arns = request.values(FactKey.of(Fact.WHO_ARN));
        return arns != null
                && arns.contains("arn:aws:sts::" + session.number() + ":assumed-role/" + session.role() + "/"
                        + session.session());
    }

    private static String qingstorId(Caller caller) {
        return switch (caller) {
            case Caller.Root root -> root.account().qingstorUserId();
            case Caller.OfUser user -> user.user().qingstorUserId();
            case Caller.OfRole role -> "";
            case Caller.Anonymous anonymous -> "";
            case Caller.OfService service -> "";
        };
    }

    static boolean belongsTo(Caller caller, Account account) {
        return inAccount(caller, account.number());
    }
}
