package org.entrepot.conformance.cos;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.ClientConfig;
import com.qcloud.cos.auth.BasicCOSCredentials;
import com.qcloud.cos.endpoint.EndpointResolver;
import com.qcloud.cos.http.HttpProtocol;
import com.qcloud.cos.region.Region;
import org.entrepot.conformance.StartedServer;

/** The COS client with its endpoint resolver: the vendor's host names, this machine's address. */
final class CosClients {
    private CosClients() {}

    /** A client of one server, signed as the root. */
    static COSClient of(StartedServer server) {
        ClientConfig config = new ClientConfig(new Region("ap-guangzhou"));
        config.setHttpProtocol(StartedServer.TLS ? HttpProtocol.https : HttpProtocol.http);
        config.setEndpointResolver(new ThisMachine(server));
        return new COSClient(new BasicCOSCredentials(StartedServer.ACCESS_KEY, StartedServer.SECRET_KEY), config);
    }

    /** Vendor hosts in the Host header, this machine as the address. */
    private record ThisMachine(StartedServer server) implements EndpointResolver {
        @Override
        public String resolveGeneralApiEndpoint(String endpoint) {
            return "127.0.0.1:" + server.port();
        }

        @Override
        public String resolveGetServiceApiEndpoint(String endpoint) {
            return resolveGeneralApiEndpoint(endpoint);
        }
    }
}
