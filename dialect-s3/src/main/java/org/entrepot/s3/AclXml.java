package org.entrepot.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.CannedAcl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.Permission;
import org.entrepot.access.identity.Account;
import org.entrepot.access.text.XmlElement;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.jspecify.annotations.Nullable;

/** {@code AccessControlPolicy} documents ({@code s3.md} section 14). */
final class AclXml {
    private static final String ROOT = "AccessControlPolicy";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private AclXml() {}

    /**
     * Reads a document.
     *
     * @param owner the present owner of the bucket or object
     * @throws RefusedException {@code MalformedACLError}, {@link Refusal.AccessDenied} when it names another owner, and what
     *     {@link Grantees} says
     */
    static Acl read(Work work, byte[] document, Account owner, Operation operation) throws IOException {
        XmlElement root = parse(document);
        String named = root.child("Owner")
                .flatMap(element -> element.childText("ID"))
                .map(String::strip)
                .orElseThrow(() -> malformed("`Owner` with an `ID` is missing"));
        if (!named.equals(owner.canonicalId())) {
            throw new RefusedException(new Refusal.AccessDenied(operation, "the owner cannot be changed"));
        }
        XmlElement list =
                root.child("AccessControlList").orElseThrow(() -> malformed("`AccessControlList` is missing"));
        List<Grant> grants = new ArrayList<>();
        for (XmlElement grant : list.children("Grant")) {
            XmlElement grantee = grant.child("Grantee").orElseThrow(() -> malformed("a grant has no `Grantee`"));
            grants.add(new Grant(grantee(work, grantee), permission(grant)));
        }
        if (grants.size() > CannedAcl.GRANTS_MAX) {
            throw malformed("at most " + CannedAcl.GRANTS_MAX + " grants are possible");
        }
        return new Acl(Dialect.S3, grants);
    }

    private static XmlElement parse(byte[] document) throws RefusedException {
        try {
            return S3Xml.parse(document, ROOT);
        } catch (RefusedException refused) {
            // ACLs have a code of their own for what is MalformedXML elsewhere.
            if (refused.refusal() instanceof Refusal.MalformedDocument(String message, var position)) {
                throw malformed(message + " (line " + position.line() + ", column " + position.column() + ")");
            }
            throw refused;
        }
    }

    private static Grantee grantee(Work work, XmlElement element) throws IOException {
        if (element.child("ID").isPresent()) {
            return Grantees.identity(work, S3Xml.required(element, "ID"));
        }
        if (element.child("URI").isPresent()) {
            return Grantees.group(S3Xml.required(element, "URI"));
        }
        if (element.child("EmailAddress").isPresent()) {
            throw Grantees.byEmail(S3Xml.required(element, "EmailAddress"));
        }
        throw malformed("a grantee has an `ID`, a `URI` or an `EmailAddress`");
    }

    private static Permission permission(XmlElement grant) throws RefusedException {
        String name = grant.childText("Permission").map(String::strip).orElse("");
        for (Permission permission : Permission.values()) {
            if (permission.name().equals(name)) {
                return permission;
            }
        }
        throw malformed("`" + name + "` is no permission");
    }

    /** Writes a list; the owner's FULL_CONTROL, which is implied, stands first. */
    static XmlWriter write(@Nullable Acl acl, Account owner) {
        XmlWriter xml = S3Xml.root(ROOT);
        Owners.write(xml, "Owner", owner);
        xml.open("AccessControlList");
        Grant implied = new Grant(new Grantee.Identity(owner.canonicalId()), Permission.FULL_CONTROL);
        write(xml, implied);
        if (acl != null) {
            acl.grants().stream()
                    .filter(grant -> !grant.equals(implied))
                    .distinct()
                    .forEach(grant -> write(xml, grant));
        }
        return xml.close("AccessControlList").close(ROOT);
    }

    private static void write(XmlWriter xml, Grant grant) {
        xml.open("Grant");
        if (grant.grantee() instanceof Grantee.Identity identity) {
            xml.open("Grantee", "xmlns:xsi", XSI, "xsi:type", "CanonicalUser").text("ID", identity.canonicalId());
        } else {
            xml.open("Grantee", "xmlns:xsi", XSI, "xsi:type", "Group").text("URI", Grantees.uri(grant.grantee()));
        }
        xml.close("Grantee").text("Permission", grant.permission().name()).close("Grant");
    }

    private static RefusedException malformed(String message) {
        return new RefusedException(new Refusal.InDialect(
                400,
                "MalformedACLError",
                "The ACL that you provided was not well formed or did not validate against our schema: " + message,
                List.of()));
    }
}
