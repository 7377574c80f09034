/** COS on the wire. */
module org.entrepot.cos {
    requires static transitive org.jspecify;
    requires transitive org.entrepot.gateway;

    exports org.entrepot.cos;
}
