/** The server: HTTP listener, configuration, internal API and composition. */
module org.entrepot.server {
    requires static transitive org.jspecify;
    requires transitive org.entrepot.gateway;
    requires transitive org.entrepot.store.local;
    requires org.entrepot.cos;
    requires org.entrepot.mediastore;
    requires org.entrepot.qingstor;
    requires org.entrepot.s3;
    requires com.google.crypto.tink;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires java.net.http;
    requires org.slf4j;

    exports org.entrepot.server;
    exports org.entrepot.server.cases;
    exports org.entrepot.server.config;
    exports org.entrepot.server.http;
    exports org.entrepot.server.maintenance;
    exports org.entrepot.server.secrets;
}
