package org.entrepot.qingstor;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Documents;
import org.entrepot.gateway.Exchange;
import org.entrepot.gateway.Gateway;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.Settings;
import org.entrepot.store.AccessKey;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.memory.MemoryStore;
import org.jspecify.annotations.Nullable;

/** The whole way of a request without a socket: gateway, this dialect, a store in memory. */
final class Server {
    static final String HOST = "127.0.0.1:9000";

    final ObjectStore store = new MemoryStore(Clock.fixed(Requests.NOW, ZoneOffset.UTC)).objects();
    final AccessKey root = Requests.KEY;
    /** A user of another account than the root's. */
    final AccessKey stranger;
    /** The root of that other account. */
    final AccessKey otherRoot;

    private final Gateway gateway;

    Server() {
        Settings settings = Settings.defaults();
        gateway = new Gateway(
                settings,
                store,
                new Documents(),
                List.of(new QingStorDialect()),
                entry -> {},
                (head, body) -> Answer.empty(404),
                Clock.fixed(Requests.NOW, ZoneOffset.UTC));
        try {
            store.identities().putAccount(Requests.OWNER);
            store.identities().putKey(root);
            store.identities().ensureAccount("200000000002");
            stranger = store.identities().addUser("200000000002", "mallory");
            otherRoot = store.identities().addKey("200000000002", null);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer as it would stand on the wire. */
    record Reply(int status, Headers headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Optional<String> header(String name) {
            return headers.first(name);
        }

        JsonValue.Obj json() {
            return switch (Json.read(body)) {
                case Parsed.Ok<JsonValue>(JsonValue.Obj object) -> object;
                case Parsed<JsonValue> other -> throw new AssertionError("no JSON object: " + text() + other);
            };
        }

        /** The error code of the body; empty for a body without one. */
        String code() {
            return json().get("code")
                    .map(code -> ((JsonValue.Text) code).value())
                    .orElse("");
        }
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
        if (bytes.length > 0) {
            lines.add(new Header("Content-Length", String.valueOf(bytes.length)));
        }
        if (key != null) {
            lines.addAll(QingStorSigner.sign(
                    method, target, null, new Headers(lines), bytes, key.id(), key.secret(), Requests.NOW));
        }
        Recorded exchange = new Recorded(Requests.head(method, target, HOST, new Headers(lines)), bytes);
        gateway.handle(exchange);
        return exchange.reply();
    }

    private static final class Recorded implements Exchange {
        private final RequestHead head;
        private final byte[] bytes;
        private @Nullable Reply reply;

        Recorded(RequestHead head, byte[] bytes) {
            this.head = head;
            this.bytes = bytes;
        }

        Reply reply() {
            if (reply == null) {
                throw new AssertionError("there was no answer");
            }
            return reply;
        }

        @Override
        public RequestHead head() {
            return head;
        }

        @Override
        public RequestBody body() {
            return new RequestBody() {
                private final InputStream stream = new ByteArrayInputStream(bytes);

                @Override
                public long length() {
                    return bytes.length;
                }

                @Override
                public InputStream stream() {
                    return stream;
                }
            };
        }

        @Override
        public void respond(Answer answer) throws IOException {
            byte[] body = switch (answer.body()) {
                case AnswerBody.None none -> new byte[0];
                case AnswerBody.Bytes(byte[] inMemory) -> head.method().equals("HEAD") ? new byte[0] : inMemory;
                case AnswerBody.Content(ObjectContent content) -> read(content);
                case AnswerBody.Stream stream -> stream.stream().readAllBytes();
            };
            List<Header> headers = new ArrayList<>(answer.headers());
            headers.add(
                    new Header("Content-Length", String.valueOf(answer.body().length())));
            reply = new Reply(answer.status(), new Headers(headers), body);
        }

        private static byte[] read(ObjectContent content) throws IOException {
            try (content) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                for (ObjectContent.Piece piece : content.pieces()) {
                    if (piece instanceof ObjectContent.Piece.InMemory(byte[] bytes, int offset, int length)) {
                        out.write(bytes, offset, length);
                    }
                }
                return out.toByteArray();
            }
        }

        @Override
        public void abort() {
            throw new AssertionError("the connection was aborted");
        }
    }
}
