/** Helpers of the test suites. */
module org.entrepot.test {
    requires static transitive org.jspecify;
    requires jdk.management;

    exports org.entrepot.test;
}
