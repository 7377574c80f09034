package org.entrepot.gateway.sigv4;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RefusedException;

/** Signs requests as a client does; the counterpart of {@link SigV4Verifier}, with which it shares the canonical forms. */
public final class SigV4Signer {
    private final String service;
    private final UriRule rule;

    private SigV4Signer(String service, UriRule rule) {
        this.service = service;
        this.rule = rule;
    }

    /** Signs for S3. */
    public static SigV4Signer forS3() {
        return new SigV4Signer("s3", UriRule.ENCODED_ONCE);
    }

    /** Signs for MediaStore. */
    public static SigV4Signer forMediaStore() {
        return new SigV4Signer("mediastore", UriRule.NORMALISED_ENCODED_TWICE);
    }

    /**
     * A request to sign.
     *
     * @param rawTarget path and query as they go on the wire
     * @param host with its port, as it goes into {@code Host}
     * @param headers those to send; all of them are signed
     */
    public record Request(String method, String rawTarget, String host, List<Header> headers) {
        public Request {
            headers = List.copyOf(headers);
        }
    }

    /** Who signs, and for which region. */
    public record Signatory(String accessKeyId, String secret, String region) {
        @Override
        public String toString() {
            return "Signatory[" + accessKeyId + "]";
        }
    }

    /**
     * Signs in the header.
     *
     * @param payload the SHA-256 of the body in hex digits or one of the words that stand for it; where the request has no
     *     {@code x-amz-content-sha256} it is added with this value
     * @return the headers to add to the request, {@code Authorization} the last
     */
    public List<Header> sign(Request request, String payload, Signatory signatory, Instant time) {
        List<Header> added = new ArrayList<>();
        Headers given = new Headers(request.headers());
        if (!given.has("x-amz-content-sha256")) {
            added.add(new Header("x-amz-content-sha256", payload));
        }
        if (!given.has("x-amz-date")) {
            added.add(new Header("x-amz-date", SigV4Time.format(time)));
        }
        List<Header> all = new ArrayList<>(request.headers());
        all.addAll(added);
        SigV4Scope scope = scope(signatory, time);
        List<String> names = signedNames(all);
        String signature = signature(request, request.rawTarget(), all, names, payload, signatory, time);
        added.add(new Header(
                "Authorization",
                SigV4Reader.ALGORITHM + " Credential=" + signatory.accessKeyId() + "/" + scope.text()
                        + ",SignedHeaders=" + String.join(";", names) + ",Signature=" + signature));
        return added;
    }

    /**
     * Signs in the query.
     *
     * @param payload the last line of the canonical request, for S3 {@link SigV4Verifier#UNSIGNED_PAYLOAD}
     * @return the raw target with the signature's parameters behind
     */
    public String presign(Request request, String payload, Signatory signatory, Instant time, long expiresSeconds) {
        List<String> names = signedNames(request.headers());
        String target = request.rawTarget()
                + (request.rawTarget().indexOf('?') < 0 ? "?" : "&")
                + "X-Amz-Algorithm=" + SigV4Reader.ALGORITHM
                + "&X-Amz-Credential="
                + PercentCoding.encode(
                        signatory.accessKeyId() + "/" + scope(signatory, time).text(), true)
                + "&X-Amz-Date=" + SigV4Time.format(time)
                + "&X-Amz-Expires=" + expiresSeconds
                + "&X-Amz-SignedHeaders=" + PercentCoding.encode(String.join(";", names), true);
        return target + "&X-Amz-Signature="
                + signature(request, target, request.headers(), names, payload, signatory, time);
    }

    private String signature(
            Request request,
            String target,
            List<Header> headers,
            List<String> names,
            String payload,
            Signatory signatory,
            Instant time) {
        int mark = target.indexOf('?');
        SigV4Scope scope = scope(signatory, time);
        try {
            String canonical = CanonicalRequest.of(
                    request.method(),
                    rule.apply(mark < 0 ? target : target.substring(0, mark)),
                    Query.parse(mark < 0 ? "" : target.substring(mark + 1)),
                    new Headers(headers),
                    request.host(),
                    names,
                    payload);
            String text = CanonicalRequest.stringToSign(SigV4Time.format(time), scope, canonical);
            return Hmac.sha256Hex(SigningKeys.derive(signatory.secret(), scope), text);
        } catch (RefusedException e) {
            throw new IllegalArgumentException("the target cannot be decoded: " + target, e);
        }
    }

    private SigV4Scope scope(Signatory signatory, Instant time) {
        return new SigV4Scope(SigV4Time.format(time).substring(0, 8), signatory.region(), service);
    }

    private static List<String> signedNames(List<Header> headers) {
        TreeSet<String> names = new TreeSet<>();
        names.add("host");
        headers.forEach(header -> names.add(header.name().toLowerCase(Locale.ROOT)));
        return List.copyOf(names);
    }
}
