package org.entrepot.conformance.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.entrepot.conformance.ServerExtension;
import org.entrepot.conformance.TestCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.BytesWrapper;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.Http2Metric;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The S3 clients over TLS: the plain one over HTTP/1.1, the asynchronous one over HTTP/2. */
class S3OverTlsTest {
    @RegisterExtension
    private static final ServerExtension SERVER = ServerExtension.tls();

    /** Remembers what the client measured. */
    private record Measured(Queue<MetricCollection> collections) implements MetricPublisher {
        @Override
        public void publish(MetricCollection collection) {
            collections.add(collection);
        }

        @Override
        public void close() {}

        boolean sawHttp2() {
            return collections.stream().anyMatch(Measured::isHttp2);
        }

        private static boolean isHttp2(MetricCollection collection) {
            return !collection
                            .metricValues(Http2Metric.REMOTE_STREAM_WINDOW_SIZE_IN_BYTES)
                            .isEmpty()
                    || collection.children().stream().anyMatch(Measured::isHttp2);
        }
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new SplittableRandom(bytes).nextBytes(random);
        return random;
    }

    @Test
    void objects_travel_over_http_2_many_at_a_time() throws Exception {
        Measured measured = new Measured(new ConcurrentLinkedQueue<>());
        javax.net.ssl.TrustManager[] trust = TestCertificate.trust();
        try (S3AsyncClient s3 = S3Clients.at(SERVER, S3AsyncClient.builder())
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .protocol(Protocol.HTTP2)
                        .protocolNegotiation(ProtocolNegotiation.ALPN)
                        .tlsTrustManagersProvider(() -> trust))
                .overrideConfiguration(o -> o.addMetricPublisher(measured))
                .build()) {
            s3.createBucket(b -> b.bucket("over-http2")).join();
            byte[] large = random(8 << 20);
            s3.putObject(b -> b.bucket("over-http2").key("large"), AsyncRequestBody.fromBytes(large))
                    .join();
            List<CompletableFuture<byte[]>> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                answers.add(s3.getObject(b -> b.bucket("over-http2").key("large"), AsyncResponseTransformer.toBytes())
                        .thenApply(BytesWrapper::asByteArrayUnsafe));
            }
            for (CompletableFuture<byte[]> answer : answers) {
                assertThat(answer.join()).isEqualTo(large);
            }
            assertThatThrownBy(() -> s3.headObject(b -> b.bucket("over-http2").key("missing"))
                            .join())
                    .hasCauseInstanceOf(NoSuchKeyException.class);
            s3.deleteObject(b -> b.bucket("over-http2").key("large")).join();
            assertThat(s3.listObjectsV2(b -> b.bucket("over-http2")).join().contents())
                    .isEmpty();
        }
        assertThat(measured.sawHttp2()).isTrue();
    }

    @Test
    void the_plain_client_goes_on_over_http_1_1() throws Exception {
        javax.net.ssl.TrustManager[] trust = TestCertificate.trust();
        try (S3Client s3 = S3Clients.at(SERVER, S3Client.builder())
                .httpClientBuilder(Apache5HttpClient.builder().tlsTrustManagersProvider(() -> trust))
                .build()) {
            s3.createBucket(b -> b.bucket("over-http1"));
            s3.putObject(b -> b.bucket("over-http1").key("k"), RequestBody.fromString("hello"));
            assertThat(s3.getObjectAsBytes(b -> b.bucket("over-http1").key("k")).asUtf8String())
                    .isEqualTo("hello");
        }
    }
}
