package org.entrepot.server.cases;

import java.io.IOException;
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
import org.entrepot.gateway.Gateway;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.MemoryExchange;
import org.entrepot.gateway.PreflightMemory;
import org.entrepot.gateway.RefusalLog;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.Settings;
import org.entrepot.server.Dialects;
import org.entrepot.server.admin.AdminApi;
import org.entrepot.store.AccessKey;
import org.entrepot.store.StoreException;
import org.entrepot.store.memory.MemoryStore;

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
            AdminApi api = new AdminApi(
                    store.objects(), documents, new RefusalLog(), new PreflightMemory(), null, ACCOUNT, clock);
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
        MemoryExchange exchange = new MemoryExchange(head(call), Bodies.replay(call.body()));
        gateway.handle(exchange);
        Answer answer = exchange.answer()
                .orElseThrow(() -> new IOException("no answer to " + call.method() + " " + call.target()));
        List<CorsHeader> headers = new ArrayList<>();
        answer.headers().forEach(header -> headers.add(new CorsHeader(header.name(), header.value())));
        byte[] body = answer.body() instanceof AnswerBody.Bytes(byte[] bytes) ? bytes : new byte[0];
        return new CorsCaseAnswer(answer.status(), headers, body);
    }

    private static RequestHead head(CaseCall call) {
        int mark = call.target().indexOf('?');
        List<Header> lines = new ArrayList<>(call.headers());
        lines.add(new Header("Host", call.host()));
        boolean isTold = new Headers(call.headers()).has("Content-Length");
        boolean hasBody = call.body().length > 0
                || call.method().equals("PUT")
                || call.method().equals("POST");
        if (!isTold && hasBody) {
            lines.add(new Header("Content-Length", String.valueOf(call.body().length)));
        }
        return new RequestHead(
                call.method(),
                mark < 0 ? call.target() : call.target().substring(0, mark),
                mark < 0 ? "" : call.target().substring(mark + 1),
                call.host(),
                new Headers(lines),
                "HTTP/1.1",
                InetAddress.getLoopbackAddress(),
                null,
                null,
                Clock.systemUTC().instant(),
                UUID.randomUUID().toString().replace("-", ""));
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
}
