package org.entrepot.store;

import java.io.IOException;

/** Keeps secrets unreadable at rest. The server brings one that works with its master key. */
public interface SecretSealer {
    /**
     * Seals bytes.
     *
     * @param context what the secret belongs to; the same must be given to unseal
     */
    byte[] seal(byte[] clear, byte[] context) throws IOException;

    /**
     * Opens what {@link #seal} made.
     *
     * @throws IOException when it was sealed with another key or for another context, or is damaged
     */
    byte[] unseal(byte[] sealed, byte[] context) throws IOException;
}
