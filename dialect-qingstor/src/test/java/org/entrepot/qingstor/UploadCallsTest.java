package org.entrepot.qingstor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Multipart uploads ({@code qingstor.md} section 7.9). */
class UploadCallsTest {
    private static final String FOUR_MIB = "m".repeat(4 << 20);
    private static final String MD5_OF_HELLO = "5d41402abc4b2a76b9719d911017c592";
    private static final String MD5_OF_X = "9dd4e461268c8034f5c8564e155c67a6";

    private final Server server = new Server();

    @BeforeEach
    void makeBucket() {
        server.send("PUT", "/mybucket").expect(201);
    }

    private String begin(Header... headers) {
        return server.send("POST", "/mybucket/big?uploads", "", headers)
                .expect(200)
                .json("upload_id");
    }

    private Reply part(String id, int number, String body, Header... headers) {
        return server.send("PUT", "/mybucket/big?upload_id=" + id + "&part_number=" + number, body, headers);
    }

    private Reply complete(String id, String parts, Header... headers) {
        return server.send("POST", "/mybucket/big?upload_id=" + id, "{\"object_parts\":[" + parts + "]}", headers);
    }

    @Test
    void parts_numbered_from_0_become_one_object_that_says_what_the_upload_was_begun_with() {
        Reply begun = server.send(
                        "POST",
                        "/mybucket/big?uploads=",
                        "",
                        new Header("Content-Type", "text/plain"),
                        new Header("x-qs-storage-class", "STANDARD_IA"),
                        new Header("x-qs-meta-a", "b"))
                .expect(200);
        String id = begun.json("upload_id");
        assertThat(begun.text()).isEqualTo("{\"bucket\":\"mybucket\",\"key\":\"big\",\"upload_id\":\"" + id + "\"}");
        String part = "/mybucket/big?upload_id=" + id + "&file_offset=-1&part_number=";
        Reply second = server.send("PUT", part + "1", "hello", new Header("Transfer-Encoding", "chunked"))
                .expect(201);
        assertThat(second.header("ETag")).isEqualTo("\"" + MD5_OF_HELLO + "\"");
        assertThat(second.text()).isEmpty();
        server.send("PUT", part + "0", FOUR_MIB).expect(201);
        server.send("HEAD", "/mybucket/big").expect(404);

        Reply done = complete(id, "{\"part_number\":0},{\"part_number\":1}").expect(201);
        assertThat(done.text()).isEmpty();
        Reply got = server.send("GET", "/mybucket/big").expect(200);
        assertThat(got.text()).isEqualTo(FOUR_MIB + "hello");
        assertThat(got.header("ETag")).matches("\"[0-9a-f]{32}-2\"");
        assertThat(got.header("Content-Type")).isEqualTo("text/plain");
        assertThat(got.header("x-qs-storage-class")).isEqualTo("STANDARD_IA");
        assertThat(got.header("x-qs-meta-a")).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"part_number=-1", "part_number=10001", "part_number=x", "part_number=", "part=1"})
    void parts_are_numbered_from_0_to_10000(String number) {
        String id = begin();
        server.send("PUT", "/mybucket/big?upload_id=" + id + "&" + number, "x").expect(400, "invalid_argument");
        part(id, 0, "x").expect(201);
        part(id, 10_000, "x").expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"5d41402abc4b2a76b9719d911017c592\"', '\"5d41402abc4b2a76b9719d911017c592\"'",
        "'%225d41402abc4b2a76b9719d911017c592%22', '\"5d41402abc4b2a76b9719d911017c592\"'",
        "'\"any text\"', ''",
        "5d41402abc4b2a76b9719d911017c592, ''",
        "'\"a\"b\"', ''",
        "'\"\"', ''",
        "%, ''",
    })
    void the_whole_objects_etag_is_what_the_client_says_in_quotes(String sent, String shown) {
        String id = begin();
        part(id, 0, "x").expect(201);
        complete(id, "{\"part_number\":0}", new Header("ETag", sent)).expect(201);
        String etag = server.send("HEAD", "/mybucket/big").header("ETag");
        if (shown.isEmpty()) {
            assertThat(etag).matches("\"[0-9a-f]{32}-1\"");
        } else {
            assertThat(etag).isEqualTo(shown);
            assertThat(server.send("GET", "/mybucket").text()).contains(MD5_OF_HELLO);
        }
    }

    @Test
    void an_etag_of_more_than_255_characters_is_not_taken() {
        String id = begin();
        part(id, 0, "x").expect(201);
        complete(id, "{\"part_number\":0}", new Header("ETag", "\"" + "a".repeat(254) + "\""))
                .expect(201);
        assertThat(server.send("HEAD", "/mybucket/big").header("ETag")).endsWith("-1\"");
    }

    @Test
    void an_upload_that_is_not_running_is_missing_to_those_who_add_and_wrong_to_those_who_end() {
        server.send("PUT", "/mybucket/s", "x").expect(201);
        String completed = begin();
        part(completed, 0, "x").expect(201);
        complete(completed, "{\"part_number\":0}").expect(201);
        complete(completed, "{\"part_number\":0}").expect(201);
        server.send("DELETE", "/mybucket/big?upload_id=" + completed).expect(400, "upload_not_exists");
        String aborted = begin();
        server.send("DELETE", "/mybucket/big?upload_id=" + aborted).expect(204);
        for (String id : List.of("", "x", "0".repeat(32), aborted)) {
            part(id, 0, "x").expect(404, "upload_not_exists");
            part(id, 0, "", new Header("x-qs-copy-source", "/mybucket/s")).expect(404, "upload_not_exists");
            server.send("GET", "/mybucket/big?upload_id=" + id).expect(404, "upload_not_exists");
            complete(id, "{\"part_number\":0}").expect(400, "upload_not_exists");
            server.send("DELETE", "/mybucket/big?upload_id=" + id).expect(400, "upload_not_exists");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | invalid_json",
                "{ | invalid_json",
                "[] | invalid_request",
                "{} | invalid_request",
                "{\"object_parts\":null} | invalid_request",
                "{\"object_parts\":{}} | invalid_request",
                "{\"object_parts\":[]} | invalid_request",
                "{\"object_parts\":[0]} | invalid_request",
                "{\"object_parts\":[{}]} | invalid_request",
                "{\"object_parts\":[{\"part_number\":\"0\"}]} | invalid_request",
                "{\"object_parts\":[{\"part_number\":-1}]} | invalid_request",
                "{\"object_parts\":[{\"part_number\":0.5}]} | invalid_request",
                "{\"object_parts\":[{\"part_number\":0,\"etag\":1}]} | invalid_request",
                "{\"object_parts\":[{\"part_number\":0,\"size\":\"1\"}]} | invalid_request",
                "{\"object_parts\":[{\"part_number\":1},{\"part_number\":0}]} | invalid_request",
                "{\"object_parts\":[{\"part_number\":0},{\"part_number\":0}]} | invalid_request",
                "{\"object_parts\":[{\"part_number\":2}]} | invalid_argument",
                "{\"object_parts\":[{\"part_number\":10001}]} | invalid_argument",
                "{\"object_parts\":[{\"part_number\":0,\"etag\":\"other\"}]} | invalid_argument",
                "{\"object_parts\":[{\"part_number\":0,\"size\":2}]} | invalid_argument",
                "{\"object_parts\":[{\"part_number\":0},{\"part_number\":1}]} | entity_too_small",
            })
    void what_is_wrong_with_a_list_of_parts_is_said_and_the_upload_goes_on(String body, String code) {
        String id = begin();
        part(id, 0, "x").expect(201);
        part(id, 1, "hello").expect(201);
        server.send("POST", "/mybucket/big?upload_id=" + id, body).expect(400, code);
        server.send("HEAD", "/mybucket/big").expect(404);
        complete(id, "{\"part_number\":0}").expect(201);
    }

    @Test
    void a_list_may_say_more_of_its_parts_and_leave_parts_out() {
        String id = begin();
        part(id, 0, "left out").expect(201);
        part(id, 3, "first").expect(201);
        part(id, 3, "x").expect(201);
        complete(
                        id,
                        "{\"part_number\":3,\"size\":1,\"etag\":\"\\\"" + MD5_OF_X
                                + "\\\"\",\"created\":\"2015-08-16T09:05:00Z\"}")
                .expect(201);
        assertThat(server.send("GET", "/mybucket/big").text()).isEqualTo("x");
        String again = begin();
        part(again, 0, "y").expect(201);
        complete(again, "{\"part_number\":0,\"size\":null,\"etag\":null}").expect(201);
        assertThat(server.send("GET", "/mybucket/big").text()).isEqualTo("y");
    }

    @Test
    void a_completion_obeys_conditions_on_its_key() {
        String id = begin();
        part(id, 0, "x").expect(201);
        server.send("PUT", "/mybucket/big", "meanwhile").expect(201);
        complete(id, "{\"part_number\":0}", new Header("If-None-Match", "*")).expect(412, "precondition_failed");
        assertThat(server.send("GET", "/mybucket/big").text()).isEqualTo("meanwhile");
    }

    @Test
    void a_running_upload_keeps_its_bucket() {
        String id = begin();
        server.send("DELETE", "/mybucket").expect(409, "bucket_not_empty");
        server.send("DELETE", "/mybucket/big?upload_id=" + id).expect(204);
        server.send("DELETE", "/mybucket").expect(204);
    }

    @Test
    void a_part_is_checked_like_any_body() {
        String id = begin();
        part(id, 0, "x", new Header("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg==")).expect(400, "bad_digest");
        part(id, 0, "x", new Header("x-qs-encryption-customer-algorithm", "AES256"))
                .expect(405, "method_not_allowed");
        server.send("POST", "/mybucket/big?uploads", "", new Header("x-qs-encryption-customer-algorithm", "AES256"))
                .expect(405, "method_not_allowed");
        server.send("POST", "/mybucket/" + "k".repeat(1024) + "?uploads").expect(400, "invalid_object_name");
        assertThat(server.send("GET", "/mybucket/big?upload_id=" + id).json("count"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 201, 'bytes 0-9/10'",
        "bytes=2-4, 201, bytes 2-4/10",
        "bytes=8-99, 201, bytes 8-9/10",
        "bytes=10-12, 416, bytes */10",
        "2-4, 416, bytes */10",
    })
    void parts_are_copied_whole_or_by_range(String range, int status, String shown) {
        server.send("PUT", "/mybucket/s", "0123456789").expect(201);
        String id = begin();
        Reply copied = part(
                        id, 0, "", new Header("x-qs-copy-source", "/mybucket/s"), new Header("x-qs-copy-range", range))
                .expect(status, status == 416 ? "invalid_range" : "");
        if (status == 416) {
            assertThat(copied.header("Content-Range")).isEqualTo(shown);
        } else {
            assertThat(copied.header("x-qs-content-copy-range")).isEqualTo(shown);
            assertThat(copied.header("ETag")).matches("\"[0-9a-f]{32}\"");
            complete(id, "{\"part_number\":0}").expect(201);
            String[] bounds = shown.split("[ /-]");
            assertThat(server.send("GET", "/mybucket/big").text())
                    .isEqualTo("0123456789".substring(Integer.parseInt(bounds[1]), Integer.parseInt(bounds[2]) + 1));
        }
    }

    @Test
    void a_copied_part_obeys_conditions_on_its_source_and_may_be_of_no_bytes() {
        server.send("PUT", "/mybucket/s", "").expect(201);
        String id = begin();
        Header source = new Header("x-qs-copy-source", "/mybucket/s");
        part(id, 0, "", source, new Header("x-qs-copy-source-if-match", "other"))
                .expect(412, "precondition_failed");
        Reply copied = part(id, 0, "", source).expect(201);
        assertThat(copied.headers().has("x-qs-content-copy-range")).isFalse();
        complete(id, "{\"part_number\":0}").expect(201);
        assertThat(server.send("GET", "/mybucket/big").text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "initiate_multipart, POST, big?uploads",
        "upload_multipart, PUT, big?part_number=0&upload_id=",
        "list_multipart, GET, big?upload_id=",
        "complete_multipart, POST, big?upload_id=",
        "abort_multipart, DELETE, big?upload_id=",
    })
    void every_step_needs_its_own_leave(String action, String method, String target) {
        String id = begin();
        part(id, 0, "x").expect(201);
        String whole = "/mybucket/" + target + (target.endsWith("=") ? id : "");
        String body = action.startsWith("complete") ? "{\"object_parts\":[{\"part_number\":0}]}" : "";
        server.grant("mybucket", "head_object");
        server.send(server.otherRoot, method, whole, body).expect(403, "permission_denied");
        server.grant("mybucket", action);
        assertThat(server.send(server.otherRoot, method, whole, body).status()).isBetween(200, 204);
    }

    @Test
    void a_copied_part_needs_leave_to_read_its_source() {
        server.send("PUT", "/mybucket/s", "x").expect(201);
        String target = "/mybucket/big?part_number=0&upload_id=" + begin();
        Header source = new Header("x-qs-copy-source", "/mybucket/s");
        server.grant("mybucket", "upload_object_part");
        server.send(server.otherRoot, "PUT", target, "", source).expect(403, "permission_denied");
        server.grant("mybucket", "upload_object_part", "get_object");
        server.send(server.otherRoot, "PUT", target, "", source).expect(201);
    }
}
