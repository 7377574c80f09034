package org.entrepot.qingstor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.Permission;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.Bucket;
import org.entrepot.store.Identities;

/**
 * The body of {@code PUT ?acl}.
 *
 * @param grants in the order written, without the owner's own, which are implied
 */
record AclBody(List<Grant> grants) {
    static final String USER = "user";
    static final String GROUP = "group";
    static final String ALL_USERS = "QS_ALL_USERS";

    /** Entries of one list, as in every dialect of this server. */
    private static final int GRANTS_MAX = 100;

    private static final Set<Permission> PERMISSIONS =
            Set.of(Permission.READ, Permission.WRITE, Permission.FULL_CONTROL);

    AclBody {
        grants = List.copyOf(grants);
    }

    /**
     * Reads the list.
     *
     * @throws RefusedException when it breaks a rule or names nobody we know
     */
    static AclBody read(JsonValue.Obj body, Bucket bucket, Identities identities) throws IOException {
        for (JsonValue.Member member : body.members()) {
            switch (member.name()) {
                case "acl" -> {
                    // Read below.
                }
                case "owner" -> checkOwner(member.value(), bucket.owner());
                default ->
                    throw JsonBodies.refused(
                            "there is no member `" + member.name() + "`", "/" + member.name(), member.value());
            }
        }
        JsonValue acl = JsonBodies.present(body, "acl");
        List<JsonValue> items = acl == null ? List.of() : JsonBodies.items(acl, "/acl");
        if (items.size() > GRANTS_MAX) {
            throw JsonBodies.refused("the list has more than " + GRANTS_MAX + " entries", "/acl", body);
        }
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String pointer = "/acl/" + i;
            Grant grant = grant(JsonBodies.object(items.get(i), pointer), pointer, identities);
            if (!grant.grantee().equals(new Grantee.Identity(bucket.owner().canonicalId()))) {
                grants.add(grant);
            }
        }
        return new AclBody(grants);
    }

    /** A body read back from {@code GET} may be sent as it came; another owner may not. */
    private static void checkOwner(JsonValue value, Account owner) throws RefusedException {
        JsonValue.Obj named = JsonBodies.object(value, "/owner");
        if (!JsonBodies.text(named, "id", "/owner").equals(owner.qingstorUserId())) {
            throw JsonBodies.refused("the owner of a bucket cannot be changed", "/owner/id", value);
        }
    }

    private static Grant grant(JsonValue.Obj entry, String pointer, Identities identities) throws IOException {
        JsonValue grantee = entry.get("grantee")
                .orElseThrow(() -> JsonBodies.refused("the member `grantee` is missing", pointer, entry));
        return new Grant(
                grantee(JsonBodies.object(grantee, pointer + "/grantee"), pointer + "/grantee", identities),
                permission(entry, pointer));
    }

    private static Permission permission(JsonValue.Obj entry, String pointer) throws RefusedException {
        String name = JsonBodies.text(entry, "permission", pointer);
        return PERMISSIONS.stream()
                .filter(permission -> permission.name().equals(name))
                .findFirst()
                .orElseThrow(() -> JsonBodies.refused(
                        "`" + name + "` is none of READ, WRITE, FULL_CONTROL", pointer + "/permission", entry));
    }

    private static Grantee grantee(JsonValue.Obj grantee, String pointer, Identities identities) throws IOException {
        String type = JsonBodies.text(grantee, "type", pointer);
        return switch (type) {
            case GROUP -> {
                String name = JsonBodies.text(grantee, "name", pointer);
                if (!name.equals(ALL_USERS)) {
                    throw JsonBodies.refused(
                            "`" + name + "` is no group; there is only `" + ALL_USERS + "`",
                            pointer + "/name",
                            grantee);
                }
                yield new Grantee.AllUsers();
            }
            case USER -> {
                String id = JsonBodies.text(grantee, "id", pointer);
                Optional<String> canonicalId = identities.byQingstorUserId(id).flatMap(AclBody::canonicalId);
                yield new Grantee.Identity(canonicalId.orElseThrow(
                        () -> JsonBodies.refused("there is no user `" + id + "`", pointer + "/id", grantee)));
            }
            default -> throw JsonBodies.refused("`" + type + "` is neither user nor group", pointer + "/type", grantee);
        };
    }

    private static Optional<String> canonicalId(Caller caller) {
        return switch (caller) {
            case Caller.Root(Account account) -> Optional.of(account.canonicalId());
            case Caller.OfUser user -> Optional.of(user.user().canonicalId());
            case Caller.Anonymous anonymous -> Optional.empty();
            case Caller.OfRole role -> Optional.empty();
            case Caller.OfService service -> Optional.empty();
        };
    }
}
