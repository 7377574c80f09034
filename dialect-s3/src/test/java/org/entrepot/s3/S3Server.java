package org.entrepot.s3;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.identity.Account;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.RefusalLog;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.kit.InProcessServer;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.gateway.kit.RequestHeads;
import org.entrepot.store.AccessKey;
import org.entrepot.store.ObjectStore;
import org.jspecify.annotations.Nullable;

/** A server in process that speaks S3 alone, at the moment and with the key of the vendor's examples. */
final class S3Server {
    static final String HOST = "127.0.0.1:9000";
    static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    static final Account OWNER =
            new Account("123456789012", "100000000001", "1250000000", "usr-abcdefgh", "a".repeat(64));
    static final AccessKey ROOT =
            new AccessKey("AKIAIOSFODNN7EXAMPLE", OWNER, null, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", true, NOW);

    private final InProcessServer server;

    final ObjectStore store;
    final RefusalLog refusals;
    /** A user of the owner's account without any right. */
    final AccessKey user;
    /** A root of another account. */
    final AccessKey stranger;

    S3Server() {
        this(Settings.defaults());
    }

    S3Server(Settings settings) {
        server = new InProcessServer(settings, Clock.fixed(NOW, ZoneOffset.UTC), new S3Dialect(settings));
        store = server.store();
        refusals = server.refusals();
        server.admit(ROOT);
        user = server.newKey(OWNER.number(), "alice");
        stranger = server.newKey("200000000002", null);
    }

    Reply send(String method, String target, Header... headers) {
        return signed(ROOT, method, target, "", headers);
    }

    Reply put(String target, String body, Header... headers) {
        return signed(ROOT, "PUT", target, body, headers);
    }

    Reply post(String target, String body, Header... headers) {
        return signed(ROOT, "POST", target, body, headers);
    }

    Reply anonymous(String method, String target, String body, Header... headers) {
        return signed(null, method, target, body, headers);
    }

    /** A request signed with a key, or with none. */
    Reply signed(@Nullable AccessKey key, String method, String target, String body, Header... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        List<Header> lines = new ArrayList<>(List.of(headers));
        if (key != null) {
            lines.addAll(S3Signer.sign(method, target, HOST, lines, bytes, key.id(), key.secret(), NOW));
        }
        if (bytes.length > 0 || method.equals("PUT")) {
            lines.add(new Header("Content-Length", String.valueOf(bytes.length)));
        }
        return raw(method, target, HOST, lines, bytes);
    }

    /** A request exactly as given. */
    Reply raw(String method, String target, String host, List<Header> headers, byte[] body) {
        return server.send(head(method, target, host, headers), body);
    }

    static RequestHead head(String method, String target, String host, List<Header> headers) {
        return RequestHeads.of(method, target, host, headers, NOW);
    }
}
