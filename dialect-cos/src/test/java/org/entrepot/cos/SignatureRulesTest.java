package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.entrepot.access.identity.Account;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RefusalContext;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.kit.RequestHeads;
import org.entrepot.store.AccessKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is signed, for how long, and how a refusal is worded ({@code cos.md} section 2.2). */
class SignatureRulesTest {
    static final Account ACCOUNT = new Account("100000000001", "100000000001", "1250000000", "usr-1", "0".repeat(64));
    static final AccessKey KEY =
            new AccessKey(Vectors.SECRET_ID, ACCOUNT, null, Vectors.SECRET_KEY, true, Instant.EPOCH);

    private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000);

    /** The code and message with which a signature is refused; {@code accepted} when it holds. */
    static String refusalOf(RequestHead head, CosCredentials credentials, @Nullable AccessKey key) {
        return refusalOf(head, credentials, key, credentials.signTime().start());
    }

    private static String refusalOf(
            RequestHead head, CosCredentials credentials, @Nullable AccessKey key, Instant now) {
        try {
            CosVerifier.verify(head, credentials, key, now);
            return "accepted";
        } catch (RefusedException e) {
            return word(head, e).code();
        }
    }

    private static CosError word(RequestHead head, RefusedException e) {
        return CosErrors.word(e.refusal(), new RefusalContext(head, Heads.byPath(head), null, null));
    }

    private static RequestHead signed(String method, String target, String host, Headers headers) {
        Header authorization = CosSigner.sign(method, target, host, headers, KEY.id(), KEY.secret(), TIME)
                .getFirst();
        return Heads.head(method, target, host, RequestHeads.with(headers, authorization));
    }

    private static String verdict(RequestHead head, Instant now) throws RefusedException {
        return refusalOf(head, CosAuthorization.read(head).orElseThrow(), KEY, now);
    }

    @Test
    void a_signature_holds_from_its_start_to_its_end() throws Exception {
        RequestHead head = signed("GET", "/k", Heads.HOST, Headers.NONE);
        Instant end = TIME.plus(CosSigner.HEADER_LIFETIME);
        assertThat(verdict(head, TIME)).isEqualTo("accepted");
        assertThat(verdict(head, end)).isEqualTo("accepted");
        assertThat(verdict(head, end.plus(CosVerifier.SKEW_MAX).plusSeconds(1))).isEqualTo("AccessDenied");
        assertThat(verdict(head, TIME.minus(CosVerifier.SKEW_MAX).minusSeconds(1)))
                .isEqualTo("AccessDenied");
    }

    @Test
    void an_expired_signature_says_exactly_what_the_script_clients_compare() throws Exception {
        RequestHead head = signed("GET", "/k", Heads.HOST, Headers.NONE);
        CosCredentials credentials = CosAuthorization.read(head).orElseThrow();
        try {
            CosVerifier.verify(head, credentials, KEY, TIME.plusSeconds(100_000));
            throw new AssertionError("accepted");
        } catch (RefusedException e) {
            assertThat(word(head, e).message()).isEqualTo("Request has expired");
            assertThat(new String(CosErrorXml.write(word(head, e), head), StandardCharsets.UTF_8))
                    .contains("<ServerTime>2023-11-16T02:00:00.000Z</ServerTime>");
        }
    }

    @Test
    void the_host_may_be_signed_without_its_port() throws Exception {
        Header authorization = CosSigner.sign(
                        "GET", "/?cors", "b-1.cos.localhost", Headers.NONE, KEY.id(), KEY.secret(), TIME)
                .getFirst();
        RequestHead head = Heads.head("GET", "/?cors", "b-1.cos.localhost:8080", new Headers(List.of(authorization)));
        assertThat(verdict(head, TIME)).isEqualTo("accepted");
    }

    @Test
    void another_host_path_method_or_signed_header_is_refused() throws Exception {
        Headers type = new Headers(List.of(new Header("Content-Type", "text/plain")));
        RequestHead head = signed("PUT", "/k", Heads.HOST, type);
        CosCredentials credentials = CosAuthorization.read(head).orElseThrow();
        assertThat(refusalOf(Heads.head("PUT", "/k", "other", type), credentials, KEY))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(refusalOf(Heads.head("PUT", "/k2", Heads.HOST, type), credentials, KEY))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(refusalOf(Heads.head("GET", "/k", Heads.HOST, type), credentials, KEY))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(refusalOf(Heads.head("PUT", "/k", Heads.HOST, Headers.NONE), credentials, KEY))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(refusalOf(Heads.head("PUT", "/k?x=1", Heads.HOST, type), credentials, KEY))
                .as("a parameter that is not listed is not signed")
                .isEqualTo("accepted");
    }

    @Test
    void values_of_a_name_listed_twice_are_signed_in_ascending_order() throws Exception {
        RequestHead head = signed("GET", "/?x=b&x=a", Heads.HOST, Headers.NONE);
        assertThat(CosAuthorization.read(head).orElseThrow().parameterNames()).containsExactly("x", "x");
        assertThat(verdict(head, TIME)).isEqualTo("accepted");
    }

    @Test
    void blanks_of_a_query_may_be_written_as_plus_but_those_of_a_path_may_not() throws Exception {
        RequestHead spaces = signed("GET", "/a+b?prefix=a%20b", Heads.HOST, Headers.NONE);
        CosCredentials credentials = CosAuthorization.read(spaces).orElseThrow();
        assertThat(refusalOf(Heads.head("GET", "/a+b?prefix=a+b", Heads.HOST, Headers.NONE), credentials, KEY))
                .isEqualTo("accepted");
        assertThat(refusalOf(Heads.head("GET", "/a%20b?prefix=a+b", Heads.HOST, Headers.NONE), credentials, KEY))
                .isEqualTo("SignatureDoesNotMatch");
    }

    @Test
    void header_bytes_are_signed_as_utf8_text() throws Exception {
        // The parser gives the bytes of UTF-8 text as Latin-1 characters.
        String latin1 = new String("中文".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        Headers headers = new Headers(List.of(new Header("x-cos-meta-a", latin1)));
        RequestHead head = signed("PUT", "/k", Heads.HOST, headers);
        assertThat(verdict(head, TIME)).isEqualTo("accepted");
    }

    @Test
    void an_unknown_or_disabled_key_is_told_apart_from_a_wrong_signature() throws Exception {
        RequestHead head = signed("GET", "/k", Heads.HOST, Headers.NONE);
        CosCredentials credentials = CosAuthorization.read(head).orElseThrow();
        AccessKey disabled = new AccessKey(KEY.id(), ACCOUNT, null, KEY.secret(), false, Instant.EPOCH);
        assertThat(refusalOf(head, credentials, null)).isEqualTo("InvalidAccessKeyId");
        assertThat(refusalOf(head, credentials, disabled)).isEqualTo("InvalidAccessKeyId");
    }

    @Test
    void an_empty_authorization_is_an_anonymous_request_and_a_strange_one_is_refused() throws Exception {
        assertThat(CosAuthorization.read(Heads.head("GET", "/k", new Header("Authorization", ""))))
                .isEmpty();
        assertThat(CosAuthorization.read(Heads.head("GET", "/k?sign=mine"))).isEmpty();
        for (String strange :
                List.of("AWS4-HMAC-SHA256 x", "q-sign-algorithm=sha1", "q-sign-algorithm=md5&q-ak=a&q-signature=b")) {
            assertThat(codeOf(Heads.head("GET", "/k", new Header("Authorization", strange))))
                    .as(strange)
                    .isIn("InvalidArgument", "VerifyAlgorithmNotSupported");
        }
    }

    private static String codeOf(RequestHead head) {
        try {
            return CosAuthorization.read(head).isPresent() ? "read" : "anonymous";
        } catch (RefusedException e) {
            return word(head, e).code();
        }
    }
}
