package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.kit.RequestHeads;
import org.entrepot.store.AccessKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every signature vector and every spelling of a presigned address ({@code cos.md} sections 2.3 and 2.5). */
class SignatureVectorsTest {
    private static final AccessKey KEY = SignatureRulesTest.KEY;

    static Stream<JsonValue.Obj> vectors() {
        return Vectors.section("signature", "vectors");
    }

    static Stream<JsonValue.Obj> presigned() {
        return Vectors.section("presignedUrls");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_intermediate_strings_are_those_of_the_vector(JsonValue.Obj vector) {
        TimeWindow keyTime = TimeWindow.of(Vectors.text(vector, "keyTime")).orElseThrow();
        TimeWindow signTime = TimeWindow.of(Vectors.text(vector, "signTime")).orElseThrow();
        String signKey = CosSignature.signKey(Vectors.SECRET_KEY, keyTime);
        String httpString = Vectors.text(vector, "httpString");
        String stringToSign = CosSignature.stringToSign(signTime, httpString);

        assertThat(signKey).isEqualTo(Vectors.text(vector, "signKey"));
        assertThat(stringToSign).isEqualTo(Vectors.text(vector, "stringToSign"));
        assertThat(CosSignature.sign(signKey, stringToSign)).isEqualTo(Vectors.text(vector, "signature"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_request_signed_as_in_the_vector_is_accepted(JsonValue.Obj vector) throws Exception {
        Headers headers = Vectors.headers(vector);
        String host = headers.first("Host").orElse("any.example");
        RequestHead head = Heads.head(
                Vectors.text(vector, "method"),
                Vectors.text(vector, "rawPath") + "?" + Vectors.rawQuery(vector),
                host,
                RequestHeads.with(headers, new Header("Authorization", Vectors.text(vector, "authorization"))));
        CosCredentials credentials = CosAuthorization.read(head).orElseThrow();

        assertThat(credentials.carrier()).isEqualTo(CosCredentials.Carrier.HEADER);
        if (headers.has(CosVerifier.TOKEN)) {
            // The signature holds, but there are no temporary keys.
            assertThat(SignatureRulesTest.refusalOf(head, credentials, KEY)).isEqualTo("InvalidAccessKeyId");
        } else {
            CosVerifier.verify(head, credentials, KEY, credentials.signTime().start());
        }
    }

    @ParameterizedTest
    @MethodSource("presigned")
    void all_three_spellings_of_a_presigned_address_are_accepted(JsonValue.Obj entry) {
        JsonValue.Obj vector = vectors()
                .filter(candidate -> Vectors.text(candidate, "id").equals(Vectors.text(entry, "fromVector")))
                .findFirst()
                .orElseThrow();
        for (String spelling : List.of("separateParams", "separateParamsUnescapedSemicolons", "mergedSign")) {
            String target = Vectors.text(entry, spelling).substring("http://".length());
            String host = target.substring(0, target.indexOf('/'));
            RequestHead head = Heads.head(
                    Vectors.text(vector, "method"), target.substring(host.length()), host, Vectors.headers(vector));
            assertThatCode(() -> {
                        CosCredentials credentials = CosAuthorization.read(head).orElseThrow();
                        assertThat(credentials.carrier()).isEqualTo(CosCredentials.Carrier.QUERY);
                        CosVerifier.verify(
                                head, credentials, KEY, credentials.signTime().start());
                    })
                    .as(spelling)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void our_own_signer_is_accepted_by_our_own_verifier(JsonValue.Obj vector) throws Exception {
        Instant time = Instant.ofEpochSecond(1_700_000_000);
        String target = Vectors.text(vector, "rawPath") + "?" + Vectors.rawQuery(vector);
        Headers headers = new Headers(Vectors.headers(vector).lines().stream()
                .filter(line -> !line.name().equals("Host") && !line.name().equals(CosVerifier.TOKEN))
                .toList());
        String method = Vectors.text(vector, "method");
        List<Header> added = CosSigner.sign(method, target, Heads.HOST, headers, KEY.id(), KEY.secret(), time);
        RequestHead signed =
                Heads.head(method, target, Heads.HOST, RequestHeads.with(headers, added.toArray(Header[]::new)));
        CosVerifier.verify(signed, CosAuthorization.read(signed).orElseThrow(), KEY, time);

        String presignedTarget = CosSigner.presign(
                method, target, Heads.HOST, headers, KEY.id(), KEY.secret(), time, Duration.ofMinutes(5));
        RequestHead presigned = Heads.head(method, presignedTarget, Heads.HOST, headers);
        CosVerifier.verify(presigned, CosAuthorization.read(presigned).orElseThrow(), KEY, time);
    }
}
