package org.entrepot.conformance.hostile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Header;

/** The other bodies that calls read: multi-delete, ACLs, a new bucket's place, control calls. */
final class BodyInputs {
    private static final String KIND = "Other bodies";
    private static final String DELETE_KEPT = "<Object><Key>kept</Key></Object>";
    private static final int KEYS_MAX = 1000;

    private BodyInputs() {}

    static List<BadInput> all() {
        List<BadInput> rows = new ArrayList<>();
        for (Dialect dialect : List.of(Dialect.S3, Dialect.COS)) {
            XmlFaults.of("Delete", DELETE_KEPT)
                    .forEach((fault, body) ->
                            rows.add(row("multi-delete, " + fault, dialect, "MalformedXML", "POST", "delete", body)));
            rows.add(row("multi-delete, 1,001 keys", dialect, "MalformedXML", "POST", "delete", deletes(KEYS_MAX + 1)));
            rows.add(row("multi-delete, no key", dialect, "MalformedXML", "POST", "delete", deletes(0)));
            rows.add(row("an ACL that is no XML", dialect, aclCode(dialect), "PUT", "acl", bytes("hello")));
            rows.add(row("an ACL with a DTD", dialect, aclCode(dialect), "PUT", "acl", bytes("<!DOCTYPE a><a/>")));
        }
        JsonFaults.of("{\"objects\":[{\"key\":\"kept\"}]}")
                .forEach((fault, body) -> rows.add(
                        row("multi-delete, " + fault, Dialect.QINGSTOR, "invalid_json", "POST", "delete", body)));
        JsonFaults.of("{\"acl\":[]}")
                .forEach((fault, body) ->
                        rows.add(row("an ACL, " + fault, Dialect.QINGSTOR, "invalid_json", "PUT", "acl", body)));
        JsonFaults.of("{\"ContainerName\":\"hostileinput\"}")
                .forEach((fault, body) -> rows.add(new BadInput(
                        KIND,
                        "a control call, " + fault,
                        Dialect.MEDIASTORE,
                        400,
                        "SerializationException",
                        BadInput.whole(requests -> requests.control("DeleteContainer", body)))));
        return rows;
    }

    private static BadInput row(String input, Dialect dialect, String code, String method, String query, byte[] body) {
        // QingStor and COS want a digest on multi-delete, and the other calls do not mind one.
        Header digest = new Header("Content-MD5", Base64.getEncoder().encodeToString(md5(body)));
        return new BadInput(
                KIND,
                input,
                dialect,
                400,
                code,
                BadInput.whole(requests -> requests.bucketCall(dialect, method, query, List.of(digest), body)));
    }

    private static byte[] deletes(int keys) {
        return bytes("<Delete>" + DELETE_KEPT.repeat(keys) + "</Delete>");
    }

    private static String aclCode(Dialect dialect) {
        return dialect == Dialect.S3 ? "MalformedACLError" : "MalformedXML";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] md5(byte[] body) {
        try {
            return MessageDigest.getInstance("MD5").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
