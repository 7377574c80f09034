/** Amazon S3 on the wire. */
@SuppressWarnings("module") // S3 ends in a digit; it is the name of the protocol
module org.entrepot.s3 {
    requires static transitive org.jspecify;
    requires transitive org.entrepot.gateway;

    exports org.entrepot.s3;
}
