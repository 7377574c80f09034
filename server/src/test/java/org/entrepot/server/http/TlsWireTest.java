package org.entrepot.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.util.Iterator;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.store.ObjectContent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsWireTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

    @TempDir
    Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void install() throws IOException {
        certificate = folder.resolve("cert.pem");
        key = folder.resolve("key.pem");
        install("first");
    }

    private void install(String name) throws IOException {
        TestTls.install(folder, name);
    }

    private static SSLSocket connect(Wire wire) throws IOException {
        return TestTls.connect(wire);
    }

    private static String subject(SSLSocket socket) throws Exception {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }

    @Test
    void a_request_over_tls_tells_its_version_and_gets_large_answers() throws Exception {
        byte[] bytes = new byte[700_000];
        new java.util.SplittableRandom(3).nextBytes(bytes);
        Path file = Files.write(folder.resolve("blob"), bytes);
        try (FileChannel channel = FileChannel.open(file);
                Wire wire = Wire.openTls(new TlsFiles(certificate, key), exchange -> {
                    assertThat(exchange.head().tlsVersion()).isEqualTo("1.3");
                    ObjectContent content = content(channel, bytes.length);
                    exchange.respond(new Answer(200, List.of(), new AnswerBody.Content(content), ""));
                });
                RawClient client = new RawClient(connect(wire))) {
            for (int i = 0; i < 2; i++) {
                assertThat(client.send(GET).receive().body())
                        .isEqualTo(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static ObjectContent content(FileChannel channel, long length) {
        Iterator<ObjectContent.Piece> pieces = List.<ObjectContent.Piece>of(
                        new ObjectContent.Piece.InFile(channel, 0, length))
                .iterator();
        return new ObjectContent() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public @Nullable Piece next() {
                return pieces.hasNext() ? pieces.next() : null;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void changed_files_serve_the_next_connection_and_broken_ones_do_not() throws Exception {
        try (Wire wire =
                Wire.openTls(new TlsFiles(certificate, key, 0), exchange -> exchange.respond(Answer.empty(200)))) {
            try (SSLSocket socket = connect(wire)) {
                assertThat(subject(socket)).contains("first");
            }
            install("second");
            Files.setLastModifiedTime(certificate, FileTime.fromMillis(1_000_000_000_000L));
            try (SSLSocket socket = connect(wire)) {
                assertThat(subject(socket)).contains("second");
            }
            Files.writeString(certificate, "nonsense");
            try (SSLSocket socket = connect(wire)) {
                assertThat(subject(socket)).contains("second");
            }
        }
    }

    @Test
    void files_that_are_no_pem_are_refused_at_the_start() throws IOException {
        Files.writeString(key, "nonsense");
        assertThatThrownBy(() -> new TlsFiles(certificate, key))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("key.pem");
    }

    @Test
    void the_answer_to_an_unwanted_body_arrives_over_tls_too() throws Exception {
        try (Wire wire = Wire.openTls(
                        new TlsFiles(certificate, key),
                        exchange -> exchange.respond(Answer.document(403, "text/plain", "no")));
                RawClient client = new RawClient(connect(wire))) {
            client.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 90000000000\r\n\r\n");
            client.send(new byte[500_000]);
            assertThat(client.receive().body()).isEqualTo("no");
        }
    }
}
