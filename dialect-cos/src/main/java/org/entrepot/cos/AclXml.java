package org.entrepot.cos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.Permission;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.text.XmlElement;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.Identities;
import org.jspecify.annotations.Nullable;

/** {@code AccessControlPolicy} documents ({@code cos.md} section 5). */
final class AclXml {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private AclXml() {}

    /**
     * Reads a document. {@code xsi:type} may say anything or be missing: clients differ.
     *
     * @throws RefusedException when it cannot be read, names an unknown grantee, or grants WRITE on an object
     */
    static Acl read(byte[] body, Identities identities, Account owner, boolean forObject) throws IOException {
        XmlElement root = CosXml.read(body, "AccessControlPolicy");
        XmlElement list = root.child("AccessControlList")
                .orElseThrow(() -> CosXml.malformed("`AccessControlList` is missing", root));
        List<Grant> grants = new ArrayList<>();
        for (XmlElement grant : list.children()) {
            if (!grant.name().equals("Grant")) {
                throw CosXml.malformed("the element `" + grant.name() + "` is not known", grant);
            }
            grants.add(new Grant(grantee(grant, identities), permission(grant, forObject)));
        }
        return new Acl(Dialect.COS, AclRules.check(grants, owner));
    }

    private static Grantee grantee(XmlElement grant, Identities identities) throws IOException {
        XmlElement grantee = grant.child("Grantee").orElseThrow(() -> CosXml.malformed("`Grantee` is missing", grant));
        String id = "";
        String sub = "";
        for (XmlElement child : grantee.children()) {
            switch (child.name().toLowerCase(Locale.ROOT)) {
                case "id", "uri", "uin" -> id = child.text().strip();
                case "subaccount" -> sub = child.text().strip();
                default -> {
                    // Names for show, such as DisplayName, decide nothing.
                }
            }
        }
        if (id.isEmpty()) {
            throw CosXml.malformed("`Grantee` has neither `ID` nor `URI`", grantee);
        }
        return CosGrantees.resolve(identities, sub.isEmpty() ? id : id + "/" + sub);
    }

    private static Permission permission(XmlElement grant, boolean forObject) throws RefusedException {
        String name = grant.childText("Permission").orElse("").strip();
        for (Permission permission : Permission.values()) {
            boolean isAvailable = !(forObject && permission == Permission.WRITE);
            if (permission.name().equals(name) && isAvailable) {
                return permission;
            }
        }
        throw CosXml.malformed("`" + name + "` is no permission here", grant);
    }

    /**
     * Writes a list: the owner's FULL_CONTROL first, then the grants. The log delivery group has no name in COS and is left
     * out; {@link #losses} says so.
     */
    static XmlWriter write(@Nullable Acl acl, Identities identities, Account owner) throws IOException {
        XmlWriter xml = CosXml.writer().open("AccessControlPolicy");
        CosNames.writeOwner(xml, owner);
        xml.open("AccessControlList");
        writeUser(xml, CosNames.principal(owner), Permission.FULL_CONTROL);
        for (Grant grant : acl == null ? List.<Grant>of() : acl.grants()) {
            switch (grant.grantee()) {
                case Grantee.AllUsers all -> writeGroup(xml, CosGrantees.ALL_USERS, grant.permission());
                case Grantee.AuthenticatedUsers signed ->
                    writeGroup(xml, CosGrantees.AUTHENTICATED_USERS, grant.permission());
                case Grantee.LogDelivery log -> {
                    // Named as a loss instead.
                }
                case Grantee.Identity(String canonicalId) -> {
                    if (!canonicalId.equals(owner.canonicalId())) {
                        Optional<Caller> caller = identities.byCanonicalId(canonicalId);
                        writeUser(xml, caller.map(CosNames::principal).orElse(canonicalId), grant.permission());
                    }
                }
            }
        }
        return xml.close("AccessControlList").close("AccessControlPolicy");
    }

    /** What {@link #write} leaves out; empty when nothing. */
    static Optional<String> losses(@Nullable Acl acl) {
        boolean hasLogDelivery =
                acl != null && acl.grants().stream().anyMatch(grant -> grant.grantee() instanceof Grantee.LogDelivery);
        return hasLogDelivery ? Optional.of("partial; LogDelivery") : Optional.empty();
    }

    private static void writeUser(XmlWriter xml, String id, Permission permission) {
        xml.open("Grant")
                .open("Grantee", "xmlns:xsi", XSI, "xsi:type", "CanonicalUser")
                .text("ID", id)
                .text("DisplayName", id)
                .close("Grantee")
                .text("Permission", permission.name())
                .close("Grant");
    }

    private static void writeGroup(XmlWriter xml, String uri, Permission permission) {
        xml.open("Grant")
                .open("Grantee", "xmlns:xsi", XSI, "xsi:type", "Group")
                .text("URI", uri)
                .close("Grantee")
                .text("Permission", permission.name())
                .close("Grant");
    }
}
