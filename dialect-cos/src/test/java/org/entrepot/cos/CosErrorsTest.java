package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.Operation;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusalContext;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.kit.RequestHeads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The error document and the codes ({@code cos.md} sections 3, 8 and 13). */
class CosErrorsTest {
    static Stream<JsonValue.Obj> errorBodies() {
        return Vectors.section("errorBodies");
    }

    private static Answer refuse(String method, Refusal refusal) {
        RequestHead head = Heads.head(method, "/exampleobject", Heads.HOST, Headers.NONE);
        return new CosDialect().refuse(refusal, new RefusalContext(head, Heads.byPath(head), null, null));
    }

    private static String body(Answer answer) {
        return answer.body() instanceof AnswerBody.Bytes(byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8) : "";
    }

    @ParameterizedTest
    @MethodSource("errorBodies")
    void a_refused_preflight_is_worded_byte_for_byte(JsonValue.Obj vector) {
        Answer answer = refuse(
                "OPTIONS",
                new Refusal.PreflightRefused(
                        Refusal.PreflightRefused.Kind.NOT_ALLOWED, "no rule matches", "PUT", true));
        String expected = Vectors.text(vector, "body")
                .replaceAll(
                        "<RequestId>.*</RequestId>",
                        "<RequestId>" + CosRequestIds.toHeader(RequestHeads.REQUEST_ID) + "</RequestId>")
                .replaceAll(
                        "<TraceId>.*</TraceId>",
                        "<TraceId>" + CosRequestIds.toTrace(RequestHeads.REQUEST_ID) + "</TraceId>");

        assertThat(answer.status()).hasToString(Vectors.text(vector, "status"));
        assertThat(answer.code()).isEqualTo("AccessForbidden");
        assertThat(body(answer)).isEqualTo(expected);
        assertThat(CosErrors.PREFLIGHT_MESSAGE)
                .isEqualTo(Vectors.section("errorBodies")
                        .findFirst()
                        .map(v -> Vectors.text(v, "body"))
                        .map(text -> text.substring(text.indexOf("<Message>") + 9, text.indexOf("</Message>")))
                        .map(text -> text.replace("&apos;", "'"))
                        .orElseThrow());
    }

    @Test
    void an_error_on_head_has_no_body() {
        Answer answer = refuse("HEAD", new Refusal.NoSuchKey("k"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().length()).isZero();
        assertThat(answer.code()).isEqualTo("NoSuchKey");
    }

    @Test
    void a_denied_call_says_no_more_than_the_service_does() {
        Answer answer = refuse("GET", new Refusal.AccessDenied(Operation.OBJECT_READ, "statement 3 denies it"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(body(answer))
                .contains("<Code>AccessDenied</Code>", "<Message>Access Denied.</Message>")
                .doesNotContain("statement");
    }

    @Test
    void a_range_beyond_the_end_tells_the_size() {
        Answer answer = refuse("GET", new Refusal.InvalidRange(5));
        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.headers()).contains(new Header("Content-Range", "bytes */5"));
    }

    @ParameterizedTest
    @EnumSource(Refusal.NotConfigured.Setting.class)
    void every_setting_that_is_not_there_is_a_404(Refusal.NotConfigured.Setting setting) {
        Answer answer = refuse("GET", new Refusal.NotConfigured(setting));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isNotEmpty();
    }

    @Test
    void the_codes_that_clients_turn_into_empty_results_are_exact() {
        var codes = List.of(
                        Refusal.NotConfigured.Setting.POLICY,
                        Refusal.NotConfigured.Setting.CORS,
                        Refusal.NotConfigured.Setting.BUCKET_TAGS,
                        Refusal.NotConfigured.Setting.LIFECYCLE,
                        Refusal.NotConfigured.Setting.WEBSITE,
                        Refusal.NotConfigured.Setting.REFERER,
                        Refusal.NotConfigured.Setting.ENCRYPTION)
                .stream()
                .map(setting ->
                        refuse("GET", new Refusal.NotConfigured(setting)).code())
                .toList();
        assertThat(codes)
                .containsExactly(
                        "NoSuchBucketPolicy",
                        "NoSuchCORSConfiguration",
                        "NoSuchTagSet",
                        "NoSuchLifecycleConfiguration",
                        "NoSuchWebsiteConfiguration",
                        "NoSuchRefererConfiguration",
                        "NoSuchEncryptionConfiguration");
    }

    @Test
    void the_request_id_on_the_wire_leads_back_to_ours() {
        String header = CosRequestIds.toHeader(RequestHeads.REQUEST_ID);
        assertThat(header).matches("[A-Za-z0-9]{48}");
        assertThat(CosRequestIds.fromHeader(header)).contains(RequestHeads.REQUEST_ID);
        assertThat(CosRequestIds.fromHeader("NWYwNmZjMzVfMzFiYjBiMDlfZjgzYV8xZDky"))
                .isEmpty();
        assertThat(CosRequestIds.fromHeader("!")).isEmpty();
    }
}
