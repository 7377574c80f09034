package org.entrepot.cos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.CannedAcl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Permission;
import org.entrepot.access.identity.Account;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.jspecify.annotations.Nullable;

/** Access control lists in headers: a short name, grants, or both together ({@code cos.md} section 5). */
final class AclHeaders {
    /** The header with the short name, both ways. */
    static final String CANNED = "x-cos-acl";

    private static final String GRANTS = "x-cos-grant-";
    private static final Pattern GRANTEE =
            Pattern.compile("\\s*(id|uin|uri)\\s*=\\s*(?:\"([^\"]*)\"|([^\",\\s]+))\\s*");

    /** One grant header. */
    private record GrantHeader(String name, Permission permission) {}

    private static final List<GrantHeader> GRANT_HEADERS = List.of(
            new GrantHeader(GRANTS + "read", Permission.READ),
            new GrantHeader(GRANTS + "write", Permission.WRITE),
            new GrantHeader(GRANTS + "read-acp", Permission.READ_ACP),
            new GrantHeader(GRANTS + "write-acp", Permission.WRITE_ACP),
            new GrantHeader(GRANTS + "full-control", Permission.FULL_CONTROL));

    private AclHeaders() {}

    /**
     * What the headers ask for.
     *
     * @param acl null for an object that shall have no list of its own
     */
    record Asked(@Nullable Acl acl) {}

    /** Whether a request carries an ACL or grant header, of whatever value. */
    static boolean isAsked(Headers headers) {
        return headers.has(CANNED) || !headers.startingWith(GRANTS).isEmpty();
    }

    /**
     * Reads the headers; empty when there are none.
     *
     * @param owner of the bucket or object concerned; its own grants are implied and left out
     * @throws RefusedException {@link Refusal.InvalidArgument}
     */
    static Optional<Asked> read(Work work, Account owner, boolean forObject) throws IOException {
        Headers headers = work.headers();
        if (!isAsked(headers)) {
            return Optional.empty();
        }
        String name = headers.first(CANNED).orElse("");
        List<Grant> grants = new ArrayList<>();
        boolean isDefault = forObject && (name.isEmpty() || name.equals(CannedAcl.DEFAULT.label()));
        if (!name.isEmpty()) {
            CannedAcl canned = CannedAcl.of(Dialect.COS, forObject, name)
                    .orElseThrow(() -> new RefusedException(
                            new Refusal.InvalidArgument(CANNED, name, "there is no list of the name `" + name + "`")));
            grants.addAll(canned.grants(owner.canonicalId()));
        }
        for (GrantHeader header : GRANT_HEADERS) {
            for (String value : headers.all(header.name())) {
                grants.addAll(grants(work, header, value, forObject));
            }
        }
        List<Grant> checked = AclRules.check(grants, owner);
        return Optional.of(new Asked(isDefault && checked.isEmpty() ? null : new Acl(Dialect.COS, checked)));
    }

    private static List<Grant> grants(Work work, GrantHeader header, String value, boolean forObject)
            throws IOException {
        if (forObject && header.permission() == Permission.WRITE) {
            throw new RefusedException(
                    new Refusal.InvalidArgument(header.name(), value, "WRITE cannot be granted on an object"));
        }
        List<Grant> grants = new ArrayList<>();
        Matcher matcher = GRANTEE.matcher(value);
        int from = 0;
        while (from < value.length()) {
            matcher.region(from, value.length());
            if (!matcher.lookingAt()) {
                throw new RefusedException(new Refusal.InvalidArgument(
                        header.name(), value, "grantees are written id=\"...\", separated by commas"));
            }
            String id = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            grants.add(new Grant(CosGrantees.resolve(work.store().identities(), id), header.permission()));
            from = matcher.end() + 1;
            if (matcher.end() < value.length() && value.charAt(matcher.end()) != ',') {
                throw new RefusedException(
                        new Refusal.InvalidArgument(header.name(), value, "grantees are separated by commas"));
            }
        }
        return grants;
    }
}
