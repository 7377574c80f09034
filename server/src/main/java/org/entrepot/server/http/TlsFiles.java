package org.entrepot.server.http;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate chain and its private key in PEM files, read again when one of them changes. While changed files cannot be
 * read the old ones go on, and the log says so.
 */
public final class TlsFiles {
    private static final Logger LOG = LoggerFactory.getLogger(TlsFiles.class);

    /** HTTP/2 where the client knows it; the two behaviours are the only ones that all providers have. */
    private static final ApplicationProtocolConfig ALPN = new ApplicationProtocolConfig(
            ApplicationProtocolConfig.Protocol.ALPN,
            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2,
            ApplicationProtocolNames.HTTP_1_1);

    /** How often the files are looked at, at the most. */
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path certificate;
    private final Path key;
    private final long checkNanos;
    private State state;

    private record State(SslContext context, String stamp, long checkedNanos) {}

    /**
     * Reads the files.
     *
     * @param certificate the chain, the server's own certificate first
     * @param key the private key, PKCS#8, not encrypted
     * @throws IOException when they cannot be read or do not belong together
     */
    public TlsFiles(Path certificate, Path key) throws IOException {
        this(certificate, key, CHECK_NANOS);
    }

    TlsFiles(Path certificate, Path key, long checkNanos) throws IOException {
        this.certificate = certificate;
        this.key = key;
        this.checkNanos = checkNanos;
        this.state = new State(load(), stamp(), System.nanoTime());
    }

    /** The context for a new connection. */
    synchronized SslContext context() {
        long now = System.nanoTime();
        if (now - state.checkedNanos() >= checkNanos) {
            state = renewed(now);
        }
        return state.context();
    }

    private State renewed(long now) {
        try {
            String stamp = stamp();
            if (stamp.equals(state.stamp())) {
                return new State(state.context(), stamp, now);
            }
            SslContext fresh = load();
            LOG.info("read the changed TLS certificate {}", certificate);
            return new State(fresh, stamp, now);
        } catch (IOException e) {
            LOG.warn("the changed TLS files cannot be used, the old ones go on: {}", e.getMessage());
            return new State(state.context(), state.stamp(), now);
        }
    }

    private String stamp() throws IOException {
        return stamp(certificate) + stamp(key);
    }

    private static String stamp(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toString() + "/" + Files.size(file) + ";";
    }

    private SslContext load() throws IOException {
        try {
            return SslContextBuilder.forServer(certificate.toFile(), key.toFile())
                    .sslProvider(SslProvider.JDK)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .applicationProtocolConfig(ALPN)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "cannot use certificate " + certificate + " with key " + key
                            + " (both PEM, the key as unencrypted PKCS#8): " + e.getMessage(),
                    e);
        }
    }
}
