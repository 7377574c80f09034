package org.entrepot.gateway.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.gateway.sigv4.SigV4Requests.NOW;
import static org.entrepot.gateway.sigv4.SigV4Requests.head;
import static org.entrepot.gateway.sigv4.SigV4Requests.refusal;
import static org.entrepot.gateway.sigv4.SigV4Requests.verified;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RequestHead;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class SigV4RulesTest {
    private static final SigV4Signer.Signatory SIGNATORY =
            new SigV4Signer.Signatory(SigV4Requests.ID, SigV4Requests.SECRET, "eu-central-1");

    private static RequestHead signed(String method, String target, String host, List<Header> headers, Instant time) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(SigV4Signer.forS3()
                .sign(new SigV4Signer.Request(method, target, host, headers), Hmac.EMPTY_SHA256, SIGNATORY, time));
        return head(method, target, host, all);
    }

    private static RequestHead signed(String target, Header... headers) {
        return signed("GET", target, SigV4Requests.HOST, List.of(headers), NOW);
    }

    private static String presigned(Instant time, long expires, Header... headers) {
        return SigV4Signer.forS3()
                .presign(
                        new SigV4Signer.Request("GET", "/k", SigV4Requests.HOST, List.of(headers)),
                        SigV4Verifier.UNSIGNED_PAYLOAD,
                        SIGNATORY,
                        time,
                        expires);
    }

    @Test
    void an_unsigned_request_has_no_credentials() throws Exception {
        assertThat(verified(head("GET", "/k"), NOW)).isEmpty();
    }

    @Test
    void odd_paths_and_queries_verify() throws Exception {
        for (String target : List.of(
                "/",
                "//x",
                "/a/../b/./c//",
                "/a+b%20c=1/%E4%BD%A0",
                "/k?b&a=&a=%2F+&&c=1=2",
                "/k?uploads&prefix=a%2Bb")) {
            assertThat(verified(signed(target), NOW)).as(target).isPresent();
        }
    }

    @Test
    void keys_of_any_text_verify() {
        Property.holds(200, random -> {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(1, 12), 1, 0x3000)
                    .filter(c -> Character.isDefined(c) && !Character.isSurrogate((char) c))
                    .forEach(text::appendCodePoint);
            String target = "/" + org.entrepot.gateway.PercentCoding.encode(text.toString(), false);
            assertThat(verified(signed(target), NOW)).isPresent();
        });
    }

    @Test
    void blanks_in_header_values_do_not_matter() throws Exception {
        RequestHead head = signed("/k", new Header("x-amz-meta-a", "one two"));
        List<Header> lines = new ArrayList<>(head.headers().lines());
        lines.replaceAll(
                line -> line.name().equals("x-amz-meta-a") ? new Header("X-Amz-Meta-A", "  one    two ") : line);
        assertThat(verified(head("GET", "/k", SigV4Requests.HOST, lines), NOW)).isPresent();
    }

    @Test
    void a_default_port_that_a_proxy_added_or_dropped_is_forgiven_and_any_other_is_not() throws Exception {
        for (String port : List.of(":80", ":443")) {
            assertThat(verified(signedForAndReceivedAs("bucket.example", "bucket.example" + port), NOW))
                    .isPresent();
            assertThat(verified(signedForAndReceivedAs("bucket.example" + port, "bucket.example"), NOW))
                    .isPresent();
            assertThat(verified(signedForAndReceivedAs("[::1]" + port, "[::1]"), NOW))
                    .isPresent();
        }
        for (RequestHead head : List.of(
                signedForAndReceivedAs("bucket.example", "bucket.example:9000"),
                signedForAndReceivedAs("bucket.example:9000", "bucket.example"),
                signedForAndReceivedAs("bucket.example:80", "bucket.example:443"))) {
            assertThat(refusal(head, NOW)).isInstanceOf(Refusal.SignatureMismatch.class);
        }
    }

    @Test
    void the_field_that_http_2_has_for_the_host_is_signed_in_its_place() throws Exception {
        assertThat(verified(signedByAuthority(SigV4Requests.HOST), NOW)).isPresent();
        assertThat(refusal(signedByAuthority("other.s3.amazonaws.com"), NOW))
                .isInstanceOf(Refusal.SignatureMismatch.class);
    }

    /** As a client of HTTP/2 signs; the request comes to the usual host. */
    private static RequestHead signedByAuthority(String authority) throws Exception {
        Header date = new Header("x-amz-date", SigV4Time.format(NOW));
        String canonical = CanonicalRequest.of(
                "GET",
                "/k",
                Query.parse(""),
                new Headers(List.of(date)),
                authority,
                List.of(":authority", "x-amz-date"),
                SigV4Verifier.UNSIGNED_PAYLOAD);
        SigV4Scope scope = new SigV4Scope("20130524", "us-east-1", "s3");
        String text = CanonicalRequest.stringToSign(SigV4Time.format(NOW), scope, canonical);
        String signature = Hmac.sha256Hex(SigningKeys.derive(SigV4Requests.SECRET, scope), text);
        return head("GET", "/k", date, SigV4Requests.authorization(":authority;x-amz-date", signature));
    }

    private static RequestHead signedForAndReceivedAs(String host, String received) {
        List<Header> lines = signed("GET", "/k", host, List.of(), NOW).headers().lines().stream()
                .filter(line -> !line.name().equals("Host"))
                .toList();
        return head("GET", "/k", received, lines);
    }

    @Test
    void a_clock_fifteen_minutes_off_is_taken_and_one_second_more_is_not() throws Exception {
        assertThat(verified(signed("/k"), NOW.plusSeconds(900))).isPresent();
        assertThat(refusal(signed("/k"), NOW.plusSeconds(901))).isInstanceOf(Refusal.ClockSkew.class);
        assertThat(refusal(signed("/k"), NOW.minusSeconds(901))).isInstanceOf(Refusal.ClockSkew.class);
    }

    @Test
    void an_unsigned_amz_header_is_refused_by_name_and_the_cdn_header_is_not() throws Exception {
        List<Header> lines = new ArrayList<>(signed("/k").headers().lines());
        lines.add(new Header("X-Amz-Cf-Id", "cdn"));
        assertThat(verified(head("GET", "/k", SigV4Requests.HOST, lines), NOW)).isPresent();
        lines.add(new Header("X-Amz-Acl", "public-read"));
        assertThat(refusal(head("GET", "/k", SigV4Requests.HOST, lines), NOW))
                .isEqualTo(new Refusal.HeadersNotSigned(List.of("x-amz-acl")));
    }

    @Test
    void a_session_token_that_no_key_of_ours_has_is_refused() {
        assertThat(refusal(signed("/k", new Header("x-amz-security-token", "t")), NOW))
                .isInstanceOf(Refusal.InvalidToken.class);
    }

    @Test
    void presigned_urls_hold_from_their_beginning_to_their_end() throws Exception {
        assertThat(verified(head("GET", presigned(NOW, 60)), NOW.plusSeconds(60)))
                .isPresent();
        assertThat(refusal(head("GET", presigned(NOW, 60)), NOW.plusSeconds(61)))
                .isInstanceOf(Refusal.Expired.class);
        assertThat(refusal(head("GET", presigned(NOW, 60)), NOW.minusSeconds(901)))
                .isInstanceOf(Refusal.NotYetValid.class);
    }

    @Test
    void a_parameter_added_after_signing_breaks_the_signature() {
        assertThat(refusal(head("GET", presigned(NOW, 60) + "&versionId=1"), NOW))
                .isInstanceOf(Refusal.SignatureMismatch.class);
    }

    @Test
    void a_signed_content_type_has_to_be_sent() throws Exception {
        Header type = new Header("Content-Type", "text/plain");
        String target = presigned(NOW, 60, type);
        assertThat(verified(head("GET", target, type), NOW)).isPresent();
        assertThat(refusal(head("GET", target), NOW)).isInstanceOf(Refusal.SignatureMismatch.class);
    }

    @Test
    void bad_and_missing_parameters_are_told_by_name() {
        for (String name : List.of(
                "X-Amz-Algorithm",
                "X-Amz-Credential",
                "X-Amz-Date",
                "X-Amz-Expires",
                "X-Amz-SignedHeaders",
                "X-Amz-Signature")) {
            String without = presigned(NOW, 60).replaceAll("([?&])" + name + "=[^&]*", "$1");
            assertThat(refusal(head("GET", without), NOW))
                    .isInstanceOfSatisfying(
                            Refusal.MalformedCredentials.class,
                            r -> assertThat(r.where()).isEqualTo(name));
        }
        for (String expires : List.of("0", "604801", "-1", "x", "99999999999")) {
            assertThat(refusal(head("GET", presigned(NOW, 60).replace("Expires=60", "Expires=" + expires)), NOW))
                    .isInstanceOf(Refusal.MalformedCredentials.class);
        }
    }

    @Test
    void two_mechanisms_at_once_are_refused() {
        assertThat(refusal(head("GET", presigned(NOW, 60), new Header("Authorization", "AWS4-HMAC-SHA256 x")), NOW))
                .isInstanceOf(Refusal.InvalidArgument.class);
    }

    @Test
    void unreadable_headers_and_other_schemes_are_refused() {
        Header date = new Header("x-amz-date", "20130524T000000Z");
        assertThat(refusal(head("GET", "/k", new Header("Authorization", ""), date), NOW))
                .isInstanceOf(Refusal.MissingCredentials.class);
        assertThat(refusal(head("GET", "/k", new Header("Authorization", "Bearer x"), date), NOW))
                .isInstanceOf(Refusal.UnsupportedCredentials.class);
        for (String value : List.of(
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 Credential=a/20130524/r/s3/aws4_request",
                "AWS4-HMAC-SHA256 Credential=a/20130524/r/sqs/aws4_request, SignedHeaders=host, Signature=x",
                "AWS4-HMAC-SHA256 Credential=20130524/r/s3/aws4_request, SignedHeaders=host, Signature=x",
                "AWS4-HMAC-SHA256 Credential=a/20130525/r/s3/aws4_request, SignedHeaders=host, Signature=x")) {
            assertThat(refusal(head("GET", "/k", new Header("Authorization", value), date), NOW))
                    .as(value)
                    .isInstanceOfSatisfying(
                            Refusal.MalformedCredentials.class,
                            r -> assertThat(r.where()).isEqualTo("Authorization"));
        }
    }

    @Test
    void members_may_come_in_any_order_and_ids_may_hold_slashes() throws Exception {
        SigV4Credentials credentials = new SigV4Reader("s3")
                .read(head(
                        "GET",
                        "/k",
                        new Header("x-amz-date", "20130524T000000Z"),
                        new Header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Signature=ab,SignedHeaders=Host;X-Amz-Date,  "
                                        + "Credential=a/b/20130524/r/s3/aws4_request")))
                .orElseThrow();
        assertThat(credentials.accessKeyId()).isEqualTo("a/b");
        assertThat(credentials.signedHeaders()).containsExactly("host", "x-amz-date");
    }

    @Test
    void a_missing_date_is_told_as_such() {
        assertThat(refusal(head("GET", "/k", SigV4Requests.authorization("host", "ab")), NOW))
                .isInstanceOfSatisfying(
                        Refusal.MalformedCredentials.class,
                        r -> assertThat(r.where()).isEqualTo("Date"));
    }

    @Test
    void an_unreadable_header_is_told_before_a_missing_date() {
        Header header = new Header("Authorization", "AWS4-HMAC-SHA256 Credential=" + SigV4Requests.ID);
        assertThat(refusal(head("GET", "/k", header), NOW))
                .isInstanceOfSatisfying(
                        Refusal.MalformedCredentials.class,
                        r -> assertThat(r.where()).isEqualTo("Authorization"));
    }

    @Test
    void an_unknown_or_disabled_key_signs_nothing() throws Exception {
        RequestHead head = signed("/k");
        SigV4Credentials credentials = new SigV4Reader("s3").read(head).orElseThrow();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> SigV4Verifier.forS3().verify(head, credentials, null, Hmac.EMPTY_SHA256, NOW))
                .hasMessageContaining("UnknownAccessKey");
    }

    @Test
    void the_canonical_query_is_sorted_by_encoded_names_then_values() throws Exception {
        assertThat(CanonicalRequest.query(Query.parse("b=2&a=%7E&a=&B=1&X-Amz-Signature=x&c")))
                .isEqualTo("B=1&a=&a=~&b=2&c=");
    }
}
