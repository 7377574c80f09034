package org.entrepot.server.http;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.jspecify.annotations.Nullable;

/** A listener on a free port with short time-outs, and clients of it. */
final class Wire implements AutoCloseable {
    static final HttpLimits QUICK = new HttpLimits(
            100,
            Duration.ofMillis(400),
            Duration.ofSeconds(20),
            Duration.ofMillis(400),
            64,
            Duration.ofMillis(400),
            Duration.ofSeconds(5),
            Duration.ofMillis(400));

    private final EventLoops loops = new EventLoops();
    private final NettyListener listener;

    private Wire(HttpLimits limits, @Nullable TlsFiles tls, Set<InetAddress> proxies, ExchangeHandler handler)
            throws IOException {
        this(limits, tls, proxies, new ServerLoad(ServerLoad.Limits.defaults()), handler);
    }

    private Wire(
            HttpLimits limits,
            @Nullable TlsFiles tls,
            Set<InetAddress> proxies,
            ServerLoad load,
            ExchangeHandler handler)
            throws IOException {
        listener = new NettyListener(
                new ListenAddress(Dialect.COS, "127.0.0.1", 0), tls, limits, proxies, loops, load, handler);
    }

    static Wire open(ServerLoad load, ExchangeHandler handler) throws IOException {
        return new Wire(HttpLimits.defaults(), null, Set.of(), load, handler);
    }

    static Wire open(ExchangeHandler handler) throws IOException {
        return new Wire(QUICK, null, Set.of(), handler);
    }

    static Wire open(HttpLimits limits, ExchangeHandler handler) throws IOException {
        return new Wire(limits, null, Set.of(), handler);
    }

    static Wire openTls(TlsFiles tls, ExchangeHandler handler) throws IOException {
        // A first handshake takes its time on a busy machine.
        return new Wire(HttpLimits.defaults(), tls, Set.of(), handler);
    }

    static Wire openTls(TlsFiles tls, HttpLimits limits, ExchangeHandler handler) throws IOException {
        return new Wire(limits, tls, Set.of(), handler);
    }

    static Wire openTlsBehindProxy(TlsFiles tls, InetAddress proxy, ExchangeHandler handler) throws IOException {
        return new Wire(HttpLimits.defaults(), tls, Set.of(proxy), handler);
    }

    static Wire openBehindProxy(InetAddress proxy, ExchangeHandler handler) throws IOException {
        return new Wire(QUICK, null, Set.of(proxy), handler);
    }

    NettyListener listener() {
        return listener;
    }

    RawClient connect() throws IOException {
        return new RawClient(new java.net.Socket("127.0.0.1", listener.port()));
    }

    @Override
    public void close() {
        listener.stopAccepting();
        listener.awaitQuiet(Duration.ofMillis(100));
        loops.close();
    }
}
