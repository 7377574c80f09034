package org.entrepot.conformance.s3;

import org.entrepot.conformance.ServerExtension;
import org.entrepot.conformance.StartedServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.ProtocolNegotiation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.services.s3.S3BaseClientBuilder;

/** Clients signed as the root, at the address of a started server and otherwise as they come. */
final class S3Clients {
    static final StaticCredentialsProvider ROOT = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(StartedServer.ACCESS_KEY, StartedServer.SECRET_KEY));

    private S3Clients() {}

    /** A builder of either client, with all that it has to be told; over TLS the asynchronous one is asked for HTTP/2, which it knows. */
    static <B extends S3BaseClientBuilder<B, C>, C> B at(ServerExtension server, B builder) {
        if (StartedServer.TLS && builder instanceof S3AsyncClientBuilder async) {
            async.httpClientBuilder(NettyNioAsyncHttpClient.builder()
                    .protocol(Protocol.HTTP2)
                    .protocolNegotiation(ProtocolNegotiation.ALPN));
        }
        return builder.endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(ROOT)
                .forcePathStyle(true);
    }
}
