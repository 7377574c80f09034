package org.entrepot.mediastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusalContext;
import org.entrepot.gateway.RequestHead;
import org.entrepot.store.BucketName;
import org.entrepot.store.StoreError;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class MediaStoreErrorsTest {
    private static final Map<String, Refusal> CAUSES = Map.ofEntries(
            Map.entry(
                    "ContainerInUseException",
                    new Refusal.OfStore(new StoreError.BucketNotEmpty(new BucketName("movies")))),
            Map.entry("ContainerNotFoundException", new Refusal.NoSuchBucket("movies")),
            Map.entry("PolicyNotFoundException", new Refusal.NotConfigured(Refusal.NotConfigured.Setting.POLICY)),
            Map.entry("CorsPolicyNotFoundException", new Refusal.NotConfigured(Refusal.NotConfigured.Setting.CORS)),
            Map.entry("LimitExceededException", new Refusal.OfStore(new StoreError.TooManyBuckets(100))),
            Map.entry("InternalServerError", new Refusal.Internal()),
            Map.entry("ObjectNotFoundException", new Refusal.NoSuchKey("a.ts")),
            Map.entry("RequestedRangeNotSatisfiableException", new Refusal.InvalidRange(5)),
            Map.entry("AccessDeniedException", new Refusal.AccessDenied(Operation.OBJECT_READ, "")),
            Map.entry("ValidationException", new Refusal.InvalidArgument("Path", "a b", "no blanks")),
            Map.entry("InvalidSignatureException", new Refusal.SignatureMismatch("AKID", "", "", "")),
            Map.entry("UnrecognizedClientException", new Refusal.UnknownAccessKey("AKID")),
            Map.entry("ThrottlingException", new Refusal.SlowDown()));

    @TestFactory
    Stream<DynamicTest> every_recorded_error_is_worded_as_clients_understand_it() {
        return Vectors.cases("errors").stream()
                // Recorded to show what is not enough.
                .filter(vector -> !Vectors.text(vector, "id").equals("control-header-only-insufficient"))
                .flatMap(vector -> planes(vector)
                        .map(head -> DynamicTest.dynamicTest(
                                Vectors.text(vector, "id") + " " + head.method() + " " + Plane.of(head),
                                () -> check(vector, head))));
    }

    private static void check(JsonValue.Obj vector, RequestHead head) {
        Map<String, String> headers =
                Vectors.texts((JsonValue.Obj) vector.get("headers").orElseThrow());
        String type = headers.get("x-amzn-ErrorType");
        Answer answer = answer(CAUSES.get(type), head);
        int status = Integer.parseInt(((JsonValue.Num) vector.get("status").orElseThrow()).literal());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(type);
        assertThat(header(answer, "x-amzn-ErrorType")).isEqualTo(type);
        assertThat(header(answer, "Content-Type")).isEqualTo(Plane.of(head).contentType());
        if (head.method().equals("HEAD")) {
            assertThat(answer.body()).isInstanceOf(AnswerBody.None.class);
        } else {
            JsonValue.Obj body = Vectors.parse(body(answer));
            assertThat(Vectors.text(body, "__type")).isEqualTo(type);
            assertThat(Vectors.text(body, "Message")).isNotBlank();
        }
    }

    @Test
    void an_unsatisfiable_range_tells_the_size() {
        Answer answer = answer(new Refusal.InvalidRange(2307346), Requests.head("GET", "/a.ts"));
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */2307346");
    }

    @Test
    void refused_preflights_are_denied_not_found_or_invalid() {
        RequestHead head = Requests.head("OPTIONS", "/a.ts");
        assertThat(preflight(Refusal.PreflightRefused.Kind.NOT_ALLOWED, head)).isEqualTo("403 AccessDeniedException");
        assertThat(preflight(Refusal.PreflightRefused.Kind.NO_CONFIGURATION, head))
                .isEqualTo("403 AccessDeniedException");
        assertThat(preflight(Refusal.PreflightRefused.Kind.NO_BUCKET, head))
                .isEqualTo("404 ContainerNotFoundException");
        assertThat(preflight(Refusal.PreflightRefused.Kind.BAD_REQUEST, head)).isEqualTo("400 ValidationException");
    }

    @Test
    void a_document_of_another_dialect_that_cannot_be_said_names_what_is_lost() {
        Answer answer = answer(
                new Refusal.NotExpressible(Dialect.S3, List.of("s3:GetObjectAcl")),
                Requests.control("GetContainerPolicy"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("ContainerInUseException");
        assertThat(body(answer)).contains("s3:GetObjectAcl");
    }

    @Test
    void a_refused_document_tells_where() {
        Answer answer = answer(
                new Refusal.DocumentRefused(
                        "ValidationException",
                        "no method",
                        "/CorsPolicy/0",
                        new org.entrepot.access.text.Position(3, 7)),
                Requests.control("PutCorsPolicy"));
        assertThat(body(answer)).contains("/CorsPolicy/0").contains("line 3, column 7");
    }

    private static String preflight(Refusal.PreflightRefused.Kind kind, RequestHead head) {
        Answer answer = answer(new Refusal.PreflightRefused(kind, "no", "GET", true), head);
        return answer.status() + " " + answer.code();
    }

    private static Stream<RequestHead> planes(JsonValue.Obj vector) {
        RequestHead control = Requests.control("DescribeContainer");
        String method =
                vector.get("method").map(m -> ((JsonValue.Text) m).value()).orElse("GET");
        RequestHead data = Requests.head(method, "/a.ts");
        return switch (Vectors.text(vector, "plane")) {
            case "control" -> Stream.of(control);
            case "data" -> Stream.of(data);
            default -> Stream.of(control, data);
        };
    }

    private static Answer answer(Refusal refusal, RequestHead head) {
        return MediaStoreErrors.answer(refusal, new RefusalContext(head, Requests.plain("/"), null, null));
    }

    private static String header(Answer answer, String name) {
        return answer.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    private static String body(Answer answer) {
        return new String(((AnswerBody.Bytes) answer.body()).bytes(), StandardCharsets.UTF_8);
    }
}
