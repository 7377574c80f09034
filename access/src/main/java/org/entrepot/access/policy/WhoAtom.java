package org.entrepot.access.policy;

/**
 * One way to name callers ({@code policy.md} section 4). Each dialect names identities by its own aliases; which caller
 * an atom covers is judged by all the aliases of that caller, whatever dialect it signed in.
 */
public sealed interface WhoAtom {
    /** Everybody, signed or not. */
    record Anyone() implements WhoAtom {}

    /** Every signed caller: what a star means on calls that always need a signature. */
    record Signed() implements WhoAtom {}

    /** Any identity of an account: S3's account number and {@code :root} ARN. */
    record InAccount(String number) implements WhoAtom {}

    /** The root alone: COS's {@code uin/<owner>:uin/<owner>} and {@code :root}. */
    record RootOf(String cosUin) implements WhoAtom {}

    /** Every identity of an account but its root: COS's {@code uin/<owner>:uin/*}. */
    record UsersOf(String cosUin) implements WhoAtom {}

    /** A user by account number and name. */
    record NamedUser(String number, String name) implements WhoAtom {}

    /** A user by the account's uin and its own sub-uin or name. */
    record SubUser(String cosUin, String subUinOrName) implements WhoAtom {}

    /** A role by account number. */
    record Role(String number, String name) implements WhoAtom {}

    /** A role by the account's uin. */
    record UinRole(String cosUin, String name) implements WhoAtom {}

    /** One session of a role. */
    record Session(String number, String role, String session) implements WhoAtom {}

    /** A user group of COS; the server has none, so it covers nobody. */
    record Group(String cosUin, String group) implements WhoAtom {}

    /** A QingStor user id: the root of an account or one user, each by itself. */
    record QingstorUser(String id) implements WhoAtom {}

    /** A service by its host-like name. */
    record Service(String name) implements WhoAtom {}

    /** A canonical id: the root of an account or one user, each by itself. */
    record Canonical(String id) implements WhoAtom {}

    /** A federated identity provider; the server has none, so it covers nobody. */
    record Federated(String provider) implements WhoAtom {}
}
