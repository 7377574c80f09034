package org.entrepot.cos;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.identity.Caller;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.Identities;
import org.jspecify.annotations.Nullable;

/** Grantees as COS writes them ({@code cos.md} section 5). */
final class CosGrantees {
    /** The group of everybody. */
    static final String ALL_USERS = "http://cam.qcloud.com/groups/global/AllUsers";

    /** The group of every signed caller. */
    static final String AUTHENTICATED_USERS = "http://cam.qcloud.com/groups/global/AuthenticatedUsers";

    private static final String ANYONE = "qcs::cam::anyone:anyone";
    private static final Pattern PRINCIPAL = Pattern.compile("qcs::cam::uin/([0-9]+):(?:uin/(.+)|root)");
    private static final Pattern SHORT = Pattern.compile("([0-9]+)(?:/(.+))?");

    private CosGrantees() {}

    /**
     * The grantee behind an id or group address. {@code OWNER/SUB} and the whole {@code qcs} name give a user by sub-uin or
     * name.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument} when there is no such grantee: a grant that nobody can use must
     *     not look stored
     */
    static Grantee resolve(Identities identities, String text) throws IOException {
        if (text.equals(ALL_USERS) || text.equals(ANYONE)) {
            return new Grantee.AllUsers();
        }
        if (text.equals(AUTHENTICATED_USERS)) {
            return new Grantee.AuthenticatedUsers();
        }
        Matcher matcher = text.startsWith("qcs:") ? PRINCIPAL.matcher(text) : SHORT.matcher(text);
        Optional<Caller> found =
                matcher.matches() ? identity(identities, matcher.group(1), matcher.group(2)) : Optional.empty();
        return found.flatMap(Caller::canonicalId)
                .map(Grantee.Identity::new)
                .orElseThrow(() -> new RefusedException(
                        new Refusal.InvalidArgument("Grantee", text, "there is no grantee `" + text + "`")));
    }

    private static Optional<Caller> identity(Identities identities, String uin, @Nullable String sub)
            throws IOException {
        Optional<Caller> owner = identities.byCosUin(uin);
        if (sub == null || sub.equals(uin)) {
            return owner;
        }
        if (owner.isEmpty() || !(owner.get() instanceof Caller.Root(var account))) {
            return Optional.empty();
        }
        for (Caller.OfUser user : identities.users(account.number())) {
            if (user.user().cosUin().equals(sub) || user.user().name().equals(sub)) {
                return Optional.of(user);
            }
        }
        return Optional.empty();
    }
}
