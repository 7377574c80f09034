package org.entrepot.server.cases;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.entrepot.access.cors.CorsHeader;
import org.entrepot.access.cors.cases.CorsCaseAnswer;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Documents;
import org.entrepot.gateway.Exchange;
import org.entrepot.gateway.Gateway;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RefusalLog;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.Settings;
import org.entrepot.server.Dialects;
import org.entrepot.server.admin.AdminApi;
import org.entrepot.store.AccessKey;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.StoreException;
import org.entrepot.store.memory.MemoryStore;
import org.jspecify.annotations.Nullable;

/** A whole gateway over a store in memory, without a socket. */
public final class InProcessTarget implements CaseTarget {
    private static final String AUTHORITY = "127.0.0.1:9000";
    private static final String ACCOUNT = "100000000001";

    private final MemoryStore store;
    private final Gateway gateway;
    private final CaseOwner owner;

    private InProcessTarget(MemoryStore store, Gateway gateway, CaseOwner owner) {
        this.store = store;
        this.gateway = gateway;
        this.owner = owner;
    }

    /** A fresh one, with an account of its own. */
    public static InProcessTarget open() throws IOException {
        Clock clock = Clock.systemUTC();
        MemoryStore store = new MemoryStore(clock);
        try {
            store.objects().identities().ensureAccount(ACCOUNT);
            AccessKey key = store.objects().identities().addKey(ACCOUNT, null);
            Documents documents = new Documents();
            AdminApi api = new AdminApi(store.objects(), documents, new RefusalLog(), ACCOUNT, clock);
            Settings settings = Settings.defaults();
            Gateway gateway = new Gateway(
                    settings,
                    store.objects(),
                    documents,
                    Dialects.all(settings),
                    entry -> {},
                    (head, body) -> ownPage(api, head, body),
                    clock);
            CaseOwner owner =
                    new CaseOwner(key.id(), key.secret(), key.account().cosAppid());
            return new InProcessTarget(store, gateway, owner);
        } catch (StoreException e) {
            throw new IOException("a fresh store refuses an account: " + e.error(), e);
        }
    }

    private static Answer ownPage(AdminApi api, RequestHead head, RequestBody body) throws IOException {
        return head.rawPath().startsWith(AdminApi.PATH)
                ? api.handle(head, body)
                : Answer.document(404, "text/plain", "only the internal API is there\n");
    }

    @Override
    public CorsCaseAnswer send(CaseCall call) throws IOException {
        MemoryExchange exchange = new MemoryExchange(call);
        gateway.handle(exchange);
        CorsCaseAnswer answer = exchange.answer;
        if (answer == null) {
            throw new IOException("no answer to " + call.method() + " " + call.target());
        }
        return answer;
    }

    @Override
    public CaseOwner owner() {
        return owner;
    }

    @Override
    public String authority() {
        return AUTHORITY;
    }

    @Override
    public boolean isLasting() {
        return false;
    }

    @Override
    public void close() {
        store.close();
    }

    /** One exchange whose answer is kept. */
    private static final class MemoryExchange implements Exchange {
        private final CaseCall call;
        private final RequestHead head;
        private @Nullable CorsCaseAnswer answer;

        MemoryExchange(CaseCall call) {
            this.call = call;
            int mark = call.target().indexOf('?');
            List<Header> lines = new ArrayList<>(call.headers());
            lines.add(new Header("Host", call.host()));
            boolean isTold = new Headers(call.headers()).has("Content-Length");
            if (!isTold
                    && (call.body().length > 0
                            || call.method().equals("PUT")
                            || call.method().equals("POST"))) {
                lines.add(new Header("Content-Length", String.valueOf(call.body().length)));
            }
            this.head = new RequestHead(
                    call.method(),
                    mark < 0 ? call.target() : call.target().substring(0, mark),
                    mark < 0 ? "" : call.target().substring(mark + 1),
                    call.host(),
                    new Headers(lines),
                    InetAddress.getLoopbackAddress(),
                    null,
                    null,
                    Clock.systemUTC().instant(),
                    UUID.randomUUID().toString().replace("-", ""));
        }

        @Override
        public RequestHead head() {
            return head;
        }

        @Override
        public RequestBody body() {
            return Bodies.replay(call.body());
        }

        @Override
        public void respond(Answer given) throws IOException {
            List<CorsHeader> headers = new ArrayList<>();
            given.headers().forEach(header -> headers.add(new CorsHeader(header.name(), header.value())));
            answer = new CorsCaseAnswer(given.status(), headers, bytes(given.body()));
        }

        private static byte[] bytes(AnswerBody body) throws IOException {
            return switch (body) {
                case AnswerBody.None none -> new byte[0];
                case AnswerBody.Bytes(byte[] bytes) -> bytes;
                case AnswerBody.Stream(InputStream stream, long length) -> {
                    try (stream) {
                        yield stream.readAllBytes();
                    }
                }
                case AnswerBody.Content(ObjectContent content) -> {
                    try (content) {
                        yield inMemory(content);
                    }
                }
            };
        }

        private static byte[] inMemory(ObjectContent content) throws IOException {
            var bytes = new java.io.ByteArrayOutputStream();
            for (ObjectContent.Piece piece : content.pieces()) {
                switch (piece) {
                    case ObjectContent.Piece.InMemory memory ->
                        bytes.write(memory.bytes(), memory.offset(), memory.length());
                    case ObjectContent.Piece.InFile file ->
                        throw new IOException("a store in memory has no files: " + file);
                }
            }
            return bytes.toByteArray();
        }

        @Override
        public void abort() {
            answer = null;
        }
    }
}
