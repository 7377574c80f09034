package org.entrepot.conformance.s3;

import java.net.URI;
import org.entrepot.conformance.StartedServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;

/** The vendor's S3 clients as they come, only the endpoint changed, signed as the root. */
final class S3Clients {
    /** The root's key. */
    static final StaticCredentialsProvider ROOT = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(StartedServer.ACCESS_KEY, StartedServer.SECRET_KEY));

    private S3Clients() {}

    /** The synchronous client of one server. */
    static S3Client sync(StartedServer server) {
        return S3Client.builder()
                .endpointOverride(URI.create(server.endpoint()))
                .region(Region.US_EAST_1)
                .credentialsProvider(ROOT)
                .forcePathStyle(true)
                .build();
    }

    /** The asynchronous client of one server, to be built; over TLS it is asked for HTTP/2, which it does not speak by itself. */
    static S3AsyncClientBuilder async(StartedServer server) {
        S3AsyncClientBuilder builder = S3AsyncClient.builder()
                .endpointOverride(URI.create(server.endpoint()))
                .region(Region.US_EAST_1)
                .credentialsProvider(ROOT)
                .forcePathStyle(true);
        if (StartedServer.TLS) {
            builder.httpClientBuilder(NettyNioAsyncHttpClient.builder()
                    .protocol(Protocol.HTTP2)
                    .protocolNegotiation(ProtocolNegotiation.ALPN));
        }
        return builder;
    }
}
