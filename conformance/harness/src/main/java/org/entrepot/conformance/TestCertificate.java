package org.entrepot.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The certificate that servers of these suites show, and the trust in it; its key is in the repository and worth nothing. */
public final class TestCertificate {
    private TestCertificate() {}

    /** The certificate, which is its own authority. */
    public static Path certificate() {
        return StartedServer.repository().resolve("conformance/tls/cert.pem");
    }

    /** Its private key. */
    public static Path key() {
        return StartedServer.repository().resolve("conformance/tls/key.pem");
    }

    /** Trust in this certificate and no other. */
    public static TrustManager[] trust() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate())) {
            store.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
