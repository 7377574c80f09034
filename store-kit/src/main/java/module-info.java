/** Contract tests that every engine and the semantics over it must pass. */
module org.entrepot.store.kit {
    requires static transitive org.jspecify;
    requires transitive org.entrepot.store;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires transitive org.entrepot.test;

    exports org.entrepot.store.kit;
}
