package org.entrepot.cos;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entrepot.access.identity.Account;
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

/** A whole server in process that speaks COS alone, over a store in memory and a clock that stands still. */
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

    private final ObjectStore store;
    private final Gateway gateway;

    /** An empty server with the two accounts. */
    CosWorld() throws Exception {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        store = new MemoryStore(clock).objects();
        for (AccessKey key : List.of(ROOT, STRANGER)) {
            store.identities().putAccount(key.account());
            store.identities().putKey(key);
        }
        gateway = new Gateway(
                Settings.defaults(),
                store,
                new Documents(),
                List.of(new CosDialect()),
                entry -> {},
                (head, body) -> Answer.empty(404),
                clock);
    }

    /** A server with the bucket {@link #BUCKET}. */
    static CosWorld withBucket() throws Exception {
        CosWorld world = new CosWorld();
        world.put("/", "").expect(200);
        return world;
    }

    ObjectStore store() {
        return store;
    }

    /** Signed by the owner, to the bucket's host. */
    Got get(String target, Header... headers) {
        return send(ROOT, "GET", HOST, target, "", headers);
    }

    Got put(String target, String body, Header... headers) {
        return send(ROOT, "PUT", HOST, target, body, headers);
    }

    Got post(String target, String body, Header... headers) {
        return send(ROOT, "POST", HOST, target, body, headers);
    }

    Got head(String target, Header... headers) {
        return send(ROOT, "HEAD", HOST, target, "", headers);
    }

    Got delete(String target, Header... headers) {
        return send(ROOT, "DELETE", HOST, target, "", headers);
    }

    /** Unsigned, to the bucket's host. */
    Got anonymously(String method, String target, String body, Header... headers) {
        return send(null, method, HOST, target, body, headers);
    }

    Got send(@Nullable AccessKey key, String method, String host, String target, String body, Header... headers) {
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
        RequestHead head = Heads.head(method, target, host, new Headers(lines));
        Recorded exchange = new Recorded(unpinned(head), bytes, isChunked);
        gateway.handle(exchange);
        return Got.of(Objects.requireNonNull(exchange.answer, "no answer"));
    }

    private static RequestHead unpinned(RequestHead head) {
        return new RequestHead(
                head.method(),
                head.rawPath(),
                head.rawQuery(),
                head.authority(),
                head.headers(),
                head.clientAddress(),
                null,
                null,
                NOW,
                head.requestId());
    }

    /** What came back. */
    record Got(int status, Headers headers, String body, String code) {
        static Got of(Answer answer) {
            return new Got(answer.status(), new Headers(answer.headers()), text(answer.body()), answer.code());
        }

        /** Checks the status and gives the answer back. */
        Got expect(int expected) {
            if (status != expected) {
                throw new AssertionError("status " + status + " instead of " + expected + ": " + body);
            }
            return this;
        }

        /** Checks status and code and gives the answer back. */
        Got expect(int expected, String expectedCode) {
            expect(expected);
            if (!code.equals(expectedCode)) {
                throw new AssertionError("code " + code + " instead of " + expectedCode + ": " + body);
            }
            return this;
        }

        String header(String name) {
            return headers.first(name).orElse("");
        }

        private static String text(AnswerBody body) {
            return switch (body) {
                case AnswerBody.None none -> "";
                case AnswerBody.Bytes(byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
                case AnswerBody.Content(ObjectContent content) -> text(content);
                case AnswerBody.Stream stream -> throw new AssertionError("COS answers no streams");
            };
        }

        private static String text(ObjectContent content) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (content) {
                for (ObjectContent.Piece piece : content.pieces()) {
                    switch (piece) {
                        case ObjectContent.Piece.InMemory(byte[] bytes, int offset, int length) ->
                            out.write(bytes, offset, length);
                        case ObjectContent.Piece.InFile(var file, long position, long length) -> {
                            ByteBuffer buffer = ByteBuffer.allocate((int) length);
                            file.read(buffer, position);
                            out.writeBytes(buffer.array());
                        }
                    }
                }
                return out.toString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static final class Recorded implements Exchange {
        private final RequestHead head;
        private final byte[] bytes;
        private final boolean isChunked;
        private @Nullable Answer answer;

        Recorded(RequestHead head, byte[] bytes, boolean isChunked) {
            this.head = head;
            this.bytes = bytes;
            this.isChunked = isChunked;
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
                    return isChunked ? -1 : bytes.length;
                }

                @Override
                public InputStream stream() {
                    return stream;
                }
            };
        }

        @Override
        public void respond(Answer given) {
            answer = given;
        }

        @Override
        public void abort() {
            throw new AssertionError("the exchange was aborted");
        }
    }
}
