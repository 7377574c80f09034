package org.entrepot.server.http;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;

/**
 * Closes a connection so that what was sent arrives: a close with unread bytes would reset the connection and could destroy
 * an answer on its way, so this end stops sending first and listens on for a while.
 */
final class LingeringClose {
    private LingeringClose() {}

    /** Stops sending and goes on reading; whoever calls it throws away what comes and closes the channel in the end. */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails here ends in channelInactive
    static void begin(Channel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
        channel.config().setAutoRead(true);
    }
}
