package org.entrepot.gateway.sigv4;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.store.AccessKey;
import org.jspecify.annotations.Nullable;

/** Verifies Version 4 signatures ({@code s3.md} section 3, {@code mediastore.md} section 3); safe for use by many threads. */
public final class SigV4Verifier {
    /** How far a request's clock may be off ({@code s3.md} 3.1). */
    public static final Duration SKEW_MAX = Duration.ofMinutes(15);

    /** The payload text of a body that nobody hashed. */
    public static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

    private static final List<String> DEFAULT_PORTS = List.of(":80", ":443");
    private static final List<UriRule> S3_RULES = List.of(UriRule.ENCODED_ONCE);
    // The first is the service's rule; the others are what other signers do. The HMAC has to match all the same.
    private static final List<UriRule> MEDIASTORE_RULES = List.of(
            UriRule.NORMALISED_ENCODED_TWICE,
            UriRule.ENCODED_TWICE,
            UriRule.NORMALISED_ENCODED_ONCE,
            UriRule.ENCODED_ONCE);

    private final List<UriRule> rules;
    private final SigningKeys keys = new SigningKeys();

    private SigV4Verifier(List<UriRule> rules) {
        this.rules = rules;
    }

    /** A verifier that follows S3's rule for paths. */
    public static SigV4Verifier forS3() {
        return new SigV4Verifier(S3_RULES);
    }

    /** A verifier that follows MediaStore's rule for paths, and the habits of clients that do not. */
    public static SigV4Verifier forMediaStore() {
        return new SigV4Verifier(MEDIASTORE_RULES);
    }

    /**
     * Checks everything: {@link #checkFrame}, then {@link #checkSignature}.
     *
     * @param payload the last line of the canonical request: the text of {@code x-amz-content-sha256}, or what the dialect says
     */
    public SigV4Proof verify(
            RequestHead head, SigV4Credentials credentials, @Nullable AccessKey key, String payload, Instant now)
            throws RefusedException {
        AccessKey usable = usable(credentials, key);
        checkFrame(head, credentials, now);
        return checkSignature(head, credentials, usable, payload, now);
    }

    /**
     * The key, when requests may be signed with it.
     *
     * @throws RefusedException {@link Refusal.UnknownAccessKey} when it is missing or disabled
     */
    public static AccessKey usable(SigV4Credentials credentials, @Nullable AccessKey key) throws RefusedException {
        if (key == null || !key.enabled()) {
            throw new RefusedException(new Refusal.UnknownAccessKey(credentials.accessKeyId()));
        }
        return key;
    }

    /**
     * Checks what needs no body: time, and that the host and every {@code x-amz-*} header are signed.
     *
     * @throws RefusedException {@link Refusal.ClockSkew}, {@link Refusal.Expired}, {@link Refusal.NotYetValid},
     *     {@link Refusal.HeadersNotSigned}
     */
    public void checkFrame(RequestHead head, SigV4Credentials credentials, Instant now) throws RefusedException {
        checkTime(credentials, now);
        Set<String> unsigned = new LinkedHashSet<>();
        for (Header line : head.headers().startingWith("x-amz-")) {
            String name = line.name().toLowerCase(Locale.ROOT);
            // A CDN adds this one behind the signer's back.
            if (!name.equals("x-amz-cf-id") && !credentials.signedHeaders().contains(name)) {
                unsigned.add(name);
            }
        }
        if (credentials.signedHeaders().stream().noneMatch(CanonicalRequest.HOST_NAMES::contains)) {
            throw new RefusedException(new Refusal.HeadersNotSigned(List.of("host")));
        }
        if (!unsigned.isEmpty()) {
            throw new RefusedException(new Refusal.HeadersNotSigned(List.copyOf(unsigned)));
        }
    }

    private static void checkTime(SigV4Credentials credentials, Instant now) throws RefusedException {
        Instant time = credentials.time();
        switch (credentials.form()) {
            case HEADER -> {
                if (Duration.between(time, now).abs().compareTo(SKEW_MAX) > 0) {
                    throw new RefusedException(new Refusal.ClockSkew(time, now, SKEW_MAX.toMillis()));
                }
            }
            case QUERY -> {
                if (time.isAfter(now.plus(SKEW_MAX))) {
                    throw new RefusedException(new Refusal.NotYetValid());
                }
                Instant end = time.plusSeconds(credentials.expiresSeconds());
                if (now.isAfter(end)) {
                    throw new RefusedException(new Refusal.Expired(end, now));
                }
            }
        }
    }

    /**
     * Compares the signature. The first path rule is tried first; then the others, and the host with or without a default port,
     * which proxies add or drop.
     *
     * @throws RefusedException {@link Refusal.SignatureMismatch}; {@link Refusal.InvalidToken} when the signature holds but
     *     comes with a session token, which none of our keys has
     */
    public SigV4Proof checkSignature(
            RequestHead head, SigV4Credentials credentials, AccessKey key, String payload, Instant now)
            throws RefusedException {
        byte[] signingKey = keys.get(key.secret(), credentials.scope());
        Query query = Query.parse(head.rawQuery());
        String firstRequest = "";
        String firstText = "";
        for (String host : hosts(head.authority())) {
            for (UriRule rule : rules) {
                String request = CanonicalRequest.of(
                        head.method(),
                        rule.apply(head.rawPath()),
                        query,
                        head.headers(),
                        host,
                        credentials.signedHeaders(),
                        payload);
                String text = CanonicalRequest.stringToSign(credentials.timeText(), credentials.scope(), request);
                if (Hmac.isEqual(Hmac.sha256Hex(signingKey, text), credentials.signature())) {
                    return proof(credentials, payload, signingKey, now);
                }
                firstRequest = firstRequest.isEmpty() ? request : firstRequest;
                firstText = firstText.isEmpty() ? text : firstText;
            }
        }
        throw new RefusedException(new Refusal.SignatureMismatch(
                credentials.accessKeyId(), firstText, readable(firstRequest), credentials.signature()));
    }

    private static SigV4Proof proof(SigV4Credentials credentials, String payload, byte[] signingKey, Instant now)
            throws RefusedException {
        if (credentials.securityToken() != null) {
            throw new RefusedException(new Refusal.InvalidToken());
        }
        long ageMillis = Math.max(0, Duration.between(credentials.time(), now).toMillis());
        Facts facts = new Facts.Builder()
                .add(Fact.SIG_VERSION, SigV4Reader.ALGORITHM)
                .add(Fact.SIG_TYPE, credentials.form().label())
                .add(Fact.SIG_AGE, Long.toString(ageMillis))
                .add(Fact.SIG_CONTENT_SHA256, payload)
                .add(Fact.REQ_REGION, credentials.scope().region())
                .build();
        return new SigV4Proof(facts, signingKey);
    }

    /** The host as received, then as it was before a proxy added or dropped a default port ({@code s3.md} section 3). */
    private static List<String> hosts(String authority) {
        for (String port : DEFAULT_PORTS) {
            if (authority.endsWith(port)) {
                return List.of(authority, authority.substring(0, authority.length() - port.length()));
            }
        }
        boolean hasPort = authority.lastIndexOf(':') > authority.lastIndexOf(']');
        return hasPort
                ? List.of(authority)
                : List.of(authority, authority + DEFAULT_PORTS.getFirst(), authority + DEFAULT_PORTS.getLast());
    }

    private static String readable(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
