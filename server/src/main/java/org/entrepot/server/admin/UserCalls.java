package org.entrepot.server.admin;

import java.io.IOException;
import java.util.Optional;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.User;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Callers;
import org.entrepot.store.AccessKey;
import org.entrepot.store.Identities;
import org.entrepot.store.StoreException;

/** {@code users}: add, list, remove. */
final class UserCalls {
    private static final String NAME_FORM = "[A-Za-z0-9+=,.@_-]{1,64}";

    private final Identities identities;
    private final Authority authority;

    UserCalls(Identities identities, Authority authority) {
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
            return remove(request);
        }
        throw AdminApi.unknown(request);
    }

    /** Who signed the request, under all the names that dialects have for it. */
    Answer caller(ApiRequest request) throws ApiException {
        if (!request.is("GET", 1)) {
            throw AdminApi.unknown(request);
        }
        JsonWriter json = new JsonWriter().openObject();
        switch (request.caller()) {
            case Caller.OfUser user -> members(json, user.account(), user.user());
            case Caller.Root root ->
                json.member("account", root.account().number())
                        .member("arn", Callers.shown(root))
                        .member("cosUin", root.account().cosUin())
                        .member("cosAppid", root.account().cosAppid())
                        .member("qingstorUserId", root.account().qingstorUserId())
                        .member("canonicalId", root.account().canonicalId());
            case Caller.OfRole role -> json.member("arn", Callers.shown(role));
            case Caller.OfService service -> json.member("name", service.name());
            case Caller.Anonymous anonymous -> throw new IllegalStateException("the signature was verified");
        }
        return AdminApi.json(json.closeObject());
    }

    private Answer add(ApiRequest request) throws ApiException, StoreException, IOException {
        JsonValue.Obj body = request.object();
        String name =
                ApiRequest.text(body, "name").orElseThrow(() -> ApiException.invalid("the member `name` is missing"));
        if (!name.matches(NAME_FORM)) {
            throw ApiException.invalid("`" + name + "` is no user name: 1 to 64 of A-Za-z0-9+=,.@_-");
        }
        String account = authority.account(request.caller(), ApiRequest.text(body, "account"));
        if (authority.isInstallationRoot(request.caller())) {
            identities.ensureAccount(account);
        }
        AccessKey key = identities.addUser(account, name);
        JsonWriter json = new JsonWriter().openObject();
        if (key.user() != null) {
            members(json, key.account(), key.user());
        }
        return AdminApi.json(json.member("accessKey", key.id())
                .member("secretKey", key.secret())
                .closeObject());
    }

    private Answer list(ApiRequest request) throws ApiException, IOException {
        String account = authority.account(request.caller(), request.query().first("account"));
        JsonWriter json = new JsonWriter().openObject().name("users").openList();
        for (Caller.OfUser user : identities.users(account)) {
            json.openObject();
            members(json, user.account(), user.user());
            json.closeObject();
        }
        return AdminApi.json(json.closeList().closeObject());
    }

    private Answer remove(ApiRequest request) throws ApiException, StoreException, IOException {
        Optional<String> named = request.query().first("account");
        identities.removeUser(
                authority.account(request.caller(), named), request.path().get(1));
        return AdminApi.json(new JsonWriter().openObject().closeObject());
    }

    private static void members(JsonWriter json, Account account, User user) {
        json.member("name", user.name())
                .member("account", account.number())
                .member("arn", Callers.shown(new Caller.OfUser(account, user)))
                .member("cosUin", user.cosUin())
                .member("cosAppid", account.cosAppid())
                .member("cosPrincipal", "qcs::cam::uin/" + account.cosUin() + ":uin/" + user.cosUin())
                .member("qingstorUserId", user.qingstorUserId())
                .member("canonicalId", user.canonicalId());
    }
}
