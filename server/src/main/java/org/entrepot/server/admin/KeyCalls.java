package org.entrepot.server.admin;

import java.io.IOException;
import java.util.Optional;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.store.AccessKey;
import org.entrepot.store.Identities;
import org.entrepot.store.StoreException;

/** {@code keys}: add, list, disable, enable, remove. */
final class KeyCalls {
    private final Identities identities;
    private final Authority authority;

    KeyCalls(Identities identities, Authority authority) {
        this.identities = identities;
        this.authority = authority;
    }

    Answer handle(ApiRequest request) throws ApiException, StoreException, IOException {
        if (request.is("POST", 1)) {
            return add(request);
        }
        if (request.is("GET", 1)) {
            return list(request);
        }
        if (request.is("DELETE", 2)) {
            identities.removeKey(managed(request).id());
            return AdminApi.json(new JsonWriter().openObject().closeObject());
        }
        if (request.is("POST", 3)) {
            return switch (request.path().get(2)) {
                case "enable" -> setEnabled(request, true);
                case "disable" -> setEnabled(request, false);
                default -> throw AdminApi.unknown(request);
            };
        }
        throw AdminApi.unknown(request);
    }

    private Answer add(ApiRequest request) throws ApiException, StoreException, IOException {
        JsonValue.Obj body = request.object();
        String account = authority.account(request.caller(), ApiRequest.text(body, "account"));
        AccessKey key = identities.addKey(account, ApiRequest.text(body, "user").orElse(null));
        JsonWriter json = new JsonWriter().openObject();
        members(json, key);
        return AdminApi.json(json.member("secretKey", key.secret()).closeObject());
    }

    private Answer list(ApiRequest request) throws ApiException, IOException {
        String account = authority.account(request.caller(), request.query().first("account"));
        JsonWriter json = new JsonWriter().openObject().name("keys").openList();
        for (AccessKey key : identities.keys(account)) {
            json.openObject();
            members(json, key);
            json.closeObject();
        }
        return AdminApi.json(json.closeList().closeObject());
    }

    private Answer setEnabled(ApiRequest request, boolean enabled) throws ApiException, StoreException, IOException {
        AccessKey key = managed(request);
        if (key.user() == null && !enabled && request.caller().equals(new Caller.Root(key.account())) && isLast(key)) {
            throw ApiException.invalid("this is the last usable key of the account's root");
        }
        identities.setEnabled(key.id(), enabled);
        return AdminApi.json(new JsonWriter().openObject().closeObject());
    }

    private boolean isLast(AccessKey key) throws IOException {
        return identities.keys(key.account().number()).stream()
                .noneMatch(other ->
                        other.user() == null && other.enabled() && !other.id().equals(key.id()));
    }

    /** The key that the path names, in an account that the caller may manage. */
    private AccessKey managed(ApiRequest request) throws ApiException, IOException {
        String account = authority.account(request.caller(), request.query().first("account"));
        String id = request.path().get(1);
        Optional<AccessKey> key = identities.keys(account).stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst();
        return key.orElseThrow(() -> ApiException.notFound("account " + account + " has no key `" + id + "`"));
    }

    private static void members(JsonWriter json, AccessKey key) {
        json.member("accessKey", key.id())
                .member("account", key.account().number())
                .name("user")
                .valueOrNull(key.user() == null ? null : key.user().name());
        json.member("enabled", key.enabled()).member("created", key.created().toString());
    }
}
