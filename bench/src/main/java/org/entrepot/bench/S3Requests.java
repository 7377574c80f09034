package org.entrepot.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.sigv4.Hmac;
import org.entrepot.gateway.sigv4.SigV4Signer;
import org.entrepot.gateway.sigv4.SigV4Verifier;

/** Writes the requests of an S3 client with signatures in the header, as SDKs send them. */
final class S3Requests {
    /** The bucket that is read and written. */
    static final String BUCKET = "bench";

    /** The bucket that is listed. */
    static final String LISTED_BUCKET = "bench-listed";

    /** The origin that the bucket's cross-origin rules let in. */
    static final String ORIGIN = "https://app.example.com";

    private static final ByteBuffer NO_BODY = ByteBuffer.allocate(0);

    private final String host;
    private final SigV4Signer.Signatory signatory;
    private final SigV4Signer signer = SigV4Signer.forS3();

    /** @param host host and port as they go into {@code Host} */
    S3Requests(String host, String accessKey, String secretKey) {
        this.host = host;
        this.signatory = new SigV4Signer.Signatory(accessKey, secretKey, "us-east-1");
    }

    /** Requests of a kind, with signatures of now. */
    RequestRing ring(Work work) {
        return switch (work) {
            case GET_SMALL ->
                new RequestRing(
                        heads(Work.SMALL_OBJECTS, i -> get("GET", Work.path("small", i))),
                        NO_BODY,
                        Work.SMALL_BYTES,
                        true);
            case HEAD_SMALL ->
                new RequestRing(
                        heads(Work.SMALL_OBJECTS, i -> get("HEAD", Work.path("small", i))),
                        NO_BODY,
                        Work.SMALL_BYTES,
                        false);
            case PREFLIGHT ->
                new RequestRing(
                        heads(Work.SMALL_OBJECTS, i -> preflight(host, Work.path("small", i))), NO_BODY, -1, true);
            case GET_LARGE ->
                new RequestRing(
                        heads(Work.LARGE_OBJECTS, i -> get("GET", Work.path("large", i))),
                        NO_BODY,
                        Work.LARGE_BYTES,
                        true);
            case PUT_SMALL -> puts("put-small", Work.PUT_SMALL_OBJECTS, body(Work.SMALL_BYTES), true);
            // SDKs leave large bodies unhashed where they can, and so does this.
            case PUT_LARGE -> puts("put-large", Work.PUT_LARGE_OBJECTS, body(Work.PUT_LARGE_BYTES), false);
            case LIST ->
                new RequestRing(
                        heads(
                                Work.LISTED_KEYS / Work.LIST_PAGE_KEYS,
                                page -> get(
                                        "GET",
                                        "/" + LISTED_BUCKET + "?list-type=2&max-keys=" + Work.LIST_PAGE_KEYS
                                                + "&start-after=" + listedKey(page * Work.LIST_PAGE_KEYS - 1))),
                        NO_BODY,
                        -1,
                        true);
        };
    }

    /** PUTs of objects that differ in their keys only. */
    RequestRing puts(String folder, int count, byte[] body, boolean isHashed) {
        return puts(count, i -> Work.path(folder, i), body, isHashed);
    }

    /** PUTs that fill the bucket to be listed. */
    RequestRing listedPuts() {
        return puts(Work.LISTED_KEYS, i -> "/" + LISTED_BUCKET + "/" + listedKey(i), body(100), true);
    }

    /** PUTs of any objects of the same bytes. */
    RequestRing puts(int count, IntFunction<String> target, byte[] body, boolean isHashed) {
        String payload = isHashed ? Hmac.sha256Hex(body) : SigV4Verifier.UNSIGNED_PAYLOAD;
        return puts(
                count, target, ByteBuffer.allocateDirect(body.length).put(body).flip(), payload);
    }

    /** PUTs of bodies that are too large to be on the heap, and are not hashed. */
    RequestRing unhashedPuts(int count, IntFunction<String> target, ByteBuffer body) {
        return puts(count, target, body, SigV4Verifier.UNSIGNED_PAYLOAD);
    }

    private RequestRing puts(int count, IntFunction<String> target, ByteBuffer body, String payload) {
        return new RequestRing(
                heads(count, i -> signed("PUT", target.apply(i), payload, body.remaining(), List.of())),
                body,
                -1,
                true);
    }

    /** GETs of any targets. */
    RequestRing gets(int count, IntFunction<String> target) {
        return new RequestRing(heads(count, i -> get("GET", target.apply(i))), NO_BODY, -1, true);
    }

    /** One request with a document as its body. */
    RequestRing document(String target, String document, List<Header> headers) {
        byte[] body = document.getBytes(StandardCharsets.UTF_8);
        ByteBuffer head = signed("PUT", target, Hmac.sha256Hex(body), body.length, headers);
        return new RequestRing(List.of(head), ByteBuffer.wrap(body), -1, true);
    }

    /** A preflight, which nobody signs. */
    static ByteBuffer preflight(String host, String target) {
        return head(
                "OPTIONS",
                target,
                host,
                List.of(
                        new Header("Origin", ORIGIN),
                        new Header("Access-Control-Request-Method", "PUT"),
                        new Header("Access-Control-Request-Headers", "authorization,content-type,x-amz-date")));
    }

    /** A head as it goes over the wire. */
    static ByteBuffer head(String method, String target, String host, List<Header> headers) {
        StringBuilder text = new StringBuilder(512)
                .append(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\n");
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        byte[] bytes = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }

    /** Bytes that do not compress, the same at every call. */
    static byte[] body(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static List<ByteBuffer> heads(int count, IntFunction<ByteBuffer> head) {
        return IntStream.range(0, count).mapToObj(head).toList();
    }

    /** A key of the bucket to be listed, from 0; before the first key, and so before the first page, for -1. */
    static String listedKey(int number) {
        return "listed/" + "%08d".formatted(number + 1) + ".data";
    }

    private ByteBuffer get(String method, String target) {
        return signed(method, target, Hmac.EMPTY_SHA256, -1, List.of());
    }

    private ByteBuffer signed(String method, String target, String payload, int length, List<Header> extra) {
        List<Header> headers = new ArrayList<>(extra);
        headers.addAll(
                signer.sign(new SigV4Signer.Request(method, target, host, extra), payload, signatory, Instant.now()));
        if (length >= 0) {
            headers.add(new Header("Content-Length", Integer.toString(length)));
        }
        return head(method, target, host, headers);
    }
}
