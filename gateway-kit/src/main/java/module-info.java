/** A server without sockets, for the tests of the dialects. */
module org.entrepot.gateway.kit {
    requires static transitive org.jspecify;
    requires transitive org.entrepot.gateway;

    exports org.entrepot.gateway.kit;
}
