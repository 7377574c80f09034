package org.entrepot.s3;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Facts;
import org.entrepot.gateway.Authentication;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Credentials;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.sigv4.PayloadHashBody;
import org.entrepot.gateway.sigv4.SigV4Credentials;
import org.entrepot.gateway.sigv4.SigV4Proof;
import org.entrepot.gateway.sigv4.SigV4Reader;
import org.entrepot.gateway.sigv4.SigV4Verifier;
import org.entrepot.store.AccessKey;
import org.entrepot.store.DigestKind;
import org.entrepot.store.PutBody;
import org.jspecify.annotations.Nullable;

/** Who signed a request, and what its body has to be ({@code s3.md} sections 3, 4, 5). */
final class S3Authentication {
    /** The header whose text is the last line of the canonical request. */
    static final String CONTENT_SHA256 = "x-amz-content-sha256";

    private static final String SIGNED_CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String SIGNED_CHUNKS_TRAILER = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private static final String UNSIGNED_CHUNKS_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private static final String ECDSA = "STREAMING-AWS4-ECDSA-";
    private static final Set<String> SIGV2_QUERY = Set.of("AWSAccessKeyId", "Signature");

    private final SigV4Reader reader = new SigV4Reader("s3");
    private final SigV4Verifier verifier = SigV4Verifier.forS3();
    private final @Nullable String requiredRegion;

    /**
     * @param requiredRegion the region that scopes have to name; null when any will do
     */
    S3Authentication(@Nullable String requiredRegion) {
        this.requiredRegion = requiredRegion;
    }

    /** Reads what the request carries. */
    Optional<Credentials> credentials(RequestHead head) throws RefusedException {
        boolean sigV2 = head.headers()
                .first("Authorization")
                .filter(value -> value.startsWith("AWS "))
                .isPresent();
        Query query = Query.parse(head.rawQuery());
        if (sigV2 || !query.parameters().isEmpty() && SIGV2_QUERY.stream().allMatch(query::has)) {
            throw new RefusedException(S3Errors.sigV2Refused());
        }
        return reader.read(head).map(credentials -> credentials);
    }

    /**
     * Verifies the signature and puts the layers around the body.
     *
     * @param ofBody the headers that say something of the body
     */
    Authentication authenticate(
            RequestHead head,
            Headers ofBody,
            @Nullable Credentials credentials,
            @Nullable AccessKey key,
            RequestBody body,
            Instant now)
            throws IOException {
        if (!(credentials instanceof SigV4Credentials signed)) {
            String payload = head.headers().first(CONTENT_SHA256).orElse(SigV4Verifier.UNSIGNED_PAYLOAD);
            return new Authentication(new Caller.Anonymous(), Facts.NONE, body(ofBody, body, payload, null));
        }
        AccessKey usable = SigV4Verifier.usable(signed, key);
        String payload = payload(head, signed);
        checkRegion(signed);
        SigV4Proof proof = verifier.verify(head, signed, usable, payload, now);
        ChunkSignatures chunks = new ChunkSignatures(proof.signingKey(), signed);
        return new Authentication(usable.caller(), proof.facts(), body(ofBody, body, payload, chunks));
    }

    private void checkRegion(SigV4Credentials signed) throws RefusedException {
        String region = signed.scope().region();
        if (requiredRegion != null && !requiredRegion.equals(region)) {
            throw new RefusedException(S3Errors.wrongRegion(region, requiredRegion));
        }
    }

    private static String payload(RequestHead head, SigV4Credentials signed) throws RefusedException {
        Optional<String> header = head.headers().first(CONTENT_SHA256);
        return switch (signed.form()) {
            case HEADER ->
                header.orElseThrow(() -> new RefusedException(
                        new Refusal.InvalidRequest("Missing required header for this request: x-amz-content-sha256")));
            case QUERY ->
                Query.parse(head.rawQuery())
                        .first("X-Amz-Content-Sha256")
                        .or(() -> header)
                        .orElse(SigV4Verifier.UNSIGNED_PAYLOAD);
        };
    }

    /** The layers of the body that a payload text asks for. */
    static PutBody body(Headers headers, RequestBody body, String payload, @Nullable ChunkSignatures signatures)
            throws IOException {
        Checksums checksums = Checksums.of(headers);
        Map<DigestKind, byte[]> expected = new EnumMap<>(DigestKind.class);
        expected.putAll(Bodies.contentMd5(headers));
        expected.putAll(checksums.expected());
        return switch (payload) {
            case SigV4Verifier.UNSIGNED_PAYLOAD ->
                isChunkedByHeaders(headers)
                        ? chunked(headers, body, checksums, expected, null, true)
                        : plain(body, checksums, expected);
            case UNSIGNED_CHUNKS_TRAILER -> chunked(headers, body, checksums, expected, null, true);
            case SIGNED_CHUNKS, SIGNED_CHUNKS_TRAILER -> {
                if (signatures == null) {
                    throw new RefusedException(
                            new Refusal.InvalidRequest("A body with signed chunks needs a signed request"));
                }
                yield chunked(headers, body, checksums, expected, signatures, payload.equals(SIGNED_CHUNKS_TRAILER));
            }
            default -> {
                if (payload.startsWith(ECDSA)) {
                    throw new RefusedException(new Refusal.NotImplemented(payload));
                }
                if (!PayloadHashBody.isHash(payload)) {
                    throw new RefusedException(new Refusal.InvalidArgument(
                            CONTENT_SHA256,
                            payload,
                            CONTENT_SHA256 + " must be UNSIGNED-PAYLOAD, one of the STREAMING- words or a SHA-256 in"
                                    + " hex digits"));
                }
                yield new PayloadHashBody(plain(body, checksums, expected), payload);
            }
        };
    }

    private static PutBody plain(RequestBody body, Checksums checksums, Map<DigestKind, byte[]> expected)
            throws RefusedException {
        if (!checksums.trailers().isEmpty()) {
            throw new RefusedException(
                    new Refusal.MalformedTrailer("A trailer is announced, but the body has no framing for it"));
        }
        return Bodies.plain(body, expected);
    }

    private static PutBody chunked(
            Headers headers,
            RequestBody body,
            Checksums checksums,
            Map<DigestKind, byte[]> expected,
            @Nullable ChunkSignatures signatures,
            boolean withTrailers)
            throws RefusedException {
        long length = decodedLength(headers);
        AwsChunkedInput input = new AwsChunkedInput(body.stream(), length, signatures, withTrailers);
        return new AwsChunkedBody(input, length, checksums, expected);
    }

    private static long decodedLength(Headers headers) throws RefusedException {
        String text = headers.first("x-amz-decoded-content-length")
                .orElseThrow(() -> new RefusedException(new Refusal.MissingLength()));
        if (!text.matches("[0-9]{1,18}")) {
            throw new RefusedException(new Refusal.InvalidArgument(
                    "x-amz-decoded-content-length", text, "x-amz-decoded-content-length has to be a number of bytes"));
        }
        return Long.parseLong(text);
    }

    /** Clients that send no payload word, unsigned ones for instance, say it by the coding and the decoded length. */
    private static boolean isChunkedByHeaders(Headers headers) {
        return headers.has("x-amz-decoded-content-length")
                && headers.all("Content-Encoding").stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("aws-chunked"));
    }
}
