package org.entrepot.gateway.kit;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Documents;
import org.entrepot.gateway.Gateway;
import org.entrepot.gateway.MemoryExchange;
import org.entrepot.gateway.RefusalLog;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.WireDialect;
import org.entrepot.store.AccessKey;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.StoreException;
import org.entrepot.store.memory.MemoryStore;
import org.jspecify.annotations.Nullable;

/** The whole way of a request without a socket: front, gateway, dialects, a store. It has none of the server's own pages. */
public final class InProcessServer {
    private final ObjectStore store;
    private final RefusalLog refusals = new RefusalLog();
    private final Gateway gateway;

    /** A server over an empty store in memory. */
    public InProcessServer(Settings settings, Clock clock, WireDialect... dialects) {
        this(settings, clock, new MemoryStore(clock).objects(), List.of(dialects));
    }

    /** A server over a store of the test's own. */
    public InProcessServer(Settings settings, Clock clock, ObjectStore store, List<WireDialect> dialects) {
        this.store = store;
        this.gateway = new Gateway(
                settings, store, new Documents(), dialects, refusals, (head, body) -> Answer.empty(404), clock);
    }

    /** The store behind it. */
    public ObjectStore store() {
        return store;
    }

    /** What was refused, with the decisions that were asked for. */
    public RefusalLog refusals() {
        return refusals;
    }

    /** Lets a key sign, its account included; both as the test names them. */
    public void admit(AccessKey key) {
        try {
            store.identities().putAccount(key.account());
            store.identities().putKey(key);
        } catch (StoreException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A new key.
     *
     * @param accountNumber made when it is not there yet
     * @param user a new user of it; null for its root
     */
    public AccessKey newKey(String accountNumber, @Nullable String user) {
        try {
            store.identities().ensureAccount(accountNumber);
            return user == null
                    ? store.identities().addKey(accountNumber, null)
                    : store.identities().addUser(accountNumber, user);
        } catch (StoreException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request. */
    public Reply send(RequestHead head, byte[] body) {
        return send(head, Bodies.replay(body));
    }

    /**
     * Sends a request.
     *
     * @throws AssertionError when the connection ends without an answer
     */
    public Reply send(RequestHead head, RequestBody body) {
        MemoryExchange exchange = new MemoryExchange(head, body);
        gateway.handle(exchange);
        return exchange.answer()
                .map(Reply::of)
                .orElseThrow(() -> new AssertionError("no answer to " + head.method() + " " + head.rawPath()));
    }
}
