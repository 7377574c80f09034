package org.entrepot.qingstor;

import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;

/** Encryption with customer keys ({@code qingstor.md} 7.7), which this server does not have. */
final class Encryption {
    private static final List<String> BEGINNINGS =
            List.of("x-qs-encryption-", "x-qs-copy-source-encryption-", "x-qs-move-source-encryption-");

    private Encryption() {}

    /**
     * Refuses a request that asks for it, so that nobody believes an object was encrypted.
     *
     * @throws RefusedException {@link Refusal.NotImplemented}
     */
    static void refuse(Headers headers) throws RefusedException {
        for (String beginning : BEGINNINGS) {
            List<Header> asked = headers.startingWith(beginning);
            if (!asked.isEmpty()) {
                throw new RefusedException(new Refusal.NotImplemented(
                        "encryption with customer keys (" + asked.getFirst().name() + ")"));
            }
        }
    }
}
