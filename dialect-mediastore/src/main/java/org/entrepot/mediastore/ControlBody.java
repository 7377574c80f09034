package org.entrepot.mediastore;

import java.io.IOException;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Work;

/** The body of a control call; routing saw it whole, so it is small and in memory. */
final class ControlBody {
    private ControlBody() {}

    /** Reads it. */
    static ControlInput read(Work work) throws IOException {
        return ControlInput.read(Bodies.readDocument(work.body(), Bodies.ROUTING_BYTES_MAX));
    }
}
