package org.entrepot.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.Refusal.NotConfigured.Setting;
import org.entrepot.gateway.RefusalContext;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.junit.jupiter.api.Test;

class S3ErrorsTest {
    private static Answer answer(Refusal refusal) {
        RequestHead head = S3Server.head("GET", "/b/k%20a", S3Server.HOST, List.of());
        Entry entry = new Entry(Dialect.S3, Entry.View.API, null, null, null, head.rawPath(), Entry.HostKind.OTHER);
        return S3Errors.answer(refusal, new RefusalContext(head, entry, null, null));
    }

    private static String text(Answer answer) {
        return new String(((AnswerBody.Bytes) answer.body()).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void an_error_document_is_exactly_this() {
        Answer answer = answer(new Refusal.NoSuchKey("k <a>"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("NoSuchKey");
        assertThat(answer.headers()).containsExactly(new Header("Content-Type", "application/xml"));
        assertThat(text(answer))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code>"
                        + "<Message>The specified key does not exist.</Message><Key>k &lt;a&gt;</Key>"
                        + "<Resource>/b/k%20a</Resource><RequestId>0123456789abcdef0123456789abcdef</RequestId>"
                        + "<HostId>entrepot</HostId></Error>");
    }

    @Test
    void a_clock_that_is_off_is_told_by_how_much_it_may_be() {
        Instant sent = S3Server.NOW.minusSeconds(3600);
        assertThat(text(answer(new Refusal.ClockSkew(sent, S3Server.NOW, 900_000))))
                .contains(
                        "<Code>RequestTimeTooSkewed</Code>",
                        "<RequestTime>20130523T230000Z</RequestTime><ServerTime>2013-05-24T00:00:00Z</ServerTime>"
                                + "<MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds>");
    }

    @Test
    void unsigned_headers_are_named() {
        assertThat(text(answer(new Refusal.HeadersNotSigned(List.of("x-amz-acl", "x-amz-date")))))
                .contains("<Code>AccessDenied</Code>", "<HeadersNotSigned>x-amz-acl, x-amz-date</HeadersNotSigned>");
    }

    @Test
    void every_setting_that_can_be_missing_has_words() {
        for (Setting setting : Setting.values()) {
            assertThat(answer(new Refusal.NotConfigured(setting)).status()).isEqualTo(404);
        }
    }

    @Test
    void a_policy_of_another_dialect_that_s3_cannot_say_names_why() {
        Answer answer = answer(new Refusal.NotExpressible(Dialect.QINGSTOR, List.of("the order of rules")));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("InvalidBucketState");
        assertThat(text(answer)).contains("qingstor", "the order of rules");
    }

    @Test
    void a_wrong_region_is_told_with_the_right_one_when_it_is_checked() throws Exception {
        var head = S3Server.head(
                "GET",
                "/b",
                S3Server.HOST,
                S3Signer.sign(
                        "GET",
                        "/b",
                        S3Server.HOST,
                        List.of(),
                        new byte[0],
                        S3Server.ROOT.id(),
                        S3Server.ROOT.secret(),
                        S3Server.NOW));
        S3Authentication strict = new S3Authentication("eu-west-1");
        var credentials = strict.credentials(head).orElseThrow();
        try {
            strict.authenticate(
                    head, head.headers(), credentials, S3Server.ROOT, Bodies.replay(new byte[0]), S3Server.NOW);
        } catch (RefusedException refused) {
            Answer answer = answer(refused.refusal());
            assertThat(answer.code()).isEqualTo("AuthorizationHeaderMalformed");
            assertThat(answer.headers()).contains(new Header("x-amz-bucket-region", "eu-west-1"));
            assertThat(text(answer)).contains("<Region>eu-west-1</Region>");
            return;
        }
        throw new AssertionError("not refused");
    }
}
