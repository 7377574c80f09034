package org.entrepot.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server to be measured, with its content in place. */
interface Side {
    /** Its name in results. */
    String name();

    /** Where it listens. */
    InetSocketAddress address();

    /** Requests of a kind, good for some minutes. */
    RequestRing requests(Work work);

    /** What its processes have used so far. */
    ProcessUsage usage() throws IOException;

    /** An address of this machine that nobody else can reach. */
    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
