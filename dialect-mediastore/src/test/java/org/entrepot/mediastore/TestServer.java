package org.entrepot.mediastore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Documents;
import org.entrepot.gateway.Exchange;
import org.entrepot.gateway.Gateway;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.sigv4.SigV4Signer;
import org.entrepot.store.AccessKey;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.StoreException;
import org.entrepot.store.memory.MemoryStore;

/** The whole way of a request in process: front, pipeline, this dialect, a store in memory; no socket. */
final class TestServer {
    static final String ACCOUNT = "111122223333";
    static final String HOST = "127.0.0.1:9000";
    static final String REGION = "us-west-2";

    final TickingClock clock = new TickingClock();
    final ObjectStore store = new MemoryStore(clock).objects();
    final AccessKey root;
    final Settings settings;
    private final Gateway gateway;

    /** A clock that a test moves by hand. */
    static final class TickingClock extends Clock {
        private Instant now = Requests.NOW;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    TestServer() {
        this(MediaStoreLimits.defaults(), Settings.defaults());
    }

    TestServer(MediaStoreLimits limits, Settings settings) {
        this.settings = settings;
        gateway = new Gateway(
                settings,
                store,
                new Documents(),
                List.of(new MediaStoreDialect(limits)),
                entry -> {},
                (head, body) -> Answer.empty(404),
                clock);
        root = newAccount(ACCOUNT);
    }

    /** Like the defaults, on a server that insists on TLS or has wildcard DNS. */
    static Settings settings(boolean requiresTls, Set<String> wildcardDomains) {
        Settings plain = Settings.defaults();
        return new Settings(
                plain.region(),
                List.of("store.example.net", "localhost"),
                wildcardDomains,
                plain.zones(),
                plain.boundHosts(),
                requiresTls,
                plain.regionCheck(),
                plain.trustedProxies(),
                plain.objectBytesMax());
    }

    /** The root key of an account. */
    AccessKey newAccount(String number) {
        try {
            store.identities().ensureAccount(number);
            return store.identities().addKey(number, null);
        } catch (StoreException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key of a new user of the first account. */
    AccessKey newUser(String name) {
        try {
            return store.identities().addUser(ACCOUNT, name);
        } catch (StoreException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request under way. Unsigned and plain until told otherwise. */
    final class Asked {
        private final String method;
        private final String target;
        private final List<Header> headers = new ArrayList<>();
        private byte[] body = new byte[0];
        private AccessKey key;
        private String host = HOST;
        private String tlsVersion;
        private InetAddress from = InetAddress.getLoopbackAddress();

        private Asked(String method, String target) {
            this.method = method;
            this.target = target;
        }

        Asked with(String name, String value) {
            headers.add(new Header(name, value));
            return this;
        }

        Asked body(String text) {
            body = text.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        Asked body(byte[] bytes) {
            body = bytes;
            return this;
        }

        Asked by(AccessKey signer) {
            key = signer;
            return this;
        }

        Asked on(String authority) {
            host = authority;
            return this;
        }

        Asked overTls() {
            tlsVersion = "1.3";
            return this;
        }

        Asked from(String address) {
            try {
                from = InetAddress.getByName(address);
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Got send() {
            List<Header> all = new ArrayList<>(headers);
            if (key != null) {
                all.addAll(MediaStoreSigner.sign(
                        new SigV4Signer.Request(method, target, host, headers),
                        body,
                        new SigV4Signer.Signatory(key.id(), key.secret(), REGION),
                        clock.instant()));
            }
            int mark = target.indexOf('?');
            RequestHead head = new RequestHead(
                    method,
                    mark < 0 ? target : target.substring(0, mark),
                    mark < 0 ? "" : target.substring(mark + 1),
                    host,
                    new Headers(all),
                    from,
                    tlsVersion,
                    null,
                    clock.instant(),
                    "0123456789abcdef0123456789abcdef");
            return exchange(head, Bodies.replay(body));
        }
    }

    /** What came back. */
    record Got(int status, Headers headers, byte[] body, long length) {
        String header(String name) {
            return headers.first(name).orElse(null);
        }

        String type() {
            return header("x-amzn-ErrorType");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonValue.Obj json() {
            return Vectors.parse(text());
        }

        /** A member at a path of names, as text or literal. */
        String json(String... names) {
            JsonValue value = json();
            for (String name : names) {
                Optional<JsonValue> member = ((JsonValue.Obj) value).get(name);
                if (member.isEmpty()) {
                    return null;
                }
                value = member.get();
            }
            return switch (value) {
                case JsonValue.Text text -> text.value();
                case JsonValue.Num num -> num.literal();
                case JsonValue.Bool bool -> Boolean.toString(bool.value());
                default -> value.kind();
            };
        }
    }

    Asked ask(String method, String target) {
        return new Asked(method, target);
    }

    /** A control call by the root. */
    Asked control(String operation, String body) {
        return ask("POST", "/")
                .with("X-Amz-Target", "MediaStore_20170901." + operation)
                .with("Content-Type", "application/x-amz-json-1.1")
                .body(body)
                .by(root);
    }

    /** A data call to a container by the path prefix; unsigned. */
    Asked data(String method, String container, String rest) {
        return ask(method, "/-/mediastore/" + container + rest);
    }

    void create(String container) {
        Got made = control("CreateContainer", "{\"ContainerName\":\"" + container + "\"}")
                .send();
        if (made.status() != 200) {
            throw new AssertionError(made.text());
        }
    }

    void upload(String container, String path, String content) {
        Got made = data("PUT", container, "/" + path).by(root).body(content).send();
        if (made.status() != 200) {
            throw new AssertionError(made.text());
        }
    }

    private Got exchange(RequestHead head, RequestBody body) {
        List<Got> got = new ArrayList<>();
        gateway.handle(new Exchange() {
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
                got.add(new Got(
                        answer.status(),
                        new Headers(answer.headers()),
                        bytes(answer.body()),
                        answer.body().length()));
            }

            @Override
            public void abort() {
                throw new AssertionError("aborted");
            }
        });
        return got.getFirst();
    }

    private static byte[] bytes(AnswerBody body) throws IOException {
        return switch (body) {
            case AnswerBody.None none -> new byte[0];
            case AnswerBody.Bytes(byte[] bytes) -> bytes;
            case AnswerBody.Stream(var stream, long length) -> stream.readAllBytes();
            case AnswerBody.Content(ObjectContent content) -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (content;
                        WritableByteChannel channel = Channels.newChannel(out)) {
                    for (ObjectContent.Piece piece : content.pieces()) {
                        switch (piece) {
                            case ObjectContent.Piece.InMemory(byte[] bytes, int offset, int length) ->
                                channel.write(ByteBuffer.wrap(bytes, offset, length));
                            case ObjectContent.Piece.InFile file ->
                                file.file().transferTo(file.position(), file.length(), channel);
                        }
                    }
                }
                yield out.toByteArray();
            }
        };
    }
}
