/** The server: HTTP listener, configuration, internal API and composition. */
module org.entrepot.server {
    requires static transitive org.jspecify;
    requires transitive org.entrepot.gateway;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires org.slf4j;

    exports org.entrepot.server.http;
}
