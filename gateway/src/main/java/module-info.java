/** From an exchange to a decision to an answer, whatever the dialect. */
module org.entrepot.gateway {
    requires static transitive org.jspecify;
    requires transitive org.entrepot.store;
    requires org.slf4j;

    exports org.entrepot.gateway;
    exports org.entrepot.gateway.sigv4;
}
