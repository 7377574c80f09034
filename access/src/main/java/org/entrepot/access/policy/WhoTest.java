package org.entrepot.access.policy;

import java.util.List;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Which callers an atom covers, by every alias of the caller ({@code policy.md} section 4). */
final class WhoTest {
    private static final FactKey WHO_ARN = FactKey.of(Fact.WHO_ARN);

    private WhoTest() {}

    static boolean covers(Who who, Question question) {
        return (covering(who, question) != null) != who.complement();
    }

    /** The first atom that covers the caller; null when none does. */
    static @Nullable WhoAtom covering(Who who, Question question) {
        List<WhoAtom> atoms = who.atoms();
        for (int i = 0; i < atoms.size(); i++) {
            if (covers(atoms.get(i), question)) {
                return atoms.get(i);
            }
        }
        return null;
    }

    /** True when an atom that names somebody covers the caller; for COS's named rules. */
    static boolean names(Who who, Question question) {
        List<WhoAtom> atoms = who.atoms();
        for (int i = 0; i < atoms.size(); i++) {
            if (!(atoms.get(i) instanceof WhoAtom.Anyone) && covers(atoms.get(i), question)) {
                return true;
            }
        }
        return false;
    }

    static boolean covers(WhoAtom atom, Question question) {
        Caller caller = question.caller();
        return switch (atom) {
            case WhoAtom.Anyone anyone -> true;
            case WhoAtom.Signed signed -> !caller.isAnonymous();
            case WhoAtom.InAccount in -> inAccount(caller, in.number());
            case WhoAtom.RootOf root ->
                caller instanceof Caller.Root it && it.account().cosUin().equals(root.cosUin());
            case WhoAtom.UsersOf users ->
                switch (caller) {
                    case Caller.OfUser user -> user.account().cosUin().equals(users.cosUin());
                    case Caller.OfRole role -> role.account().cosUin().equals(users.cosUin());
                    case Caller.Root root -> false;
                    case Caller.Anonymous anonymous -> false;
                    case Caller.OfService service -> false;
                };
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
            case WhoAtom.Session session -> inSession(session, question);
            case WhoAtom.QingstorUser user -> user.id().equals(qingstorId(caller));
            case WhoAtom.Canonical canonical ->
                switch (caller) {
                    case Caller.Root root -> root.account().canonicalId().equals(canonical.id());
                    case Caller.OfUser user -> user.user().canonicalId().equals(canonical.id());
                    case Caller.OfRole role -> false;
                    case Caller.Anonymous anonymous -> false;
                    case Caller.OfService service -> false;
                };
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
    private static boolean inSession(WhoAtom.Session session, Question question) {
        if (!(question.caller() instanceof Caller.OfRole role)
                || !role.account().number().equals(session.number())
                || !role.role().equals(session.role())) {
            return false;
        }
        List<String> arns = FactValues.of(WHO_ARN, question);
        return arns != null
                && arns.contains("arn:aws:sts::" + session.number() + ":assumed-role/" + session.role() + "/"
                        + session.session());
    }

    private static @Nullable String qingstorId(Caller caller) {
        return switch (caller) {
            case Caller.Root root -> root.account().qingstorUserId();
            case Caller.OfUser user -> user.user().qingstorUserId();
            case Caller.OfRole role -> null;
            case Caller.Anonymous anonymous -> null;
            case Caller.OfService service -> null;
        };
    }

    static boolean belongsTo(Caller caller, Account account) {
        return inAccount(caller, account.number());
    }
}
