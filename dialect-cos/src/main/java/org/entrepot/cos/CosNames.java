package org.entrepot.cos;

import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.text.XmlWriter;

/** How COS names identities in documents ({@code cos.md} sections 4 and 5). */
final class CosNames {
    private static final String PREFIX = "qcs::cam::uin/";

    private CosNames() {}

    /** The whole name of an account's root. */
    static String principal(Account account) {
        return PREFIX + account.cosUin() + ":uin/" + account.cosUin();
    }

    /** The whole name of a root or user. Other callers hold no grants. */
    static String principal(Caller caller) {
        return switch (caller) {
            case Caller.Root(Account account) -> principal(account);
            case Caller.OfUser user ->
                PREFIX + user.account().cosUin() + ":uin/" + user.user().cosUin();
            case Caller.Anonymous anonymous -> "qcs::cam::anyone:anyone";
            case Caller.OfRole role -> PREFIX + role.account().cosUin() + ":roleName/" + role.role();
            case Caller.OfService service -> service.name();
        };
    }

    /** {@code Owner} by the whole name of the account's root. */
    static void writeOwner(XmlWriter xml, Account owner) {
        xml.open("Owner")
                .text("ID", principal(owner))
                .text("DisplayName", owner.cosUin())
                .close("Owner");
    }

    /** {@code Initiator}: who began an upload. */
    static void writeInitiator(XmlWriter xml, Caller caller) {
        String principal = principal(caller);
        xml.open("Initiator")
                .text("ID", principal)
                .text("DisplayName", principal.substring(principal.lastIndexOf('/') + 1))
                .close("Initiator");
    }

    /** {@code Owner} as listings write it: by APPID. */
    static void writeListedOwner(XmlWriter xml, String appid) {
        xml.open("Owner").text("ID", appid).text("DisplayName", appid).close("Owner");
    }
}
