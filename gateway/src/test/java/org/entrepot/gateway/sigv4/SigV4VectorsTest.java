package org.entrepot.gateway.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entrepot.gateway.sigv4.SigV4Requests.NOW;
import static org.entrepot.gateway.sigv4.SigV4Requests.authorization;
import static org.entrepot.gateway.sigv4.SigV4Requests.head;
import static org.entrepot.gateway.sigv4.SigV4Requests.verified;

import java.util.HexFormat;
import java.util.List;
import org.entrepot.access.policy.Fact;
import org.entrepot.gateway.Header;
import org.junit.jupiter.api.Test;

/** The published examples ({@code s3.md} 3.6) and vectors of {@code mediastore-vectors.json}. */
class SigV4VectorsTest {
    private static final Header EMPTY = new Header("x-amz-content-sha256", Hmac.EMPTY_SHA256);
    private static final Header DATE = new Header("x-amz-date", "20130524T000000Z");

    @Test
    void the_signing_key_of_the_published_example_is_derived() {
        byte[] key = new SigningKeys().get(SigV4Requests.SECRET, new SigV4Scope("20130524", "us-east-1", "s3"));
        assertThat(HexFormat.of().formatHex(key))
                .isEqualTo("dbb893acc010964918f1fd433add87c70e8b0db6be30c1fbeafefa5ec6ba8378");
    }

    @Test
    void the_published_get_with_a_range_verifies() throws Exception {
        assertThat(verified(
                        head(
                                "GET",
                                "/test.txt",
                                new Header("Range", "bytes=0-9"),
                                EMPTY,
                                DATE,
                                authorization(
                                        "host;range;x-amz-content-sha256;x-amz-date",
                                        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")),
                        NOW))
                .isPresent();
    }

    @Test
    void the_published_put_with_a_dollar_in_its_key_verifies_in_both_spellings() throws Exception {
        String hash = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
        for (String target : List.of("/test%24file.text", "/test$file.text")) {
            assertThat(verified(
                            head(
                                    "PUT",
                                    target,
                                    new Header("Date", "Fri, 24 May 2013 00:00:00 GMT"),
                                    new Header("x-amz-storage-class", "REDUCED_REDUNDANCY"),
                                    new Header("x-amz-content-sha256", hash),
                                    DATE,
                                    authorization(
                                            "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
                                            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")),
                            NOW))
                    .isPresent();
        }
    }

    @Test
    void the_published_sub_resource_and_listing_verify() throws Exception {
        assertThat(verified(
                        head(
                                "GET",
                                "/?lifecycle",
                                EMPTY,
                                DATE,
                                authorization(
                                        "host;x-amz-content-sha256;x-amz-date",
                                        "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")),
                        NOW))
                .isPresent();
        assertThat(verified(
                        head(
                                "GET",
                                "/?prefix=J&&max-keys=2",
                                EMPTY,
                                DATE,
                                authorization(
                                        "host;x-amz-content-sha256;x-amz-date",
                                        "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")),
                        NOW))
                .isPresent();
    }

    @Test
    void the_published_presigned_url_verifies_until_its_end() throws Exception {
        String target = "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=" + SigV4Requests.ID
                + "%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
                + "&X-Amz-SignedHeaders=host&X-Amz-Signature="
                + "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
        SigV4Proof proof = verified(head("GET", target), NOW.plusSeconds(86400)).orElseThrow();
        assertThat(proof.facts().get(Fact.SIG_TYPE)).containsExactly("REST-QUERY-STRING");
        assertThat(proof.facts().get(Fact.SIG_AGE)).containsExactly("86400000");
        assertThat(proof.facts().get(Fact.REQ_REGION)).containsExactly("us-east-1");
        assertThat(proof.facts().get(Fact.SIG_CONTENT_SHA256)).containsExactly("UNSIGNED-PAYLOAD");
    }

    @Test
    void the_signer_makes_the_published_signatures() {
        SigV4Signer.Signatory signatory =
                new SigV4Signer.Signatory(SigV4Requests.ID, SigV4Requests.SECRET, "us-east-1");
        SigV4Signer.Request get = new SigV4Signer.Request(
                "GET", "/test.txt", SigV4Requests.HOST, List.of(new Header("Range", "bytes=0-9")));
        List<Header> added = SigV4Signer.forS3().sign(get, Hmac.EMPTY_SHA256, signatory, NOW);
        assertThat(added.getLast().value())
                .endsWith("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
        SigV4Signer.Request plain = new SigV4Signer.Request("GET", "/test.txt", SigV4Requests.HOST, List.of());
        assertThat(SigV4Signer.forS3().presign(plain, SigV4Verifier.UNSIGNED_PAYLOAD, signatory, NOW, 86400))
                .endsWith("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    @Test
    void media_store_paths_verify_by_its_own_rule_and_by_those_of_other_signers() throws Exception {
        String host = "aaabbbcccdddee.data.mediastore.us-west-2.storage.example.test";
        SigV4Signer.Signatory signatory = new SigV4Signer.Signatory("AKIDEXAMPLE", "secret", "us-west-2");
        for (UriRule rule : UriRule.values()) {
            String path = "//a/../b%3Dc.ts";
            SigV4Scope scope = new SigV4Scope("20130524", "us-west-2", "mediastore");
            String request = CanonicalRequest.of(
                    "GET",
                    rule.apply(path),
                    org.entrepot.gateway.Query.NONE,
                    new org.entrepot.gateway.Headers(List.of(DATE)),
                    host,
                    List.of("host", "x-amz-date"),
                    Hmac.EMPTY_SHA256);
            String signature = Hmac.sha256Hex(
                    SigningKeys.derive(signatory.secret(), scope),
                    CanonicalRequest.stringToSign("20130524T000000Z", scope, request));
            var head = head(
                    "GET",
                    path,
                    host,
                    List.of(
                            DATE,
                            new Header(
                                    "Authorization",
                                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/" + scope.text()
                                            + ", SignedHeaders=host;x-amz-date, Signature=" + signature)));
            SigV4Credentials credentials =
                    new SigV4Reader("mediastore").read(head).orElseThrow();
            assertThat(SigV4Verifier.forMediaStore()
                            .verify(
                                    head,
                                    credentials,
                                    SigV4Requests.key("AKIDEXAMPLE", "secret"),
                                    Hmac.EMPTY_SHA256,
                                    NOW))
                    .as(rule.name())
                    .isNotNull();
        }
    }

    @Test
    void the_presigned_media_store_vector_verifies() throws Exception {
        var head = head(
                "GET",
                "/premium/canada/mlaw.ts?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=AKIDEXAMPLE%2F20251101%2Fus-west-2%2Fmediastore%2Faws4_request"
                        + "&X-Amz-Date=20251101T120000Z&X-Amz-Expires=600&X-Amz-SignedHeaders=host"
                        + "&X-Amz-Signature=e44ce5bd57cb661b0dc8f3327d4d7004ca37d642be9bcc938cbde6ce5a25e910",
                "aaabbbcccdddee.data.mediastore.us-west-2.storage.example.test",
                List.of());
        SigV4Credentials credentials = new SigV4Reader("mediastore").read(head).orElseThrow();
        assertThat(SigV4Verifier.forMediaStore()
                        .verify(
                                head,
                                credentials,
                                SigV4Requests.key("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"),
                                Hmac.EMPTY_SHA256,
                                credentials.time()))
                .isNotNull();
    }
}
