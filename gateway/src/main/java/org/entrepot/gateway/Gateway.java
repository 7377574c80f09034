package org.entrepot.gateway;

import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.store.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hops 2 to 7 of a request's way ({@code design.md} section 4): the front says which dialect it is for, a {@link Passage}
 * takes it through route, look-up, gate and work, and the answer leaves with what every answer of that dialect carries.
 */
public final class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Front front;
    private final Map<Dialect, WireDialect> dialects;
    private final Passage.Services services;
    private final OwnPages ownPages;

    /** The server's own pages and API, below {@link Front#OWN_PATH}. */
    @FunctionalInterface
    public interface OwnPages {
        /** Answers a request for one of the server's own paths. */
        Answer handle(RequestHead head, RequestBody body) throws IOException;
    }

    /**
     * @param dialects one instance of each dialect that is served
     * @param audit told of every request, once, after its answer
     */
    public Gateway(
            Settings settings,
            ObjectStore store,
            Documents documents,
            List<WireDialect> dialects,
            Audit audit,
            OwnPages ownPages,
            Clock clock) {
        this.front = new Front(settings, appid -> isAppid(store, appid));
        this.dialects = new EnumMap<>(Dialect.class);
        dialects.forEach(dialect -> this.dialects.put(dialect.dialect(), dialect));
        this.services = new Passage.Services(store, documents, settings, audit, clock);
        this.ownPages = ownPages;
    }

    /**
     * Answers a request whose answer lies in memory, without waiting for anything: a preflight, or a read of a small object that
     * was read lately. For event loops, which nothing may hold up.
     *
     * @return false when nothing was done: the request is one for {@link #handle}
     */
    public boolean handleAtOnce(Exchange exchange) {
        try {
            if (!Passage.mayAnswerAtOnce(exchange)
                    || !(front.classify(exchange.head()) instanceof Front.Destination.ToDialect(Entry entry))) {
                return false;
            }
            WireDialect dialect = dialects.get(entry.dialect());
            return dialect != null && new Passage(services, dialect, entry, exchange).runAtOnce();
        } catch (IOException | RuntimeException fault) {
            abort(exchange, fault);
        }
        return true;
    }

    /** Whether a request is for the server's own pages. */
    public boolean isOwn(Exchange exchange) {
        return exchange.head().rawPath().startsWith(Front.OWN_PATH)
                && front.classify(exchange.head()) instanceof Front.Destination.ToServer;
    }

    /** Tells the client of a request that will not be done to slow down, without waiting for anything. */
    public void shed(Exchange exchange) {
        try {
            Entry entry =
                    front.classify(exchange.head()) instanceof Front.Destination.ToDialect(Entry asked) ? asked : null;
            WireDialect dialect = entry == null ? null : dialects.get(entry.dialect());
            if (entry != null && dialect != null) {
                new Passage(services, dialect, entry, exchange).shed();
            } else {
                exchange.respond(Answer.document(
                        503, "text/plain; charset=utf-8", "too many requests at once\n", Passage.RETRY_AFTER));
            }
        } catch (IOException | RuntimeException fault) {
            abort(exchange, fault);
        }
    }

    /** Answers one request. Never throws: what goes wrong is answered, logged, or ends the connection. */
    public void handle(Exchange exchange) {
        try {
            switch (front.classify(exchange.head())) {
                case Front.Destination.ToServer() ->
                    exchange.respond(ownPages.handle(exchange.head(), exchange.body()));
                case Front.Destination.ToDialect(Entry entry) -> {
                    WireDialect dialect = dialects.get(entry.dialect());
                    if (dialect == null) {
                        exchange.respond(Answer.document(404, "text/plain", "this dialect is not served here\n"));
                    } else {
                        new Passage(services, dialect, entry, exchange).run();
                    }
                }
            }
        } catch (IOException | RuntimeException fault) {
            abort(exchange, fault);
        }
    }

    private static void abort(Exchange exchange, Exception fault) {
        if (fault instanceof IOException) {
            LOG.debug("request {} ended early", exchange.head().requestId(), fault);
        } else {
            LOG.error("request {} failed", exchange.head().requestId(), fault);
        }
        exchange.abort();
    }

    private static boolean isAppid(ObjectStore store, String number) {
        try {
            return store.identities().byCosAppid(number).isPresent();
        } catch (IOException fault) {
            LOG.error("cannot look up the APPID {}", number, fault);
            return false;
        }
    }
}
