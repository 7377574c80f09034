/** The {@code entrepot} command. */
module org.entrepot.cli {
    requires static transitive org.jspecify;
    requires org.entrepot.server;
    requires info.picocli;
    requires java.net.http;
    requires java.xml;
    requires org.snakeyaml.engine;

    opens org.entrepot.cli to
            info.picocli;
}
