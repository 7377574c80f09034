/** QingStor on the wire. */
module org.entrepot.qingstor {
    requires static transitive org.jspecify;
    requires transitive org.entrepot.gateway;

    exports org.entrepot.qingstor;
}
