package org.entrepot.access.policy;

import java.util.List;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;

/**
 * The keys under which rules are filed and looked for: an alias of callers, the beginning of a resource (its head), or a few
 * characters in a row somewhere in it (a gram). Keys are hashes; what they find is tested in full afterwards.
 */
final class IndexKeys {
    /** The answer for what has no key. */
    static final int NONE = 0;

    /** Characters of a gram. */
    static final int GRAM_CHARACTERS = 4;

    /** The head that every resource has. */
    static final int EMPTY_HEAD = head(0, 0);

    /** Every bit of the gram before moves out of an {@code int} after {@link #GRAM_CHARACTERS} shifts. */
    private static final int GRAM_SHIFT = Integer.SIZE / GRAM_CHARACTERS;

    /** What tells keys of different kinds apart. */
    enum Kind {
        HEAD,
        GRAM,
        IN_ACCOUNT,
        ROOT_OF,
        USERS_OF,
        NAMED_USER,
        SUB_USER_BY_UIN,
        SUB_USER_BY_NAME,
        ROLE,
        UIN_ROLE,
        QINGSTOR_USER,
        SERVICE,
        CANONICAL
    }

    private IndexKeys() {}

    /** The key of a head, by its {@link String#hashCode}. */
    static int head(int hash, int length) {
        return key(Kind.HEAD, 31 * hash + length);
    }

    /** The next state of a window over the last {@link #GRAM_CHARACTERS} characters, which begins as 0. */
    static int gramWindow(int window, char next) {
        return window << GRAM_SHIFT ^ next;
    }

    /** The key of the gram in a window. */
    static int gram(int window) {
        return key(Kind.GRAM, window);
    }

    /**
     * A key of a principal.
     *
     * @param kind the kind of alias under which callers look for it
     */
    record OfPrincipal(Kind kind, int key) {
        OfPrincipal(Kind kind, String name) {
            this(kind, IndexKeys.key(kind, name));
        }

        OfPrincipal(Kind kind, String first, String second) {
            this(kind, IndexKeys.key(kind, first, second));
        }
    }

    /** The keys of a principal: every caller whom it covers has one of them; none for those that no alias stands for. */
    static List<OfPrincipal> of(WhoAtom atom) {
        return switch (atom) {
            case WhoAtom.InAccount in -> List.of(new OfPrincipal(Kind.IN_ACCOUNT, in.number()));
            case WhoAtom.RootOf root -> List.of(new OfPrincipal(Kind.ROOT_OF, root.cosUin()));
            case WhoAtom.UsersOf users -> List.of(new OfPrincipal(Kind.USERS_OF, users.cosUin()));
            case WhoAtom.NamedUser user -> List.of(new OfPrincipal(Kind.NAMED_USER, user.number(), user.name()));
            case WhoAtom.SubUser sub ->
                List.of(
                        new OfPrincipal(Kind.SUB_USER_BY_UIN, sub.cosUin(), sub.subUinOrName()),
                        new OfPrincipal(Kind.SUB_USER_BY_NAME, sub.cosUin(), sub.subUinOrName()));
            case WhoAtom.Role role -> List.of(new OfPrincipal(Kind.ROLE, role.number(), role.name()));
            case WhoAtom.UinRole role -> List.of(new OfPrincipal(Kind.UIN_ROLE, role.cosUin(), role.name()));
            case WhoAtom.Session session -> List.of(new OfPrincipal(Kind.ROLE, session.number(), session.role()));
            case WhoAtom.QingstorUser user -> List.of(new OfPrincipal(Kind.QINGSTOR_USER, user.id()));
            case WhoAtom.Service service -> List.of(new OfPrincipal(Kind.SERVICE, service.name()));
            case WhoAtom.Canonical canonical -> List.of(new OfPrincipal(Kind.CANONICAL, canonical.id()));
            case WhoAtom.Anyone anyone -> List.of();
            case WhoAtom.Signed signed -> List.of();
            case WhoAtom.Group group -> List.of();
            case WhoAtom.Federated federated -> List.of();
        };
    }

    /** The key of the alias of one kind that a caller has; {@link #NONE} when it has none. */
    static int alias(Caller caller, Kind kind) {
        return switch (caller) {
            case Caller.Root(Account account) ->
                switch (kind) {
                    case IN_ACCOUNT -> key(kind, account.number());
                    case ROOT_OF -> key(kind, account.cosUin());
                    case QINGSTOR_USER -> key(kind, account.qingstorUserId());
                    case CANONICAL -> key(kind, account.canonicalId());
                    default -> NONE;
                };
            case Caller.OfUser(Account account, var user) ->
                switch (kind) {
                    case IN_ACCOUNT -> key(kind, account.number());
                    case USERS_OF -> key(kind, account.cosUin());
                    case NAMED_USER -> key(kind, account.number(), user.name());
                    case SUB_USER_BY_UIN -> key(kind, account.cosUin(), user.cosUin());
                    case SUB_USER_BY_NAME -> key(kind, account.cosUin(), user.name());
                    case QINGSTOR_USER -> key(kind, user.qingstorUserId());
                    case CANONICAL -> key(kind, user.canonicalId());
                    default -> NONE;
                };
            case Caller.OfRole(Account account, String role) ->
                switch (kind) {
                    case IN_ACCOUNT -> key(kind, account.number());
                    case USERS_OF -> key(kind, account.cosUin());
                    case ROLE -> key(kind, account.number(), role);
                    case UIN_ROLE -> key(kind, account.cosUin(), role);
                    default -> NONE;
                };
            case Caller.OfService(String name) -> kind == Kind.SERVICE ? key(kind, name) : NONE;
            case Caller.Anonymous anonymous -> NONE;
        };
    }

    private static int key(Kind kind, String name) {
        return key(kind, name.hashCode());
    }

    private static int key(Kind kind, String first, String second) {
        return key(kind, 31 * first.hashCode() + second.hashCode());
    }

    /** Never {@link #NONE}. Bits are only kept in memory, so the order of the kinds may change between versions. */
    @SuppressWarnings("EnumOrdinal")
    private static int key(Kind kind, int hash) {
        int key = hash * 0x9E3779B9 + kind.ordinal() * 0x85EBCA6B;
        return key == NONE ? 1 : key;
    }
}
