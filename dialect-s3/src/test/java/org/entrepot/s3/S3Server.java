package org.entrepot.s3;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** The whole way of a request without a socket: gateway, this dialect, a store in memory. */
final class S3Server {
    static final String HOST = "127.0.0.1:9000";
    static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    static final Account OWNER =
            new Account("123456789012", "100000000001", "1250000000", "usr-abcdefgh", "a".repeat(64));
    static final AccessKey ROOT =
            new AccessKey("AKIAIOSFODNN7EXAMPLE", OWNER, null, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", true, NOW);

    final ObjectStore store = new MemoryStore(Clock.fixed(NOW, ZoneOffset.UTC)).objects();
    /** A user of the owner's account without any right. */
    final AccessKey user;
    /** A root of another account. */
    final AccessKey stranger;

    private final Gateway gateway;

    S3Server() {
        Settings settings = Settings.defaults();
        gateway = new Gateway(
                settings,
                store,
                new Documents(),
                List.of(new S3Dialect(settings)),
                entry -> {},
                (head, body) -> Answer.empty(404),
                Clock.fixed(NOW, ZoneOffset.UTC));
        try {
            store.identities().putAccount(OWNER);
            store.identities().putKey(ROOT);
            store.identities().ensureAccount("200000000002");
            user = store.identities().addUser(OWNER.number(), "alice");
            stranger = store.identities().addKey("200000000002", null);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** An answer as it would stand on the wire. */
    record Reply(int status, Headers headers, byte[] bytes, long length) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return headers.first(name).orElse("");
        }

        /** The text of the first element of this name; empty when there is none. */
        String element(String name) {
            Matcher matcher = Pattern.compile("<" + name + "(?: [^>]*)?>([^<]*)</" + name + ">")
                    .matcher(text());
            return matcher.find() ? matcher.group(1) : "";
        }

        /** The texts of all elements of this name. */
        List<String> elements(String name) {
            return Pattern.compile("<" + name + ">([^<]*)</" + name + ">")
                    .matcher(text())
                    .results()
                    .map(result -> result.group(1))
                    .toList();
        }

        /** Status and error code, such as {@code 404 NoSuchKey}. */
        String outcome() {
            return (status + " " + element("Code")).strip();
        }
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
        Recorded exchange = new Recorded(head(method, target, host, headers), body);
        gateway.handle(exchange);
        return Optional.ofNullable(exchange.reply).orElseThrow(() -> new AssertionError("there was no answer"));
    }

    static RequestHead head(String method, String target, String host, List<Header> headers) {
        int mark = target.indexOf('?');
        return new RequestHead(
                method,
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                host,
                new Headers(headers),
                InetAddress.getLoopbackAddress(),
                null,
                null,
                NOW,
                "0".repeat(32));
    }

    static RequestBody body(byte[] bytes) {
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

    private static final class Recorded implements Exchange {
        private final RequestHead head;
        private final RequestBody body;
        private @Nullable Reply reply;

        Recorded(RequestHead head, byte[] bytes) {
            this.head = head;
            this.body = S3Server.body(bytes);
        }

        @Override
        public RequestHead head() {
            return head;
        }

        @Override
        public RequestBody body() {
            return body;
        }

        @Override
        public void respond(Answer answer) throws IOException {
            byte[] bytes = switch (answer.body()) {
                case AnswerBody.None none -> new byte[0];
                case AnswerBody.Bytes(byte[] inMemory) -> head.method().equals("HEAD") ? new byte[0] : inMemory;
                case AnswerBody.Content(ObjectContent content) -> read(content);
                case AnswerBody.Stream stream -> stream.stream().readAllBytes();
            };
            reply = new Reply(
                    answer.status(),
                    new Headers(answer.headers()),
                    bytes,
                    answer.body().length());
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
