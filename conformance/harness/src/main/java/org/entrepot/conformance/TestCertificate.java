package org.entrepot.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The certificate that servers of these suites show over TLS, made once for a run. From then on this process trusts its authority. */
final class TestCertificate {
    private static final Path FOLDER = make();

    private TestCertificate() {}

    /** What a server has to be told in order to show it. */
    static List<String> flags() {
        return List.of(
                "--tls-cert",
                FOLDER.resolve("cert.pem").toString(),
                "--tls-key",
                FOLDER.resolve("key.pem").toString());
    }

    private static Path make() {
        Path folder = Path.of("target", "tls").toAbsolutePath();
        try {
            Process made = new ProcessBuilder(
                            StartedServer.repository()
                                    .resolve("conformance/make-certificate")
                                    .toString(),
                            folder.toString())
                    .inheritIO()
                    .start();
            if (made.waitFor() != 0) {
                throw new IOException("no certificate could be made");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        // As users of Java's clients say it; read when the first connection is made.
        System.setProperty(
                "javax.net.ssl.trustStore", folder.resolve("trust.p12").toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "trusted");
        return folder;
    }
}
