package org.entrepot.qingstor;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.kit.InProcessServer;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.store.AccessKey;
import org.entrepot.store.ObjectStore;
import org.jspecify.annotations.Nullable;

/** A server in process that speaks QingStor alone, at the moment and with the key of the vendor's examples. */
final class Server {
    static final String HOST = "127.0.0.1:9000";

    private final InProcessServer server =
            new InProcessServer(Settings.defaults(), Clock.fixed(Requests.NOW, ZoneOffset.UTC), new QingStorDialect());

    final ObjectStore store = server.store();
    final AccessKey root = Requests.KEY;
    /** A user of another account than the root's. */
    final AccessKey stranger;
    /** The root of that other account. */
    final AccessKey otherRoot;

    Server() {
        server.admit(root);
        stranger = server.newKey("200000000002", "mallory");
        otherRoot = server.newKey("200000000002", null);
    }

    /** Allows {@link #otherRoot} these actions on objects of the bucket, and nothing else that was allowed before. */
    void grant(String bucket, String... actions) {
        String policy = """
                {"statement":[{"id":"g","user":["%s"],"effect":"allow","action":["%s"],"resource":["%s/*"]}]}""".formatted(otherRoot.account().qingstorUserId(), String.join("\",\"", actions), bucket);
        send("PUT", "/" + bucket + "?policy", policy).expect(200);
    }

    /** A request of the bucket owner. */
    Reply send(String method, String target, String body, Header... headers) {
        return send(root, method, target, body, headers);
    }

    /** A request without a body of the bucket owner. */
    Reply send(String method, String target) {
        return send(method, target, "");
    }

    /** An unsigned request. */
    Reply anonymous(String method, String target, String body, Header... headers) {
        return send(null, method, target, body, headers);
    }

    /** A request signed with a key, or with none. */
    Reply send(@Nullable AccessKey key, String method, String target, String body, Header... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        List<Header> lines = new ArrayList<>(List.of(headers));
        boolean isChunked = new Headers(lines).has("Transfer-Encoding");
        if (bytes.length > 0 && !isChunked) {
            lines.add(new Header("Content-Length", String.valueOf(bytes.length)));
        }
        if (key != null) {
            lines.addAll(QingStorSigner.sign(
                    method, target, null, new Headers(lines), bytes, key.id(), key.secret(), Requests.NOW));
        }
        RequestBody sent = isChunked ? Bodies.replay(bytes, -1) : Bodies.replay(bytes);
        return server.send(Requests.head(method, target, HOST, new Headers(lines)), sent);
    }
}
