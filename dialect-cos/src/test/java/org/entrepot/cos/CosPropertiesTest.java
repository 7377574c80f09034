package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestHead;
import org.entrepot.store.AccessKey;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

/** What holds for keys, queries and ids of any kind. */
class CosPropertiesTest {
    private static final String ALPHABET = "ab/.+ %&=?#~*'()!;:@$,-_中é\u0001\\\"<>";
    private static final Instant TIME = Instant.ofEpochSecond(1_700_000_000);
    private static final CosDialect COS = new CosDialect();

    private static String text(SplittableRandom random, int lengthMax) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, lengthMax + 1); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Test
    void a_key_comes_through_path_and_signature_as_it_was() {
        Property.holds(500, random -> {
            String key = text(random, 20);
            if (key.equals("/")) {
                return;
            }
            StringBuilder target = new StringBuilder("/").append(CosSignature.encode(key));
            List<Header> headers = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                target.append(target.indexOf("?") < 0 ? '?' : '&')
                        .append(CosSignature.encode(text(random, 5)))
                        .append("=1")
                        .append(CosSignature.encode(text(random, 5)));
                headers.add(new Header("x-cos-meta-" + i, "v" + random.nextInt()));
            }
            AccessKey signer = SignatureRulesTest.KEY;
            headers.addAll(CosSigner.sign(
                    "PUT", target.toString(), Heads.HOST, new Headers(headers), signer.id(), signer.secret(), TIME));
            RequestHead head = Heads.head("PUT", target.toString(), Heads.HOST, new Headers(headers));

            CosVerifier.verify(head, CosAuthorization.read(head).orElseThrow(), signer, TIME);
            Call call = COS.route(head, Heads.hosted(head, "examplebucket-1250000000"));
            assertThat(call.fault()).isNull();
            assertThat(call.key()).hasToString(key);
            Call byPath = COS.route(
                    head,
                    Heads.byPath(Heads.head("PUT", "/examplebucket-1250000000" + target, Heads.HOST, Headers.NONE)));
            assertThat(byPath.key()).hasToString(key);
        });
    }

    @Test
    void every_request_id_comes_back() {
        Property.holds(200, random -> {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            String id = HexFormat.of().formatHex(bytes);
            assertThat(CosRequestIds.fromHeader(CosRequestIds.toHeader(id))).contains(id);
        });
    }
}
