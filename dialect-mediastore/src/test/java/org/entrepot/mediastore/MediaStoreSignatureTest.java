package org.entrepot.mediastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.Authentication;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Credentials;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.sigv4.SigV4Credentials;
import org.entrepot.gateway.sigv4.SigV4Signer;
import org.entrepot.store.AccessKey;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MediaStoreSignatureTest {
    private static final Account ACCOUNT = new Account("111122223333", "1", "2", "usr-1", "c".repeat(64));
    private static final int BODY_MAX = 1 << 20;

    private final MediaStoreSignature signature = new MediaStoreSignature(MediaStoreLimits.defaults());

    @TestFactory
    Stream<DynamicTest> requests_signed_by_boto3_verify() {
        JsonValue.Obj section = Vectors.section("sigv4");
        Instant now = Instant.parse("2025-11-01T12:00:00Z");
        String secret = Vectors.text(section, "secret_key");
        return Vectors.objects(section.get("requests").orElseThrow()).stream()
                .map(vector -> DynamicTest.dynamicTest(Vectors.text(vector, "id"), () -> {
                    RequestHead head = head(vector);
                    byte[] body = body(vector);
                    if (Vectors.text(vector, "id").equals("data-get-object-session-token")) {
                        // The signature holds, and there are no temporary keys here.
                        assertThatThrownBy(() -> authenticate(head, body, secret, now))
                                .hasMessageContaining("InvalidToken");
                    } else {
                        assertThat(authenticate(head, body, secret, now).caller())
                                .isEqualTo(new Caller.Root(ACCOUNT));
                    }
                    assertThatThrownBy(() -> authenticate(head, body, secret + "x", now))
                            .isInstanceOf(RefusedException.class)
                            .hasMessageContaining("SignatureMismatch");
                }));
    }

    @TestFactory
    Stream<DynamicTest> captured_requests_of_other_clients_are_judged_as_a_strict_verifier_must() {
        return Vectors.cases("captured_client_requests").stream()
                .map(vector -> DynamicTest.dynamicTest(Vectors.text(vector, "id"), () -> {
                    RequestHead head = head(vector);
                    byte[] body = body(vector);
                    Instant now =
                            ((SigV4Credentials) signature.credentials(head).orElseThrow()).time();
                    if (Vectors.flag(vector, "signature_valid")) {
                        Authentication proven = authenticate(head, body, "SECRET", now);
                        assertThat(Bodies.readDocument(proven.body(), BODY_MAX)).isEqualTo(body);
                        assertThat(proven.signature().get(Fact.REQ_REGION)).containsExactly("us-west-2");
                    } else {
                        assertThatThrownBy(() -> authenticate(head, body, "SECRET", now))
                                .isInstanceOf(RefusedException.class)
                                .hasMessageContaining("SignatureMismatch");
                    }
                }));
    }

    @Test
    void what_the_signer_signs_verifies_on_both_planes() throws IOException {
        byte[] body = "{\"ContainerName\":\"movies\"}".getBytes(StandardCharsets.UTF_8);
        var control = new SigV4Signer.Request(
                "POST",
                "/",
                "localhost:9000",
                Requests.headers("X-Amz-Target", "MediaStore_20170901.DescribeContainer"));
        var data = new SigV4Signer.Request("PUT", "//a/b%3Dc.ts", "localhost:9000", List.of());
        for (SigV4Signer.Request request : List.of(control, data)) {
            RequestHead head = signed(request, body);
            assertThat(authenticate(head, body, "SECRET", Requests.NOW).caller())
                    .isEqualTo(new Caller.Root(ACCOUNT));
        }
    }

    @Test
    void a_presigned_target_verifies() throws IOException {
        var request = new SigV4Signer.Request("GET", "/a/b.ts", "localhost:9000", List.of());
        String target = MediaStoreSigner.presign(request, signatory(), Requests.NOW, 60);
        RequestHead head = Requests.head("GET", target, "localhost:9000", List.of());
        assertThat(authenticate(head, new byte[0], "SECRET", Requests.NOW.plusSeconds(60))
                        .caller())
                .isEqualTo(new Caller.Root(ACCOUNT));
        assertThatThrownBy(() -> authenticate(head, new byte[0], "SECRET", Requests.NOW.plusSeconds(61)))
                .hasMessageContaining("Expired");
    }

    @Test
    void a_control_body_other_than_the_signed_one_is_refused_before_anything_is_done() {
        byte[] body = "{\"ContainerName\":\"movies\"}".getBytes(StandardCharsets.UTF_8);
        byte[] forged = "{\"ContainerName\":\"others\"}".getBytes(StandardCharsets.UTF_8);
        RequestHead head = signed(
                new SigV4Signer.Request(
                        "POST",
                        "/",
                        "localhost:9000",
                        Requests.headers("X-Amz-Target", "MediaStore_20170901.DeleteContainer")),
                body);
        assertThatThrownBy(() -> authenticate(head, forged, "SECRET", Requests.NOW))
                .hasMessageContaining("PayloadHashMismatch");
    }

    @Test
    void an_upload_other_than_the_signed_one_is_refused_at_its_end() throws IOException {
        byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
        RequestHead head = signed(new SigV4Signer.Request("PUT", "/a.ts", "localhost:9000", List.of()), body);
        Authentication proven = authenticate(head, "jello".getBytes(StandardCharsets.UTF_8), "SECRET", Requests.NOW);
        assertThatThrownBy(() -> Bodies.readDocument(proven.body(), BODY_MAX))
                .hasMessageContaining("PayloadHashMismatch");
    }

    @Test
    void unsigned_requests_are_anonymous_on_the_data_plane_and_refused_on_the_control_plane() throws IOException {
        assertThat(authenticate(Requests.head("GET", "/a.ts"), new byte[0], "SECRET", Requests.NOW)
                        .caller())
                .isEqualTo(new Caller.Anonymous());
        assertThatThrownBy(() -> authenticate(Requests.control("ListContainers"), new byte[0], "SECRET", Requests.NOW))
                .hasMessageContaining("MissingCredentials");
    }

    @Test
    void an_unknown_word_for_the_payload_is_refused() {
        byte[] body = new byte[0];
        RequestHead head = signed(
                new SigV4Signer.Request(
                        "PUT", "/a.ts", "localhost:9000", Requests.headers("x-amz-content-sha256", "SOME-PAYLOAD")),
                body);
        assertThatThrownBy(() -> authenticate(head, body, "SECRET", Requests.NOW))
                .satisfies(thrown -> assertThat(((RefusedException) thrown).refusal())
                        .isInstanceOf(Refusal.MalformedCredentials.class));
    }

    @Test
    void a_body_without_hash_header_that_is_too_long_to_wait_for_is_refused() {
        MediaStoreSignature tight = new MediaStoreSignature(new MediaStoreLimits(4, 100));
        RequestHead head = head(Vectors.cases("captured_client_requests").stream()
                .filter(vector -> Vectors.text(vector, "id").equals("curl-put-data-binary"))
                .findFirst()
                .orElseThrow());
        assertThatThrownBy(() -> {
                    Credentials credentials = tight.credentials(head).orElseThrow();
                    tight.authenticate(
                            head,
                            credentials,
                            key("SECRET"),
                            Bodies.replay("filebody\n".getBytes(StandardCharsets.UTF_8)),
                            ((SigV4Credentials) credentials).time());
                })
                .hasMessageContaining("BodyTooLarge");
    }

    private static SigV4Signer.Signatory signatory() {
        return new SigV4Signer.Signatory("AKIDEXAMPLE", "SECRET", "us-west-2");
    }

    private static RequestHead signed(SigV4Signer.Request request, byte[] body) {
        List<Header> headers = new ArrayList<>(request.headers());
        headers.addAll(MediaStoreSigner.sign(request, body, signatory(), Requests.NOW));
        return Requests.head(request.method(), request.rawTarget(), request.host(), headers);
    }

    private static AccessKey key(String secret) {
        return new AccessKey("AKIDEXAMPLE", ACCOUNT, null, secret, true, Instant.EPOCH);
    }

    private Authentication authenticate(RequestHead head, byte[] body, String secret, Instant now) throws IOException {
        return signature.authenticate(
                head, signature.credentials(head).orElse(null), key(secret), Bodies.replay(body), now);
    }

    private static RequestHead head(JsonValue.Obj vector) {
        List<Header> headers = new ArrayList<>();
        JsonValue given = vector.get("headers").orElseThrow();
        if (given instanceof JsonValue.Obj object) {
            Vectors.texts(object).forEach((name, value) -> headers.add(new Header(name, value)));
        } else {
            for (JsonValue pair : ((JsonValue.Arr) given).items()) {
                List<JsonValue> line = ((JsonValue.Arr) pair).items();
                headers.add(new Header(((JsonValue.Text) line.get(0)).value(), ((JsonValue.Text) line.get(1)).value()));
            }
        }
        return Requests.head(Vectors.text(vector, "method"), target(vector), host(vector, headers), headers);
    }

    private static String target(JsonValue.Obj vector) {
        return vector.get("request_target")
                .map(target -> ((JsonValue.Text) target).value())
                .orElseGet(() -> Vectors.text(vector, "url").replaceFirst("^https?://[^/]*", ""));
    }

    private static String host(JsonValue.Obj vector, List<Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("Host"))
                .map(Header::value)
                .findFirst()
                .or(() -> vector.get("host").map(host -> ((JsonValue.Text) host).value()))
                .orElseGet(() -> Vectors.text(vector, "url").replaceFirst("^https?://([^/]*).*", "$1"));
    }

    private static byte[] body(JsonValue.Obj vector) throws IOException {
        String text = vector.get("body")
                .filter(JsonValue.Text.class::isInstance)
                .map(body -> ((JsonValue.Text) body).value())
                .orElse("");
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        return head(vector)
                        .headers()
                        .first("Transfer-Encoding")
                        .filter("chunked"::equals)
                        .isPresent()
                ? unchunked(text)
                : raw;
    }

    private static byte[] unchunked(String framed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int line = framed.indexOf("\r\n", at);
            int size = Integer.parseInt(framed.substring(at, line), 16);
            if (size == 0) {
                return bytes.toByteArray();
            }
            bytes.write(framed.substring(line + 2, line + 2 + size).getBytes(StandardCharsets.UTF_8));
            at = line + 2 + size + 2;
        }
    }
}
