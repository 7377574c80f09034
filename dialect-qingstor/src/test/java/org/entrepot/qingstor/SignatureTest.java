package org.entrepot.qingstor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Credentials;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.kit.RequestHeads;
import org.entrepot.store.AccessKey;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    private static final String DATE = HttpDates.format(Requests.NOW);

    @TestFactory
    List<DynamicTest> documented_vectors_hold() {
        return Vectors.at("signature", "documented_rule_vectors")
                .map(vector -> DynamicTest.dynamicTest(Vectors.text(vector, "name"), () -> {
                    Headers headers = Vectors.headers(vector);
                    boolean inHeader = Vectors.text(vector, "kind").equals("header");
                    RequestHead head = head(
                            vector,
                            inHeader
                                    ? RequestHeads.with(
                                            headers, new Header("Authorization", Vectors.text(vector, "authorization")))
                                    : headers);
                    assertThat(candidates(head)).contains(Vectors.text(vector, "string_to_sign"));
                    verify(head, Requests.KEY, Requests.NOW);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> signatures_of_real_clients_hold() {
        return Vectors.at("signature", "captured_from_real_clients")
                .map(vector -> DynamicTest.dynamicTest(
                        Vectors.text(vector, "client") + " " + Vectors.text(vector, "request_target"), () -> {
                            RequestHead head = head(vector, Vectors.headers(vector));
                            Instant now = date(head);
                            assertThat(candidates(head)).contains(Vectors.text(vector, "string_to_sign"));
                            verify(
                                    head,
                                    Requests.key(
                                            Vectors.text(vector, "access_key_id"),
                                            Vectors.text(vector, "secret_access_key")),
                                    now);
                        }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> the_go_clients_own_unit_tests_hold() {
        return Vectors.at("signature", "published_unit_test_vectors_of_the_go_client")
                .map(vector -> DynamicTest.dynamicTest(
                        Vectors.text(vector, "name"),
                        () -> assertThat(StringToSign.signature(
                                        Vectors.text(vector, "secret_access_key"),
                                        Vectors.text(vector, "string_to_sign")))
                                .isEqualTo(Vectors.text(vector, "signature"))))
                .toList();
    }

    @Test
    void what_the_signer_signs_is_accepted() throws IOException {
        for (String target : List.of("/", "/mybucket?cors", "/mybucket/a%20b.txt?response-expires=x%20y&acl")) {
            Headers headers = new Headers(List.of(new Header("Content-Type", "a/b"), new Header("X-QS-Meta-A", "b")));
            List<Header> added = QingStorSigner.sign(
                    "PUT",
                    target,
                    null,
                    headers,
                    new byte[] {1},
                    Requests.KEY.id(),
                    Requests.KEY.secret(),
                    Requests.NOW);
            Headers all = RequestHeads.with(headers, added.toArray(Header[]::new));
            assertThat(all.has("Content-MD5")).isTrue();
            verify(Requests.head("PUT", target, "127.0.0.1", all), Requests.KEY, Requests.NOW);
        }
    }

    @Test
    void what_the_signer_presigns_is_accepted_with_and_without_a_type() throws IOException {
        String target = QingStorSigner.presign(
                "GET",
                "/a.txt?response-content-type=text%2Fplain",
                "mybucket",
                Headers.NONE,
                Requests.KEY.id(),
                Requests.KEY.secret(),
                Requests.NOW.plusSeconds(60));
        for (Headers headers : List.of(Headers.NONE, new Headers(List.of(new Header("Content-Type", "text/html"))))) {
            RequestHead head = Requests.head("GET", target, "mybucket.pek3a.qs.test", headers);
            Facts facts = verify(head, Requests.KEY, Requests.NOW);
            assertThat(facts.get(Fact.SIG_TYPE)).containsExactly("REST-QUERY-STRING");
        }
    }

    @Test
    void a_presigned_path_without_its_bucket_is_accepted_on_a_host_that_carries_it() throws IOException {
        String target = QingStorSigner.presign(
                "GET", "/a.txt", null, Headers.NONE, Requests.KEY.id(), Requests.KEY.secret(), Requests.NOW);
        verify(Requests.head("GET", target, "mybucket.pek3a.qs.test", Headers.NONE), Requests.KEY, Requests.NOW);
    }

    @ParameterizedTest
    @CsvSource({"qs.test, qs", "qs.test:9000, qs", "localhost:9000, localhost", "localhost:9000, localhost:9000"})
    void listing_buckets_may_be_signed_as_if_the_first_label_of_the_host_were_a_bucket(String host, String label)
            throws IOException {
        List<Header> signature = QingStorSigner.sign(
                "GET", "/", label, Headers.NONE, new byte[0], Requests.KEY.id(), Requests.KEY.secret(), Requests.NOW);
        verify(Requests.head("GET", "/", host, new Headers(signature)), Requests.KEY, Requests.NOW);
    }

    @Test
    void a_presigned_bucket_call_needs_its_bucket_signed() {
        String target = QingStorSigner.presign(
                "GET", "/?acl", null, Headers.NONE, Requests.KEY.id(), Requests.KEY.secret(), Requests.NOW);
        RequestHead head = Requests.head("GET", target, "mybucket.pek3a.qs.test", Headers.NONE);
        assertThat(refusal(head, Requests.NOW)).isInstanceOf(Refusal.SignatureMismatch.class);
    }

    @Test
    void a_parameter_that_some_clients_leave_unsigned_cannot_be_added_to_a_presigned_url() {
        String target = QingStorSigner.presign(
                "GET", "/mybucket/a", null, Headers.NONE, Requests.KEY.id(), Requests.KEY.secret(), Requests.NOW);
        RequestHead head = Requests.head("GET", target + "&version_id=1");
        assertThat(refusal(head, Requests.NOW)).isInstanceOf(Refusal.SignatureMismatch.class);
    }

    @Test
    void the_id_of_an_objects_only_version_may_be_signed_as_no_value_as_java_does() throws IOException {
        List<Header> signature = QingStorSigner.sign(
                "GET",
                "/mybucket/a?version_id",
                null,
                Headers.NONE,
                new byte[0],
                Requests.KEY.id(),
                Requests.KEY.secret(),
                Requests.NOW);
        Headers headers = new Headers(signature);
        verify(Requests.head("GET", "/mybucket/a?version_id=null", "127.0.0.1", headers), Requests.KEY, Requests.NOW);
        assertThat(refusal(Requests.head("GET", "/mybucket/a?version_id=1", "127.0.0.1", headers), Requests.NOW))
                .isInstanceOf(Refusal.SignatureMismatch.class);
    }

    @Test
    void a_wrong_signature_is_told_what_the_server_signed() {
        RequestHead head = signed("QS " + Requests.KEY.id() + ":AAAA", new Header("Date", DATE));
        Refusal refusal = refusal(head, Requests.NOW);
        assertThat(QingStorErrors.words(refusal).status()).isEqualTo(401);
        assertThat(QingStorErrors.words(refusal).code()).isEqualTo("signature_not_matched");
        assertThat(QingStorErrors.words(refusal).message()).contains("GET\n\n\n" + DATE + "\n/mybucket");
    }

    @Test
    void a_date_more_than_fifteen_minutes_away_is_expired() throws IOException {
        List<Header> added = QingStorSigner.sign(
                "GET",
                "/mybucket",
                null,
                Headers.NONE,
                new byte[0],
                Requests.KEY.id(),
                Requests.KEY.secret(),
                Requests.NOW);
        RequestHead head = Requests.head("GET", "/mybucket", "127.0.0.1", new Headers(added));
        verify(head, Requests.KEY, Requests.NOW.plus(QingStorSignature.SKEW_MAX));
        for (Duration off : List.of(Duration.ofSeconds(901), Duration.ofSeconds(-901))) {
            assertThat(QingStorErrors.words(refusal(head, Requests.NOW.plus(off))))
                    .returns(403, QingStorErrors.Words::status)
                    .returns("request_expired", QingStorErrors.Words::code);
        }
    }

    @Test
    void a_missing_or_unreadable_date_is_expired() {
        for (Header[] dates : List.of(new Header[0], new Header[] {new Header("Date", "yesterday")}, new Header[] {
            new Header("x-qs-date", "now"), new Header("Date", DATE)
        })) {
            RequestHead head = signed("QS " + Requests.KEY.id() + ":AAAA", dates);
            assertThat(QingStorErrors.words(refusal(head, Requests.NOW)).code()).isEqualTo("request_expired");
        }
    }

    @Test
    void a_presigned_request_past_its_end_is_expired() {
        for (String end : List.of("1", "-9223372036854775808")) {
            RequestHead head = Requests.head(
                    "GET", "/mybucket/a?access_key_id=" + Requests.KEY.id() + "&expires=" + end + "&signature=x");
            assertThat(QingStorErrors.words(refusal(head, Requests.NOW)).code()).isEqualTo("request_expired");
        }
    }

    @Test
    void credentials_that_cannot_be_read_are_an_invalid_request() {
        for (RequestHead head : List.of(
                signed("Basic abc"),
                signed("QS nocolon"),
                signed("QS :x"),
                signed("QS x:"),
                Requests.head("GET", "/b/k?signature=x&expires=1"),
                Requests.head("GET", "/b/k?access_key_id=x&signature=x"),
                Requests.head("GET", "/b/k?access_key_id=x&signature=x&expires=soon"))) {
            RefusedException refused = catchThrowableOfType(
                    RefusedException.class, () -> new QingStorDialect().credentials(head, Requests.entry(head)));
            assertThat(QingStorErrors.words(refused.refusal()))
                    .returns(400, QingStorErrors.Words::status)
                    .returns("invalid_request", QingStorErrors.Words::code);
        }
    }

    @Test
    void the_header_counts_when_both_are_there() throws IOException {
        RequestHead head = Requests.head(
                "GET",
                "/b/k?access_key_id=other&expires=1&signature=x",
                "127.0.0.1",
                new Headers(List.of(new Header("Authorization", "QS one:abc"))));
        assertThat(credentials(head)).isEqualTo(new QingStorCredentials.InHeader("one", "abc"));
    }

    @Test
    void an_unsigned_request_has_no_credentials() throws IOException {
        RequestHead head = Requests.head("GET", "/b/k?expires=1");
        assertThat(new QingStorDialect().credentials(head, Requests.entry(head)))
                .isEmpty();
    }

    @Test
    void a_disabled_or_unknown_key_is_refused() {
        RequestHead head = signed("QS " + Requests.KEY.id() + ":AAAA", new Header("Date", DATE));
        AccessKey disabled = new AccessKey("x", Requests.OWNER, null, "s", false, Requests.NOW);
        for (Optional<AccessKey> key : List.of(Optional.<AccessKey>empty(), Optional.of(disabled))) {
            Entry entry = Requests.entry(head);
            assertThatThrownBy(() -> new QingStorDialect()
                            .authenticate(
                                    head,
                                    entry,
                                    Requests.route(head),
                                    credentials(head),
                                    key.orElse(null),
                                    Bodies.replay(new byte[0]),
                                    Requests.NOW))
                    .extracting(e -> QingStorErrors.words(((RefusedException) e).refusal())
                            .code())
                    .isEqualTo("invalid_access_key_id");
        }
    }

    private static RequestHead signed(String authorization, Header... more) {
        Headers headers = new Headers(List.of(new Header("Authorization", authorization)));
        return Requests.head("GET", "/mybucket", "127.0.0.1", RequestHeads.with(headers, more));
    }

    private static RequestHead head(JsonValue.Obj vector, Headers headers) {
        return Requests.head(
                Vectors.text(vector, "method"),
                Vectors.text(vector, "request_target"),
                Vectors.text(vector, "host"),
                headers);
    }

    private static Instant date(RequestHead head) {
        return head.headers()
                .first("x-qs-date")
                .or(() -> head.headers().first("date"))
                .flatMap(HttpDates::parse)
                .orElseThrow();
    }

    private static Credentials credentials(RequestHead head) throws RefusedException {
        return new QingStorDialect().credentials(head, Requests.entry(head)).orElseThrow();
    }

    private static Iterable<String> candidates(RequestHead head) throws RefusedException {
        return QingStorSignature.candidates(
                head, Requests.entry(head), Query.parse(head.rawQuery()), (QingStorCredentials) credentials(head));
    }

    private static Facts verify(RequestHead head, AccessKey key, Instant now) throws RefusedException {
        Entry entry = Requests.entry(head);
        return QingStorSignature.verify(
                head, entry, Query.parse(head.rawQuery()), (QingStorCredentials) credentials(head), key, now);
    }

    private static Refusal refusal(RequestHead head, Instant now) {
        return catchThrowableOfType(RefusedException.class, () -> verify(head, Requests.KEY, now))
                .refusal();
    }
}
