package org.entrepot.access.policy;

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

    /** No caller has more aliases than this. */
    static final int ALIASES_MAX = 7;

    /** The head that every resource has. */
    static final int EMPTY_HEAD = head(0, 0);

    /** Every bit of the gram before moves out of an {@code int} after {@link #GRAM_CHARACTERS} shifts. */
    private static final int GRAM_SHIFT = Integer.SIZE / GRAM_CHARACTERS;

    /** What tells keys of different kinds apart. */
    private enum Kind {
        HEAD,
        GRAM,
        IN_ACCOUNT,
        ROOT_OF,
        USERS_OF,
        NAMED_USER,
        SUB_USER,
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

    /** The key of a principal; {@link #NONE} for those that no alias of a caller stands for. */
    static int of(WhoAtom atom) {
        return switch (atom) {
            case WhoAtom.InAccount in -> key(Kind.IN_ACCOUNT, in.number());
            case WhoAtom.RootOf root -> key(Kind.ROOT_OF, root.cosUin());
            case WhoAtom.UsersOf users -> key(Kind.USERS_OF, users.cosUin());
            case WhoAtom.NamedUser user -> key(Kind.NAMED_USER, user.number(), user.name());
            case WhoAtom.SubUser sub -> key(Kind.SUB_USER, sub.cosUin(), sub.subUinOrName());
            case WhoAtom.Role role -> key(Kind.ROLE, role.number(), role.name());
            case WhoAtom.UinRole role -> key(Kind.UIN_ROLE, role.cosUin(), role.name());
            case WhoAtom.Session session -> key(Kind.ROLE, session.number(), session.role());
            case WhoAtom.QingstorUser user -> key(Kind.QINGSTOR_USER, user.id());
            case WhoAtom.Service service -> key(Kind.SERVICE, service.name());
            case WhoAtom.Canonical canonical -> key(Kind.CANONICAL, canonical.id());
            case WhoAtom.Anyone anyone -> NONE;
            case WhoAtom.Signed signed -> NONE;
            case WhoAtom.Group group -> NONE;
            case WhoAtom.Federated federated -> NONE;
        };
    }

    /**
     * One of the aliases of a caller; every principal that covers the caller has the key of one of them.
     *
     * @param index 0 to {@link #ALIASES_MAX} - 1; {@link #NONE} behind the last alias
     */
    static int alias(Caller caller, int index) {
        return switch (caller) {
            case Caller.Root(Account account) ->
                switch (index) {
                    case 0 -> key(Kind.IN_ACCOUNT, account.number());
                    case 1 -> key(Kind.ROOT_OF, account.cosUin());
                    case 2 -> key(Kind.QINGSTOR_USER, account.qingstorUserId());
                    case 3 -> key(Kind.CANONICAL, account.canonicalId());
                    default -> NONE;
                };
            case Caller.OfUser(Account account, var user) ->
                switch (index) {
                    case 0 -> key(Kind.IN_ACCOUNT, account.number());
                    case 1 -> key(Kind.USERS_OF, account.cosUin());
                    case 2 -> key(Kind.NAMED_USER, account.number(), user.name());
                    case 3 -> key(Kind.SUB_USER, account.cosUin(), user.cosUin());
                    case 4 -> key(Kind.SUB_USER, account.cosUin(), user.name());
                    case 5 -> key(Kind.QINGSTOR_USER, user.qingstorUserId());
                    case 6 -> key(Kind.CANONICAL, user.canonicalId());
                    default -> NONE;
                };
            case Caller.OfRole(Account account, String role) ->
                switch (index) {
                    case 0 -> key(Kind.IN_ACCOUNT, account.number());
                    case 1 -> key(Kind.USERS_OF, account.cosUin());
                    case 2 -> key(Kind.ROLE, account.number(), role);
                    case 3 -> key(Kind.UIN_ROLE, account.cosUin(), role);
                    default -> NONE;
                };
            case Caller.OfService(String name) -> index == 0 ? key(Kind.SERVICE, name) : NONE;
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
