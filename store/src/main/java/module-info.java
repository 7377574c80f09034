/** Buckets, objects, identities, and the two SPIs that engines implement. */
module org.entrepot.store {
    requires static transitive org.jspecify;
    requires transitive org.entrepot.access;

    exports org.entrepot.store;
    exports org.entrepot.store.core;
    exports org.entrepot.store.memory;
    exports org.entrepot.store.spi;
    exports org.entrepot.store.verify;
}
