package org.entrepot.gateway.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.entrepot.gateway.BoundedMap;

/** Derives signing keys and remembers the last used ones; safe for use by many threads. */
public final class SigningKeys {
    /** How many derived keys are kept, our choice: each is good for one secret, day, region and service. */
    public static final int KEPT_MAX = 1024;

    private final Map<Source, byte[]> kept = BoundedMap.byUse(KEPT_MAX);

    /** An empty cache. */
    public SigningKeys() {}

    /** The secret is part of the key, so that a changed secret never meets an old derivation. */
    private record Source(String secret, SigV4Scope scope) {}

    /** The signing key of a secret for a scope, 32 bytes that nobody may change. */
    public byte[] get(String secret, SigV4Scope scope) {
        Source source = new Source(secret, scope);
        synchronized (kept) {
            byte[] known = kept.get(source);
            if (known != null) {
                return known;
            }
        }
        byte[] derived = derive(secret, scope);
        synchronized (kept) {
            kept.put(source, derived);
        }
        return derived;
    }

    /** Derives a key: four HMACs over day, region, service and the terminator. */
    public static byte[] derive(String secret, SigV4Scope scope) {
        byte[] day = Hmac.sha256(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope.date());
        byte[] region = Hmac.sha256(day, scope.region());
        byte[] service = Hmac.sha256(region, scope.service());
        return Hmac.sha256(service, SigV4Scope.TERMINATOR);
    }
}
