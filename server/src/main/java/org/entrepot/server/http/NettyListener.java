package org.entrepot.server.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One listening socket and its connections. */
public final class NettyListener {
    private static final Logger LOG = LoggerFactory.getLogger(NettyListener.class);

    private static final int BACKLOG = 1024;

    private final ListenAddress address;
    private final @Nullable TlsFiles tls;
    private final HttpLimits limits;
    private final Set<InetAddress> trustedProxies;
    private final ExchangeHandler handler;
    private final EventLoops loops;
    private final ServerLoad load;
    private final OpenConnections connections = new OpenConnections();
    private final ConnectionSetup setup = new ConnectionSetup(this, connections);
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Channel channel;
    private final Future<?> sweep;
    private volatile boolean stopping;

    /**
     * Opens the socket.
     *
     * @param tls null for plain HTTP
     * @param load of all listeners of a server
     * @param handler gets every request
     * @throws IOException when the address cannot be bound
     */
    public NettyListener(
            ListenAddress address,
            @Nullable TlsFiles tls,
            HttpLimits limits,
            Set<InetAddress> trustedProxies,
            EventLoops loops,
            ServerLoad load,
            ExchangeHandler handler)
            throws IOException {
        this.address = address;
        this.tls = tls;
        this.limits = limits;
        this.trustedProxies = Set.copyOf(trustedProxies);
        this.loops = loops;
        this.load = load;
        this.handler = handler;
        this.channel = bind();
        long periodMillis = limits.sweepPeriod().toMillis();
        this.sweep = loops.group()
                .scheduleWithFixedDelay(connections::sweep, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
    }

    private Channel bind() throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops.group())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(HttpLimits.PIECE_BYTES_MAX))
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        open(accepted);
                    }
                });
        try {
            var bound = bootstrap.bind(new InetSocketAddress(address.host(), address.port()));
            if (!bound.await().isSuccess()) {
                throw new IOException("cannot listen on " + address.authority() + ": "
                        + bound.cause().getMessage());
            }
            return bound.channel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while opening a listener", e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a connection that cannot be closed is closed already
    private void open(Channel opened) {
        accepted.increment();
        if (stopping) {
            opened.close();
            return;
        }
        if (connections.size() >= limits.connectionsMax()) {
            refused.increment();
            byte[] answer = Http1AnswerHead.bare(new BareAnswer(503, "too many connections"));
            var sent = tls == null ? opened.writeAndFlush(Unpooled.wrappedBuffer(answer)) : opened.newSucceededFuture();
            sent.addListener(ChannelFutureListener.CLOSE);
            return;
        }
        if (tls == null) {
            setup.http1(opened);
        } else {
            setup.tls(opened, tls.context());
        }
    }

    /** The port listened on; the one chosen where 0 was asked for. */
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** The address asked for. */
    public ListenAddress address() {
        return address;
    }

    /** Whether connections are encrypted. */
    public boolean isTls() {
        return tls != null;
    }

    /** Connections open now. */
    public int openConnections() {
        return connections.size();
    }

    /** Connections accepted since the start. */
    public long acceptedConnections() {
        return accepted.sum();
    }

    /** Connections and requests refused as bad HTTP or too many since the start. */
    public long refusals() {
        return refused.sum();
    }

    /** Takes no more connections or requests; what is being answered goes on. */
    public void stopAccepting() {
        stopping = true;
        channel.close().awaitUninterruptibly();
        connections.stopSoon();
    }

    /**
     * Waits until everything is answered, after {@link #stopAccepting}.
     *
     * @return false when requests were still running at the deadline; they are cut off
     */
    public boolean awaitQuiet(Duration longest) {
        try {
            return connections.awaitNone(longest);
        } finally {
            sweep.cancel(false);
        }
    }

    // ---- for connections

    HttpLimits limits() {
        return limits;
    }

    boolean isStopping() {
        return stopping;
    }

    void countRefusal() {
        refused.increment();
    }

    Peer peerOf(Channel opened) {
        InetSocketAddress remote = (InetSocketAddress) opened.remoteAddress();
        InetSocketAddress local = (InetSocketAddress) opened.localAddress();
        SslHandler handshake = opened.pipeline().get(SslHandler.class);
        String version = handshake == null
                ? null
                : handshake.engine().getSession().getProtocol().replace("TLSv", "");
        String host = local.getAddress().getHostAddress();
        return new Peer(
                ForwardedClient.plain(remote.getAddress()),
                version,
                (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + local.getPort(),
                address.pinned(),
                trustedProxies);
    }

    /** What all listeners have in hand. */
    ServerLoad load() {
        return load;
    }

    /** Runs the handler: here, on the event loop, where it has all it needs in memory, else on a thread of its own. */
    void start(NettyExchange exchange) {
        if (isHandledAtOnce(exchange)) {
            exchange.finish();
        } else if (load.begin(handler.isOwn(exchange), exchange.body().length() != 0)) {
            Thread.startVirtualThread(() -> handle(exchange));
        } else {
            handler.shed(exchange);
            exchange.finish();
        }
    }

    private boolean isHandledAtOnce(NettyExchange exchange) {
        try {
            return handler.handleAtOnce(exchange);
        } catch (RuntimeException | Error e) {
            LOG.error("request {} failed", exchange.head().requestId(), e);
            return true;
        }
    }

    private void handle(NettyExchange exchange) {
        try {
            handler.handle(exchange);
        } catch (IOException e) {
            LOG.debug("request {} ended early: {}", exchange.head().requestId(), e.toString());
        } catch (RuntimeException | Error e) {
            LOG.error("request {} failed", exchange.head().requestId(), e);
        } finally {
            load.end();
            exchange.finish();
        }
    }
}
