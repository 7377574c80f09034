package org.entrepot.gateway;

import java.io.InputStream;

/** The body of a request as it comes off the wire, transfer coding removed. */
public interface RequestBody {
    /** The announced length in bytes; 0 when there is no body, -1 when it is chunked. */
    long length();

    /**
     * The bytes. The first read answers {@code Expect: 100-continue}. Reading past a cut-off body throws
     * {@link RefusedException} with {@link Refusal.IncompleteBody}; waiting too long one with {@link Refusal.RequestTimeout}.
     */
    InputStream stream();
}
