package org.entrepot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.entrepot.access.identity.Account;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.sigv4.Hmac;
import org.entrepot.gateway.sigv4.SigV4Credentials;
import org.entrepot.gateway.sigv4.SigV4Reader;
import org.entrepot.gateway.sigv4.SigV4Verifier;
import org.entrepot.store.AccessKey;
import org.junit.jupiter.api.Test;

/** The requests are read as a server reads them, and judged by the verifier that the server uses. */
class S3RequestsTest {
    private static final String HOST = "127.0.0.1:9000";
    private static final String ID = "AKIDTEST";
    private static final String SECRET = "a secret";
    private static final Account ACCOUNT =
            new Account("123456789012", "100000000001", "1250000000", "usr-abcdefgh", "c".repeat(64));

    private final S3Requests requests = new S3Requests(HOST, ID, SECRET);

    private static RequestHead read(ByteBuffer bytes) {
        String text = StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
        assertThat(text).endsWith("\r\n\r\n");
        List<String> lines = text.lines().toList();
        String[] first = lines.getFirst().split(" ", -1);
        assertThat(first).hasSize(3);
        assertThat(first[2]).isEqualTo("HTTP/1.1");
        List<Header> headers = new ArrayList<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            int colon = line.indexOf(": ");
            headers.add(new Header(line.substring(0, colon), line.substring(colon + 2)));
        }
        Headers all = new Headers(headers);
        int mark = first[1].indexOf('?');
        return new RequestHead(
                first[0],
                mark < 0 ? first[1] : first[1].substring(0, mark),
                mark < 0 ? "" : first[1].substring(mark + 1),
                all.first("Host").orElseThrow(),
                all,
                "HTTP/1.1",
                InetAddress.getLoopbackAddress(),
                null,
                null,
                Instant.now(),
                "0".repeat(32));
    }

    private static String header(RequestHead head, String name) {
        return head.headers().first(name).orElse("");
    }

    private static void verify(RequestHead head, String secret) throws RefusedException {
        SigV4Credentials credentials = new SigV4Reader("s3").read(head).orElseThrow();
        AccessKey key = new AccessKey(ID, ACCOUNT, null, secret, true, Instant.EPOCH);
        SigV4Verifier.forS3().verify(head, credentials, key, header(head, "x-amz-content-sha256"), Instant.now());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    @Test
    void every_request_but_a_preflight_carries_a_signature_that_the_server_accepts() throws Exception {
        for (Work work : Work.values()) {
            RequestRing ring = requests.ring(work);
            for (ByteBuffer bytes :
                    List.of(ring.heads().getFirst(), ring.heads().getLast())) {
                RequestHead head = read(bytes);
                if (work == Work.PREFLIGHT) {
                    assertThat(head.headers().has("Authorization")).isFalse();
                } else {
                    verify(head, SECRET);
                    assertThatThrownBy(() -> verify(head, "another")).isInstanceOf(RefusedException.class);
                }
            }
        }
    }

    @Test
    void a_small_put_tells_the_length_and_the_hash_of_its_body_and_a_large_one_its_length() {
        RequestRing small = requests.ring(Work.PUT_SMALL);
        RequestHead head = read(small.heads().getLast());
        byte[] body = bytes(small.body());
        assertThat(body).hasSize(4096);
        assertThat(header(head, "Content-Length")).isEqualTo("4096");
        assertThat(header(head, "x-amz-content-sha256")).isEqualTo(Hmac.sha256Hex(body));
        RequestRing large = requests.ring(Work.PUT_LARGE);
        assertThat(large.body().remaining()).isEqualTo(8 << 20);
        assertThat(header(read(large.heads().getFirst()), "Content-Length")).isEqualTo("8388608");
        assertThat(header(read(large.heads().getFirst()), "x-amz-content-sha256"))
                .isEqualTo("UNSIGNED-PAYLOAD");
    }

    @Test
    void what_is_read_in_turn_was_put_in_place_and_is_a_thousand_objects() {
        List<String> read = requests.ring(Work.GET_SMALL).heads().stream()
                .map(head -> read(head).rawPath())
                .toList();
        List<String> written = requests.puts("small", Work.SMALL_OBJECTS, new byte[1], true).heads().stream()
                .map(head -> read(head).rawPath())
                .toList();
        assertThat(read).hasSize(1000).doesNotHaveDuplicates().isEqualTo(written);
    }

    @Test
    void the_pages_of_the_listing_begin_a_thousand_keys_apart_and_end_with_the_last() throws Exception {
        List<String> keys = IntStream.range(0, Work.LISTED_KEYS)
                .mapToObj(S3Requests::listedKey)
                .toList();
        assertThat(keys).hasSize(20_000).isSorted();
        List<ByteBuffer> pages = requests.ring(Work.LIST).heads();
        assertThat(pages).hasSize(20);
        for (int page : IntStream.range(0, 20).toArray()) {
            Query query = Query.parse(read(pages.get(page)).rawQuery());
            String after = query.first("start-after").orElseThrow();
            assertThat(keys.stream().filter(key -> key.compareTo(after) > 0).count())
                    .isEqualTo(20_000 - 1000L * page);
            assertThat(query.first("max-keys")).contains("1000");
        }
    }

    @Test
    void a_document_is_signed_with_its_hash_and_what_it_needs_beside() throws Exception {
        RequestRing ring = requests.document("/b?cors", "<a/>", List.of(new Header("Content-MD5", "x")));
        RequestHead head = read(ring.heads().getFirst());
        verify(head, SECRET);
        assertThat(header(head, "x-amz-content-sha256")).isEqualTo(Hmac.sha256Hex(bytes(ring.body())));
        assertThat(header(head, "Content-MD5")).isEqualTo("x");
        assertThat(header(head, "Content-Length")).isEqualTo("4");
    }

    @Test
    void a_ring_goes_round_and_each_sending_has_a_position_of_its_own() {
        RequestRing ring = requests.ring(Work.PUT_SMALL);
        ByteBuffer[] first = ring.request(0);
        first[0].position(first[0].limit());
        first[1].position(first[1].limit());
        ByteBuffer[] again = ring.request(ring.heads().size());
        assertThat(read(again[0]).rawPath()).isEqualTo("/bench/put-small/00000");
        assertThat(again[1].remaining()).isEqualTo(4096);
    }
}
