package org.entrepot.qingstor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectCallsTest {
    private static final String MD5_OF_HELLO = "\"5d41402abc4b2a76b9719d911017c592\"";

    private final Server server = new Server();

    @BeforeEach
    void makeBucket() {
        assertThat(server.send("PUT", "/mybucket").status()).isEqualTo(201);
    }

    @Test
    void an_object_comes_back_with_everything_said_about_it() {
        Reply put = server.send(
                "PUT",
                "/mybucket/dir%2Fa.txt",
                "hello",
                new Header("Content-Type", "text/plain"),
                new Header("Cache-Control", "no-cache"),
                new Header("Content-Disposition", "inline"),
                new Header("Expires", "0"),
                new Header("x-qs-storage-class", "STANDARD_IA"),
                new Header("X-QS-Meta-Colour", "blue"));
        assertThat(put.status()).isEqualTo(201);
        assertThat(put.header("ETag")).isEqualTo(MD5_OF_HELLO);
        assertThat(put.header("x-qs-request-id")).isNotEmpty();

        Reply get = server.send("GET", "/mybucket/dir/a.txt");
        assertThat(get.status()).isEqualTo(200);
        assertThat(get.text()).isEqualTo("hello");
        assertThat(get.header("Content-Type")).isEqualTo("text/plain");
        assertThat(get.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(get.header("Content-Disposition")).isEqualTo("inline");
        assertThat(get.header("Expires")).isEqualTo("0");
        assertThat(get.header("x-qs-storage-class")).isEqualTo("STANDARD_IA");
        assertThat(get.header("x-qs-meta-colour")).isEqualTo("blue");
        assertThat(get.header("Last-Modified")).isEqualTo(HttpDates.format(Requests.NOW));

        Reply head = server.send("HEAD", "/mybucket/dir/a.txt");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.length()).isEqualTo(5);
        assertThat(head.header("ETag")).isEqualTo(MD5_OF_HELLO);
    }

    @Test
    void an_object_without_a_type_is_bytes_of_the_standard_class() {
        server.send("PUT", "/mybucket/a", "x");
        Reply get = server.send("GET", "/mybucket/a");
        assertThat(get.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(get.header("x-qs-storage-class")).isEqualTo("STANDARD");
    }

    @Test
    void removing_an_object_twice_is_twice_no_content() {
        server.send("PUT", "/mybucket/a", "x");
        assertThat(server.send("DELETE", "/mybucket/a").status()).isEqualTo(204);
        assertThat(server.send("DELETE", "/mybucket/a").status()).isEqualTo(204);
        Reply get = server.send("GET", "/mybucket/a");
        assertThat(get.status()).isEqualTo(404);
        assertThat(get.json("code")).isEqualTo("object_not_exists");
        assertThat(server.send("DELETE", "/nobucket/a").json("code")).isEqualTo("bucket_not_exists");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=1-2, 206, bytes 1-2/5",
        "bytes=3-, 206, bytes 3-4/5",
        "bytes=-2, 206, bytes 3-4/5",
        "bytes=-99, 206, bytes 0-4/5",
        "bytes=5-, 416, bytes */5",
        "'bytes=0-1,3-4', 416, bytes */5",
        "bytes=x, 416, bytes */5",
    })
    void ranges_are_single_and_strict(String range, int status, String contentRange) {
        server.send("PUT", "/mybucket/a", "hello");
        Reply get = server.send("GET", "/mybucket/a", "", new Header("Range", range));
        assertThat(get.status()).isEqualTo(status);
        assertThat(get.header("Content-Range")).isEqualTo(contentRange);
        if (status == 416) {
            assertThat(get.json("code")).isEqualTo("invalid_range");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match, '\"00\"', 412",
        "If-None-Match, " + "'\"5d41402abc4b2a76b9719d911017c592\"'" + ", 304",
        "If-Modified-Since, 'Sun, 16 Aug 2015 09:05:00 GMT', 304",
        "If-Unmodified-Since, 'Sun, 16 Aug 2015 09:04:00 GMT', 412",
        "If-Unmodified-Since, 'Sun, 16 Aug 2015 09:05:00 GMT', 200",
    })
    void conditions_count(String name, String value, int status) {
        server.send("PUT", "/mybucket/a", "hello");
        assertThat(server.send("GET", "/mybucket/a", "", new Header(name, value))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match, %2200%22, 412",
        "If-Match, %225d41402abc4b2a76b9719d911017c592%22, 200",
        "If-Match, '%2200%22,%20%225d41402abc4b2a76b9719d911017c592%22', 200",
        "If-None-Match, %225d41402abc4b2a76b9719d911017c592%22, 304",
        "If-None-Match, %2, 200",
        "If-Modified-Since, 'Sun,%2016%20Aug%202015%2009:05:00%20GMT', 304",
        "If-Unmodified-Since, 'Sun,%2016%20Aug%202015%2009:04:00%20GMT', 412",
    })
    void conditions_count_in_the_encoding_of_the_javascript_client_too(String name, String value, int status) {
        server.send("PUT", "/mybucket/a", "hello");
        assertThat(server.send("GET", "/mybucket/a", "", new Header(name, value))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void a_range_of_another_object_is_told_by_an_encoded_tag() {
        server.send("PUT", "/mybucket/a", "hello");
        Header range = new Header("Range", "bytes=1-2");
        Header same = new Header("If-Range", MD5_OF_HELLO.replace("\"", "%22"));
        assertThat(server.send("GET", "/mybucket/a", "", range, same).text()).isEqualTo("el");
        assertThat(server.send("GET", "/mybucket/a", "", range, new Header("If-Range", "%2200%22"))
                        .text())
                .isEqualTo("hello");
    }

    @Test
    void a_tag_in_quotes_is_what_it_says() {
        String id = server.send("POST", "/mybucket/a?uploads").json("upload_id");
        server.send("PUT", "/mybucket/a?upload_id=" + id + "&part_number=0", "x");
        Header etag = new Header("ETag", "\"%41\"");
        server.send("POST", "/mybucket/a?upload_id=" + id, "{\"object_parts\":[{\"part_number\":0}]}", etag);
        assertThat(server.send("GET", "/mybucket/a", "", new Header("If-Match", "\"%41\""))
                        .text())
                .isEqualTo("x");
        assertThat(server.send("GET", "/mybucket/a", "", new Header("If-Match", "\"A\""))
                        .status())
                .isEqualTo(412);
    }

    @Test
    void a_conditional_write_that_finds_an_object_is_refused() {
        server.send("PUT", "/mybucket/a", "one");
        Reply put = server.send("PUT", "/mybucket/a", "two", new Header("If-None-Match", "*"));
        assertThat(put.json("code")).isEqualTo("precondition_failed");
        put = server.send("PUT", "/mybucket/a", "two", new Header("If-Match", "%2200%22"));
        assertThat(put.json("code")).isEqualTo("precondition_failed");
        assertThat(server.send("GET", "/mybucket/a").text()).isEqualTo("one");
    }

    @Test
    void overrides_replace_headers_for_signed_callers_only() {
        server.send("PUT", "/mybucket/a", "x", new Header("Content-Type", "text/plain"));
        String target =
                "/mybucket/a?response-content-type=a%2Fb&response-content-disposition=attachment%3B%20filename%3D%E4%B8%AD";
        Reply get = server.send("GET", target);
        assertThat(get.headers().all("Content-Type")).containsExactly("a/b");
        assertThat(get.header("Content-Disposition")).isEqualTo("attachment; filename=\u00e4\u00b8\u00ad");
        assertThat(server.send("GET", "/mybucket/a?response-expires=a%0Ab").json("code"))
                .isEqualTo("invalid_argument");

        server.send("PUT", "/mybucket?acl", AclCallsTest.PUBLIC_READ);
        assertThat(server.anonymous("GET", "/mybucket/a", "").status()).isEqualTo(200);
        Reply refused = server.anonymous("GET", target, "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json("code")).isEqualTo("permission_denied");
    }

    @Test
    void a_presigned_address_opens_one_object() {
        server.send("PUT", "/mybucket/a", "x");
        String target = QingStorSigner.presign(
                "GET",
                "/mybucket/a",
                null,
                Headers.NONE,
                server.root.id(),
                server.root.secret(),
                Requests.NOW.plusSeconds(60));
        assertThat(server.anonymous("GET", target, "").text()).isEqualTo("x");
        assertThat(server.anonymous("GET", target.replace("mybucket/a", "mybucket/b"), "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_body_with_another_digest_is_not_stored() {
        Reply put = server.send("PUT", "/mybucket/a", "hello", new Header("Content-MD5", "22jce+eOI4TgDuwjKpgt8w=="));
        assertThat(put.status()).isEqualTo(400);
        assertThat(put.json("code")).isEqualTo("bad_digest");
        assertThat(server.send("HEAD", "/mybucket/a").status()).isEqualTo(404);
    }

    @Test
    void metadata_and_headers_have_limits() {
        List<Header> many = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            many.add(new Header("x-qs-meta-" + i, "v".repeat(700)));
        }
        assertThat(server.send("PUT", "/mybucket/a", "x", many.toArray(Header[]::new))
                        .json("code"))
                .isEqualTo("metadata_too_large");
        assertThat(put(new Header("x-qs-meta-" + "n".repeat(513), "v"))).isEqualTo("metadata_too_large");
        assertThat(put(new Header("x-qs-meta-a:b", "v"))).isEqualTo("invalid_argument");
        assertThat(put(new Header("x-qs-meta-a", "\u00e4"))).isEqualTo("invalid_argument");
        assertThat(put(new Header("Content-Type", "a/" + "b".repeat(254)))).isEqualTo("invalid_argument");
        assertThat(put(new Header("x-qs-storage-class", "GLACIER"))).isEqualTo("invalid_request");
        assertThat(server.send("PUT", "/mybucket/" + "k".repeat(1024), "x").json("code"))
                .isEqualTo("invalid_object_name");
        assertThat(server.send("PUT", "/mybucket/" + "k".repeat(1023), "x").status())
                .isEqualTo(201);
    }

    private String put(Header header) {
        return server.send("PUT", "/mybucket/a", "x", header).json("code");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, x-qs-fetch-source, FetchObject",
        "PUT, x-qs-encryption-customer-algorithm, encryption",
        "GET, x-qs-encryption-customer-key, encryption",
        "PUT, x-qs-copy-source-encryption-customer-key, encryption",
        "PUT, x-qs-move-source-encryption-customer-key, encryption",
    })
    void what_is_not_built_is_refused_by_name(String method, String header, String name) {
        server.send("PUT", "/mybucket/a", "hello");
        Reply reply = server.send(method, "/mybucket/a", "", new Header(header, "/mybucket/b"));
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.json("code")).isEqualTo("method_not_allowed");
        assertThat(reply.text()).contains(name);
        assertThat(server.send("GET", "/mybucket/a").text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /mybucket/a?append&position=0",
                "POST /mybucket",
                "PUT /mybucket?lifecycle",
                "PUT /mybucket?versioning",
            })
    void planned_calls_are_refused_with_405(String line) {
        String[] words = line.split(" ");
        Reply reply = server.send(words[0], words[1], "{}");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.json("code")).isEqualTo("method_not_allowed");
    }

    @Test
    void the_version_that_a_listing_names_can_be_read_and_removed_and_no_other() {
        server.send("PUT", "/mybucket/a", "hello");
        assertThat(server.send("GET", "/mybucket/a?version_id=null").text()).isEqualTo("hello");
        assertThat(server.send("HEAD", "/mybucket/a?version_id=null").status()).isEqualTo(200);
        Reply other = server.send("GET", "/mybucket/a?version_id=7");
        assertThat(other.status()).isEqualTo(404);
        assertThat(other.json("code")).isEqualTo("object_not_exists");
        assertThat(server.send("GET", "/mybucket/none?version_id=null").status())
                .isEqualTo(404);
        assertThat(server.send("GET", "/mybucket/a?version_id=").json("code")).isEqualTo("invalid_argument");
        assertThat(server.send("DELETE", "/mybucket/a?version_id=7").status()).isEqualTo(204);
        assertThat(server.send("GET", "/mybucket/a").status()).isEqualTo(200);
        assertThat(server.send("DELETE", "/mybucket/a?version_id=null").status())
                .isEqualTo(204);
        assertThat(server.send("GET", "/mybucket/a").status()).isEqualTo(404);
    }

    @Test
    void images_are_not_processed() {
        server.send("PUT", "/mybucket/a.png", "x");
        assertThat(server.send("GET", "/mybucket/a.png?image&action=info").json("code"))
                .isEqualTo("invalid_argument");
    }

    @Test
    void strangers_and_unsigned_callers_are_refused() {
        server.send("PUT", "/mybucket/a", "x");
        for (Reply reply : List.of(
                server.anonymous("GET", "/mybucket/a", ""),
                server.anonymous("PUT", "/mybucket/a", "y"),
                server.send(server.stranger, "GET", "/mybucket/a", ""),
                server.anonymous("GET", "/mybucket/missing", ""))) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.json("code")).isEqualTo("permission_denied");
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
        }
    }
}
