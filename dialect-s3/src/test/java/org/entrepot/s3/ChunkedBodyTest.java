package org.entrepot.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.entrepot.gateway.Authentication;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.store.DigestKind;
import org.entrepot.store.PutBody;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

/** Framing of bodies ({@code s3.md} section 4), the published vectors among them. */
class ChunkedBodyTest {
    private static final String TARGET = "/examplebucket/chunkObject.txt";
    private static final String LAST = "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9";
    private static final String TRAILER = "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435";

    private static RequestHead published(boolean withTrailer) {
        List<Header> headers = new ArrayList<>(List.of(
                new Header("Content-Encoding", "aws-chunked"),
                new Header("x-amz-date", "20130524T000000Z"),
                new Header("x-amz-decoded-content-length", "66560"),
                new Header("x-amz-storage-class", "REDUCED_REDUNDANCY"),
                new Header(
                        "x-amz-content-sha256",
                        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" + (withTrailer ? "-TRAILER" : ""))));
        String names;
        String signature;
        if (withTrailer) {
            headers.add(new Header("x-amz-trailer", "x-amz-checksum-crc32c"));
            names = "content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;"
                    + "x-amz-storage-class;x-amz-trailer";
            signature = "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e";
        } else {
            headers.add(new Header("Content-Length", "66824"));
            names = "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;"
                    + "x-amz-decoded-content-length;x-amz-storage-class";
            signature = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
        }
        headers.add(new Header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders="
                        + names + ",Signature=" + signature));
        return S3Server.head("PUT", TARGET, "s3.amazonaws.com", headers);
    }

    private static String publishedChunks() {
        return "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n"
                + "a".repeat(65536)
                + "\r\n400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n"
                + "a".repeat(1024)
                + "\r\n0;chunk-signature="
                + LAST
                + "\r\n\r\n";
    }

    private static String publishedTrailerChunks() {
        return "10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n"
                + "a".repeat(65536)
                + "\r\n400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n"
                + "a".repeat(1024)
                + "\r\n0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n"
                + "x-amz-checksum-crc32c:sOO8/Q==\n\r\n"
                + "x-amz-trailer-signature:"
                + TRAILER
                + "\r\n\r\n";
    }

    private static PutBody body(RequestHead head, String wire) throws IOException {
        S3Authentication authentication = new S3Authentication(null);
        Authentication result = authentication.authenticate(
                head,
                head.headers(),
                authentication.credentials(head).orElseThrow(),
                S3Server.ROOT,
                Bodies.replay(wire.getBytes(StandardCharsets.ISO_8859_1)),
                S3Server.NOW);
        return result.body();
    }

    private static PutBody unsigned(String wire, long length, Header... more) throws IOException {
        List<Header> headers = new ArrayList<>(List.of(more));
        headers.add(new Header("x-amz-decoded-content-length", Long.toString(length)));
        return S3Authentication.body(
                new Headers(headers),
                Bodies.replay(wire.getBytes(StandardCharsets.ISO_8859_1)),
                "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
                null);
    }

    private static Refusal refusal(PutBody body) {
        try {
            body.input().readAllBytes();
            body.finish();
        } catch (RefusedException e) {
            return e.refusal();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("not refused");
    }

    @Test
    void the_published_signed_upload_is_read() throws Exception {
        PutBody body = body(published(false), publishedChunks());
        assertThat(body.length()).isEqualTo(66560);
        assertThat(body.input().readAllBytes()).hasSize(66560).containsOnly('a');
        assertThat(body.finish()).isEmpty();
    }

    @Test
    void the_published_upload_with_a_signed_trailer_is_read() throws Exception {
        String wire = publishedTrailerChunks().replace("==\n\r\n", "==\r\n");
        PutBody body = body(published(true), wire);
        assertThat(body.announced()).containsExactly(DigestKind.CRC32C);
        assertThat(body.input().readAllBytes()).hasSize(66560);
        assertThat(body.finish().get(DigestKind.CRC32C))
                .isEqualTo(Base64.getDecoder().decode("sOO8/Q=="));
    }

    @Test
    void a_wrong_chunk_signature_is_refused_wherever_it_stands() throws Exception {
        for (String signature : List.of("ad80c730", "0055627c", "b6c6ea8a")) {
            String wire = publishedChunks().replace(signature, "00000000");
            assertThat(refusal(body(published(false), wire))).isInstanceOf(Refusal.ChunkSignatureMismatch.class);
        }
    }

    @Test
    void changed_data_is_refused() throws Exception {
        String wire = publishedChunks().replaceFirst("aaaa\r\n", "aaab\r\n");
        assertThat(refusal(body(published(false), wire))).isInstanceOf(Refusal.ChunkSignatureMismatch.class);
    }

    @Test
    void a_wrong_or_missing_trailer_signature_is_refused() throws Exception {
        String wire = publishedTrailerChunks().replace("==\n\r\n", "==\r\n");
        assertThat(refusal(body(published(true), wire.replace(TRAILER, "0".repeat(64)))))
                .isInstanceOf(Refusal.ChunkSignatureMismatch.class);
        assertThat(refusal(body(published(true), wire.replace("x-amz-trailer-signature:" + TRAILER + "\r\n", ""))))
                .isInstanceOf(Refusal.ChunkSignatureMismatch.class);
        assertThat(refusal(body(published(true), wire.replace("sOO8/Q==", "AAAAAA=="))))
                .isInstanceOf(Refusal.ChunkSignatureMismatch.class);
    }

    @Test
    void a_body_cut_off_anywhere_is_refused() {
        String wire = publishedChunks();
        for (int length : List.of(0, 3, 50, 90, 60_000, 65_700, 66_700, 66_735)) {
            assertThat(cutOff(wire, length))
                    .as("cut at %d", length)
                    .isInstanceOfAny(
                            Refusal.IncompleteBody.class,
                            Refusal.MalformedChunk.class,
                            Refusal.ChunkSignatureMismatch.class);
        }
    }

    private static Refusal cutOff(String wire, int length) {
        try {
            return refusal(body(published(false), wire.substring(0, length)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void line_ends_may_be_bare_and_the_last_may_be_missing() throws Exception {
        Header trailer = new Header("x-amz-trailer", "x-amz-checksum-crc32");
        for (String wire : List.of(
                "9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n",
                "9\n123456789\n0\nx-amz-checksum-crc32:y/Q5Jg==\n\n",
                "9\r\n123456789\r\n0\r\nx-amz-checksum-crc32: y/Q5Jg==",
                "4\r\n1234\r\n5\r\n56789\r\n0\r\nX-Amz-Checksum-CRC32:y/Q5Jg==\n\r\n\r\n")) {
            PutBody body = unsigned(wire, 9, trailer);
            assertThat(body.input().readAllBytes()).asString().isEqualTo("123456789");
            assertThat(body.finish()).containsKey(DigestKind.CRC32);
        }
    }

    @Test
    void the_decoded_length_is_what_counts() throws Exception {
        assertThat(refusal(unsigned("5\r\n12345\r\n0\r\n\r\n", 6))).isEqualTo(new Refusal.IncompleteBody(6, 5));
        assertThat(refusal(unsigned("5\r\n12345\r\n0\r\n\r\n", 4))).isInstanceOf(Refusal.IncompleteBody.class);
    }

    @Test
    void trailers_are_those_announced() throws Exception {
        Header announced = new Header("x-amz-trailer", "x-amz-checksum-crc32");
        assertThat(refusal(unsigned("0\r\n\r\n", 0, announced))).isInstanceOf(Refusal.MalformedTrailer.class);
        assertThat(refusal(unsigned("0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n", 0)))
                .isInstanceOf(Refusal.MalformedTrailer.class);
        assertThat(refusal(unsigned("0\r\nx-amz-checksum-sha1:AAAAAA==\r\n\r\n", 0, announced)))
                .isInstanceOf(Refusal.MalformedTrailer.class);
        assertThat(refusal(unsigned("0\r\nno colon\r\n\r\n", 0))).isInstanceOf(Refusal.MalformedTrailer.class);
    }

    @Test
    void broken_framing_is_refused_within_its_limits() throws Exception {
        assertThat(refusal(unsigned("zz\r\n\r\n", 1))).isInstanceOf(Refusal.MalformedChunk.class);
        assertThat(refusal(unsigned("ffffffffffffffffff\r\n", 1))).isInstanceOf(Refusal.MalformedChunk.class);
        assertThat(refusal(unsigned("1;" + "x".repeat(300) + "\r\na\r\n0\r\n\r\n", 1)))
                .isInstanceOf(Refusal.MalformedChunk.class);
        assertThat(refusal(unsigned("1\r\nab\r\n0\r\n\r\n", 1))).isInstanceOf(Refusal.MalformedChunk.class);
        assertThat(refusal(unsigned("0\r\n\r\nmore", 0))).isInstanceOf(Refusal.MalformedChunk.class);
        assertThat(refusal(unsigned("0\r\nx:" + "y".repeat(20_000) + "\r\n\r\n", 0)))
                .isInstanceOf(Refusal.MalformedChunk.class);
    }

    @Test
    void any_cut_into_chunks_gives_the_same_bytes() {
        Property.holds(200, random -> {
            byte[] data = new byte[random.nextInt(500)];
            random.nextBytes(data);
            StringBuilder wire = new StringBuilder();
            for (int at = 0; at < data.length; ) {
                int size = random.nextInt(1, Math.min(100, data.length - at) + 1);
                wire.append(Integer.toHexString(size)).append("\r\n");
                wire.append(new String(data, at, size, StandardCharsets.ISO_8859_1))
                        .append("\r\n");
                at += size;
            }
            PutBody body = unsigned(wire + "0\r\n\r\n", data.length);
            assertThat(body.input().readAllBytes()).isEqualTo(data);
            assertThat(body.finish()).isEmpty();
        });
    }

    @Test
    void all_five_checksums_are_understood() throws Exception {
        Map<String, String> values = Map.of(
                "crc32", "y/Q5Jg==",
                "crc32c", "4waSgw==",
                "crc64nvme", "rosUhgp5mIg=",
                "sha1", "98O8HYCOBHMq32eZZczDTKeuNEE=",
                "sha256", "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=");
        values.forEach((name, value) -> assertThat(ofHeader(name, value)).hasSize(1));
        assertThat(HexFormat.of().formatHex(ofHeader("crc32", "y/Q5Jg==").get(DigestKind.CRC32)))
                .isEqualTo("cbf43926");
    }

    private static Map<DigestKind, byte[]> ofHeader(String name, String value) {
        try {
            return Checksums.of(new Headers(List.of(new Header("x-amz-checksum-" + name, value))))
                    .expected();
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }
}
