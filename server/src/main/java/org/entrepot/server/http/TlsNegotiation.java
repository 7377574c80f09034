package org.entrepot.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection in its TLS handshake, at whose end ALPN has chosen the protocol; a client that offers none speaks HTTP/1.1.
 * {@code SslHandler} keeps the time.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that cannot be closed is closed already
final class TlsNegotiation extends ApplicationProtocolNegotiationHandler implements OpenConnection {
    private static final Logger LOG = LoggerFactory.getLogger(TlsNegotiation.class);

    private final Channel channel;
    private final BiConsumer<Channel, String> chosen;

    /**
     * A handshake about to begin.
     *
     * @param chosen told the name of the protocol, to add its handlers
     */
    TlsNegotiation(Channel channel, BiConsumer<Channel, String> chosen) {
        super(ApplicationProtocolNames.HTTP_1_1);
        this.channel = channel;
        this.chosen = chosen;
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext context, String protocol) {
        chosen.accept(channel, protocol);
    }

    @Override
    protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
        exceptionCaught(context, cause);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("no TLS with {}: {}", channel, cause.toString());
        channel.close();
    }

    @Override
    public void checkDeadline(long nowNanos) {}

    @Override
    public void stopSoon() {
        channel.close();
    }

    @Override
    public void abort() {
        channel.close();
    }

    /** For the log. */
    @Override
    public String toString() {
        return channel + " handshake";
    }
}
