/** The embedded store: RocksDB catalog behind one committer, blobs in files. */
module org.entrepot.store.local {
    requires static transitive org.jspecify;
    requires transitive org.entrepot.store;
    requires org.slf4j;
    requires rocksdbjni;

    exports org.entrepot.store.local;
}
