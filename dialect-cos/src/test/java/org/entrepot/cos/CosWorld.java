package org.entrepot.cos;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.identity.Account;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.kit.InProcessServer;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.gateway.kit.RequestHeads;
import org.entrepot.store.AccessKey;
import org.entrepot.store.ObjectStore;
import org.jspecify.annotations.Nullable;

/** A server in process that speaks COS alone, with two accounts and a clock that stands still. */
final class CosWorld {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final String BUCKET = "examplebucket-1250000000";
    static final String HOST = BUCKET + ".cos.ap-beijing.localhost";
    static final String SERVICE_HOST = "service.cos.localhost";

    /** The account that owns everything unless a test says otherwise. */
    static final Account OWNER = new Account("100000000001", "100000000001", "1250000000", "usr-owner", "0".repeat(64));

    static final Account OTHER = new Account("100000000002", "100000000002", "1250000002", "usr-other", "1".repeat(64));
    static final AccessKey ROOT = new AccessKey("AKIDroot", OWNER, null, "root-secret", true, NOW);
    static final AccessKey STRANGER = new AccessKey("AKIDstranger", OTHER, null, "stranger-secret", true, NOW);

    /** In place of a length: none is sent. */
    static final Header NO_LENGTH = new Header("no-length", "");

    private final InProcessServer server =
            new InProcessServer(Settings.defaults(), Clock.fixed(NOW, ZoneOffset.UTC), new CosDialect());

    /** An empty server with the two accounts. */
    CosWorld() {
        server.admit(ROOT);
        server.admit(STRANGER);
    }

    /** A server with the bucket {@link #BUCKET}. */
    static CosWorld withBucket() {
        CosWorld world = new CosWorld();
        world.put("/", "").expect(200);
        return world;
    }

    ObjectStore store() {
        return server.store();
    }

    /** Allows an account these actions on the bucket and its objects, and nothing else that was allowed before. */
    void grant(Account account, String... actions) {
        String names = "\"name/cos:" + String.join("\",\"name/cos:", actions) + "\"";
        String policy = """
                {"version":"2.0","statement":[{"effect":"allow","principal":{"qcs":["%s"]},"action":[%s],
                "resource":["qcs::cos:ap-beijing:uid/1250000000:%s/*"]}]}""".formatted(CosNames.principal(account), names, BUCKET);
        put("/?policy", policy).expect(204);
    }

    /** Signed by the owner, to the bucket's host. */
    Reply get(String target, Header... headers) {
        return send(ROOT, "GET", HOST, target, "", headers);
    }

    Reply put(String target, String body, Header... headers) {
        return send(ROOT, "PUT", HOST, target, body, headers);
    }

    Reply post(String target, String body, Header... headers) {
        return send(ROOT, "POST", HOST, target, body, headers);
    }

    Reply head(String target, Header... headers) {
        return send(ROOT, "HEAD", HOST, target, "", headers);
    }

    Reply delete(String target, Header... headers) {
        return send(ROOT, "DELETE", HOST, target, "", headers);
    }

    /** Unsigned, to the bucket's host. */
    Reply anonymously(String method, String target, String body, Header... headers) {
        return send(null, method, HOST, target, body, headers);
    }

    Reply send(@Nullable AccessKey key, String method, String host, String target, String body, Header... headers) {
        List<Header> lines = new ArrayList<>(List.of(headers));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean isChunked = new Headers(lines).has("Transfer-Encoding");
        boolean isLengthless = lines.remove(NO_LENGTH);
        if (!isChunked && !isLengthless && (bytes.length > 0 || method.equals("PUT") || method.equals("POST"))) {
            lines.add(new Header("Content-Length", Integer.toString(bytes.length)));
        }
        if (key != null) {
            lines.addAll(CosSigner.sign(method, target, host, new Headers(lines), key.id(), key.secret(), NOW));
        }
        lines.add(new Header("Host", host));
        RequestBody sent = isChunked ? Bodies.replay(bytes, -1) : Bodies.replay(bytes);
        return server.send(RequestHeads.of(method, target, host, lines, NOW), sent);
    }
}
