package org.entrepot.conformance.qingstor;

import com.qingstor.sdk.config.EnvContext;
import com.qingstor.sdk.service.QingStor;
import org.entrepot.conformance.ServerExtension;
import org.entrepot.conformance.StartedServer;

/** Clients signed as the root, at the address of a started server. */
final class QingStorClients {
    /** The zone that buckets are made in. */
    static final String ZONE = "pek3a";

    private QingStorClients() {}

    /** A client of one server. */
    static QingStor of(ServerExtension server) {
        EnvContext environment = new EnvContext(StartedServer.ACCESS_KEY, StartedServer.SECRET_KEY);
        environment.setEndpoint(server.endpoint().toString());
        return new QingStor(environment, ZONE);
    }
}
