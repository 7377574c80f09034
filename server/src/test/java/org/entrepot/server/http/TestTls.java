package org.entrepot.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** The certificates of the tests, and clients that trust whatever is shown: the tests look at it themselves. */
final class TestTls {
    private TestTls() {}

    /** Puts a pair of files named {@code cert.pem} and {@code key.pem} into a folder. */
    static TlsFiles install(Path folder, String name) throws IOException {
        copy("/tls/" + name + ".pem", folder.resolve("cert.pem"));
        copy("/tls/" + name + "-key.pem", folder.resolve("key.pem"));
        return new TlsFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    }

    private static void copy(String resource, Path target) throws IOException {
        try (InputStream in = TestTls.class.getResourceAsStream(resource)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustingAll()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A connection on which ALPN was asked for these protocols. */
    static SSLSocket connect(Wire wire, String... protocols) throws IOException {
        SSLSocket socket = (SSLSocket) context()
                .getSocketFactory()
                .createSocket("127.0.0.1", wire.listener().port());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static final class TrustingAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
