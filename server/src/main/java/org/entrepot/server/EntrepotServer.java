package org.entrepot.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.gateway.Audit;
import org.entrepot.gateway.Documents;
import org.entrepot.gateway.Exchange;
import org.entrepot.gateway.Gateway;
import org.entrepot.gateway.PreflightMemory;
import org.entrepot.gateway.RefusalLog;
import org.entrepot.gateway.RequestLog;
import org.entrepot.gateway.Settings;
import org.entrepot.server.admin.AdminApi;
import org.entrepot.server.config.Configuration;
import org.entrepot.server.http.EventLoops;
import org.entrepot.server.http.ExchangeHandler;
import org.entrepot.server.http.ListenAddress;
import org.entrepot.server.http.NettyListener;
import org.entrepot.server.http.ServerLoad;
import org.entrepot.server.http.TlsFiles;
import org.entrepot.server.maintenance.MaintenanceRunner;
import org.entrepot.server.secrets.MasterKey;
import org.entrepot.server.secrets.RootSetup;
import org.entrepot.server.secrets.RootVariables;
import org.entrepot.store.local.CatalogStatistics;
import org.entrepot.store.local.CommitStatistics;
import org.entrepot.store.local.DurableFolders;
import org.entrepot.store.local.LocalStore;
import org.entrepot.store.local.StoreHealth;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole server, put together by hand: store, gateway with its dialects, listeners. */
public final class EntrepotServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EntrepotServer.class);

    private final Configuration configuration;
    private final LocalStore store;
    private final RootSetup.Root root;
    private final EventLoops loops = new EventLoops();
    private final ServerLoad load;
    private final List<NettyListener> listeners = new ArrayList<>();
    private final RequestLog requests = new RequestLog();
    private final MaintenanceRunner maintenance;
    private volatile boolean stopping;

    private EntrepotServer(Configuration configuration, LocalStore store, RootSetup.Root root) {
        this.configuration = configuration;
        this.load = new ServerLoad(configuration.load());
        this.store = store;
        this.root = root;
        maintenance = new MaintenanceRunner(store.maintenance());
    }

    /**
     * Opens the store, sets the root up and listens.
     *
     * @throws IOException when the data folder is in use or unusable, or an address cannot be bound
     */
    public static EntrepotServer start(Configuration configuration, RootVariables variables) throws IOException {
        Clock clock = Clock.systemUTC();
        Path data = configuration.data();
        DurableFolders.make(data);
        boolean isNewStore = !Files.exists(data.resolve("catalog"));
        Path masterKey = configuration.masterKey();
        LocalStore store = LocalStore.open(
                data,
                configuration.durability(),
                configuration.storeLimits(),
                MasterKey.open(masterKey == null ? data.resolve(MasterKey.FILE) : masterKey, isNewStore),
                clock);
        try {
            RootSetup.Root root = new RootSetup(store.objects().identities(), clock).run(data, variables);
            EntrepotServer server = new EntrepotServer(configuration, store, root);
            server.listen(clock);
            return server;
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private void listen(Clock clock) throws IOException {
        Settings settings = configuration.settings();
        TlsFiles tls = tls();
        if (tls == null && !settings.mediaStoreRequiresTls()) {
            LOG.warn("plain HTTP: container policies need not demand TLS (mediastore.require-tls)");
        }
        Documents documents = new Documents();
        RefusalLog refusals = new RefusalLog();
        PreflightMemory preflights = new PreflightMemory();
        Metrics metrics = new Metrics(this::gauges, this::catalogStatistics);
        Audit audit = entry -> {
            metrics.record(entry);
            refusals.record(entry);
            preflights.record(entry);
            requests.record(entry);
        };
        AdminApi api = new AdminApi(
                store.objects(),
                documents,
                refusals,
                preflights,
                maintenance,
                root.account().number(),
                clock);
        Gateway gateway = new Gateway(
                settings,
                store.objects(),
                documents,
                Dialects.all(settings),
                audit,
                new ServerPages(metrics, api, () -> stopping ? Readiness.STOPPING : Readiness.of(store.health())),
                clock);
        try {
            for (ListenAddress address : configuration.listen()) {
                listeners.add(new NettyListener(
                        address,
                        tls,
                        configuration.limits(),
                        settings.trustedProxies(),
                        loops,
                        load,
                        new Handler(gateway)));
            }
        } catch (IOException e) {
            listeners.forEach(NettyListener::stopAccepting);
            loops.close();
            requests.close();
            throw e;
        }
    }

    /** The gateway as listeners see it. */
    private record Handler(Gateway gateway) implements ExchangeHandler {
        @Override
        public void handle(Exchange exchange) {
            gateway.handle(exchange);
        }

        @Override
        public boolean handleAtOnce(Exchange exchange) {
            return gateway.handleAtOnce(exchange);
        }

        @Override
        public boolean isOwn(Exchange exchange) {
            return gateway.isOwn(exchange);
        }

        @Override
        public void shed(Exchange exchange) {
            gateway.shed(exchange);
        }
    }

    private @Nullable TlsFiles tls() throws IOException {
        Path cert = configuration.tlsCert();
        Path key = configuration.tlsKey();
        return cert == null || key == null ? null : new TlsFiles(cert, key);
    }

    private Metrics.Gauges gauges() {
        CommitStatistics commits = store.commitStatistics();
        StoreHealth health = store.health();
        return new Metrics.Gauges(
                listeners.stream().mapToLong(NettyListener::openConnections).sum(),
                listeners.stream().mapToLong(NettyListener::acceptedConnections).sum(),
                listeners.stream().mapToLong(NettyListener::refusals).sum(),
                commits.commits(),
                commits.batches(),
                health.refusing() == null,
                health.freeBytes(),
                store.commitsWaiting(),
                load.requests(),
                load.shed(),
                load.bodyBytes());
    }

    private Optional<CatalogStatistics> catalogStatistics() {
        try {
            return Optional.of(store.catalogStatistics());
        } catch (IOException e) {
            LOG.warn("the catalog does not tell how it is", e);
            return Optional.empty();
        }
    }

    /** The root as this start found or made it. */
    public RootSetup.Root root() {
        return root;
    }

    /** The listeners, in the order configured. */
    public List<NettyListener> listeners() {
        return List.copyOf(listeners);
    }

    /** Takes no more requests, lets the running ones end within the time configured, and closes the store. */
    @Override
    public void close() throws IOException {
        stopping = true;
        maintenance.close();
        listeners.forEach(NettyListener::stopAccepting);
        long deadline = System.nanoTime() + configuration.stopTime().toNanos();
        for (NettyListener listener : listeners) {
            listener.awaitQuiet(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        loops.close();
        requests.close();
        store.close();
    }
}
