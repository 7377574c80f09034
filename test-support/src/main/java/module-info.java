/** Helpers of the test suites. */
module org.entrepot.test {
    requires static transitive org.jspecify;

    exports org.entrepot.test;
}
