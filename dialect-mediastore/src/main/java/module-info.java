/** MediaStore on the wire. */
module org.entrepot.mediastore {
    requires static transitive org.jspecify;
    requires transitive org.entrepot.gateway;

    exports org.entrepot.mediastore;
}
