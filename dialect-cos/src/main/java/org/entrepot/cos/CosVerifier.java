package org.entrepot.cos;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.store.AccessKey;
import org.jspecify.annotations.Nullable;

/**
 * Verifies COS signatures ({@code cos.md} section 2.2). Only what the two lists name is signed; the path is signed decoded and
 * never normalised; a host that does not verify is tried once more without its port.
 */
final class CosVerifier {
    /** How far clocks may differ at both ends of a window ({@code cos.md} section 2.2: some seconds). */
    static final Duration SKEW_MAX = Duration.ofSeconds(5);

    /** What carries temporary keys, as header or parameter. There are none here. */
    static final String TOKEN = "x-cos-security-token";

    private CosVerifier() {}

    /**
     * Verifies a signature.
     *
     * @param key null when there is no such key
     * @return what conditions may test about the signature
     * @throws RefusedException when it does not hold
     */
    static Facts verify(RequestHead head, CosCredentials credentials, @Nullable AccessKey key, Instant now)
            throws RefusedException {
        Query query = Query.parse(head.rawQuery());
        refuseToken(head, query);
        if (key == null || !key.enabled()) {
            throw new RefusedException(new Refusal.UnknownAccessKey(credentials.accessKeyId()));
        }
        compare(head, query, credentials, key.secret());
        checkTime(credentials.keyTime(), now);
        checkTime(credentials.signTime(), now);
        Duration age = Duration.between(credentials.signTime().start(), now);
        return new Facts.Builder()
                .add(Fact.SIG_VERSION, "COS-HMAC-SHA1")
                .add(
                        Fact.SIG_TYPE,
                        switch (credentials.carrier()) {
                            case HEADER -> "REST-HEADER";
                            case QUERY -> "REST-QUERY-STRING";
                        })
                .add(Fact.SIG_AGE, Long.toString(Math.max(0, age.toMillis())))
                .build();
    }

    private static void refuseToken(RequestHead head, Query query) throws RefusedException {
        String token =
                head.headers().first(TOKEN).orElse("") + query.first(TOKEN).orElse("");
        if (!token.isBlank()) {
            throw new RefusedException(new Refusal.InvalidToken());
        }
    }

    private static void checkTime(TimeWindow window, Instant now) throws RefusedException {
        if (now.isBefore(window.start().minus(SKEW_MAX))
                || now.isAfter(window.end().plus(SKEW_MAX))) {
            throw new RefusedException(new Refusal.Expired(window.end(), now));
        }
    }

    private static void compare(RequestHead head, Query query, CosCredentials credentials, String secret)
            throws RefusedException {
        String path = PercentCoding.decode(head.rawPath(), false);
        String parameters = CosSignature.pairs(credentials.parameterNames(), CosSignature.values(query));
        Map<String, List<String>> headers = CosSignature.values(head.headers().lines());
        String signKey = CosSignature.signKey(secret, credentials.keyTime());
        String firstHttpString = null;
        for (String host : hosts(head)) {
            headers.put("host", List.of(host));
            String httpString = CosSignature.httpString(
                    head.method(), path, parameters, CosSignature.pairs(credentials.headerNames(), headers));
            String signature =
                    CosSignature.sign(signKey, CosSignature.stringToSign(credentials.signTime(), httpString));
            if (isSame(signature, credentials.signature())) {
                return;
            }
            firstHttpString = firstHttpString == null ? httpString : firstHttpString;
        }
        String httpString = firstHttpString == null ? "" : firstHttpString;
        throw new RefusedException(new Refusal.SignatureMismatch(
                credentials.accessKeyId(),
                CosSignature.stringToSign(credentials.signTime(), httpString),
                httpString,
                credentials.signature()));
    }

    private static boolean isSame(String computed, String given) {
        return MessageDigest.isEqual(
                computed.getBytes(StandardCharsets.US_ASCII),
                given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /** The host as sent, and without its port: one client signs it so ({@code cos.md} section 2.2). */
    private static Set<String> hosts(RequestHead head) {
        Set<String> hosts = new LinkedHashSet<>();
        hosts.add(head.headers().first("Host").orElse(head.authority()));
        hosts.add(head.authority());
        int colon = head.authority().lastIndexOf(':');
        if (colon > head.authority().lastIndexOf(']')) {
            hosts.add(head.authority().substring(0, colon));
        }
        return hosts;
    }
}
