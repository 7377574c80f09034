package org.entrepot.qingstor;

import static org.assertj.core.api.Assertions.assertThat;

import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies and moves within the server ({@code qingstor.md} section 7.4). */
class CopyCallsTest {
    private static final String MD5_OF_HELLO = "\"5d41402abc4b2a76b9719d911017c592\"";

    private final Server server = new Server();

    @BeforeEach
    void putSource() {
        server.send("PUT", "/mybucket").expect(201);
        server.send("PUT", "/other-bucket").expect(201);
        server.send(
                        "PUT",
                        "/mybucket/%E4%B8%AD%20a",
                        "hello",
                        new Header("Content-Type", "text/plain"),
                        new Header("x-qs-storage-class", "STANDARD_IA"),
                        new Header("x-qs-meta-a", "b"))
                .expect(201);
    }

    private Reply copy(String source, Header... more) {
        return put("/other-bucket/d", "x-qs-copy-source", source, more);
    }

    private Reply move(String source, Header... more) {
        return put("/other-bucket/d", "x-qs-move-source", source, more);
    }

    private Reply put(String target, String name, String source, Header... more) {
        Header[] headers = new Header[more.length + 1];
        System.arraycopy(more, 0, headers, 1, more.length);
        headers[0] = new Header(name, source);
        return server.send("PUT", target, "", headers);
    }

    private void assertIsLikeSource(Reply got) {
        assertThat(got.text()).isEqualTo("hello");
        assertThat(got.header("ETag")).isEqualTo(MD5_OF_HELLO);
        assertThat(got.header("Content-Type")).isEqualTo("text/plain");
        assertThat(got.header("x-qs-storage-class")).isEqualTo("STANDARD_IA");
        assertThat(got.header("x-qs-meta-a")).isEqualTo("b");
    }

    @Test
    void a_copy_says_of_itself_what_its_source_says() {
        Reply copied = copy("/mybucket/%E4%B8%AD%20a", new Header("Content-Type", "not/this"))
                .expect(201);
        assertThat(copied.header("ETag")).isEqualTo(MD5_OF_HELLO);
        assertThat(copied.text()).isEmpty();
        assertIsLikeSource(server.send("GET", "/other-bucket/d").expect(200));
        assertIsLikeSource(server.send("GET", "/mybucket/%E4%B8%AD%20a").expect(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPLACE", "replace"})
    void replaced_metadata_are_those_of_the_request(String directive) {
        copy(
                        "/mybucket/%E4%B8%AD%20a",
                        new Header("x-qs-metadata-directive", directive),
                        new Header("Content-Type", "a/b"),
                        new Header("x-qs-meta-c", "d"))
                .expect(201);
        Reply got = server.send("HEAD", "/other-bucket/d").expect(200);
        assertThat(got.header("Content-Type")).isEqualTo("a/b");
        assertThat(got.header("x-qs-storage-class")).isEqualTo("STANDARD");
        assertThat(got.headers().has("x-qs-meta-a")).isFalse();
        assertThat(got.header("x-qs-meta-c")).isEqualTo("d");
    }

    @Test
    void a_copy_onto_itself_is_no_mistake() {
        String source = "/mybucket/%E4%B8%AD%20a";
        put(source, "x-qs-copy-source", source, new Header("Content-Type", "not/this"))
                .expect(201);
        assertIsLikeSource(server.send("GET", source).expect(200));
        put(source, "x-qs-copy-source", source, new Header("x-qs-storage-class", "STANDARD"))
                .expect(201);
        Reply got = server.send("GET", source).expect(200);
        assertThat(got.text()).isEqualTo("hello");
        assertThat(got.header("x-qs-storage-class")).isEqualTo("STANDARD");
        assertThat(got.header("x-qs-meta-a")).isEqualTo("b");
    }

    @Test
    void what_a_copy_cannot_be_asked_is_refused() {
        String source = "/mybucket/%E4%B8%AD%20a";
        copy(source, new Header("x-qs-metadata-directive", "MERGE")).expect(400, "invalid_argument");
        copy(source, new Header("x-qs-storage-class", "GLACIER")).expect(400, "invalid_request");
        put("/mybucket/" + "k".repeat(1024), "x-qs-copy-source", source).expect(400, "invalid_object_name");
        copy(source, new Header("If-None-Match", "*")).expect(201);
        copy(source, new Header("If-None-Match", "*")).expect(412, "precondition_failed");
    }

    @ParameterizedTest
    @CsvSource({
        "/mybucket/%E4%B8%AD%20a, 201, ''",
        "mybucket/%E4%B8%AD%20a, 201, ''",
        "%2Fmybucket%2F%E4%B8%AD%20a, 201, ''",
        "/mybucket/none, 404, object_not_exists",
        "/nobucket/a, 404, bucket_not_exists",
        "mybucket, 400, invalid_argument",
        "/mybucket/, 400, invalid_argument",
        "//a, 400, invalid_argument",
        "'', 400, invalid_argument",
    })
    void a_source_is_a_bucket_and_a_key(String source, int status, String code) {
        copy(source).expect(status, code);
    }

    @Test
    void a_source_that_was_not_encoded_is_found_as_it_stands() {
        server.send("PUT", "/mybucket/100%25", "percent").expect(201);
        server.send("PUT", "/mybucket/a%2520b", "escape").expect(201);
        copy("/mybucket/100%").expect(201);
        assertThat(server.send("GET", "/other-bucket/d").text()).isEqualTo("percent");
        copy("/mybucket/a%20b").expect(201);
        assertThat(server.send("GET", "/other-bucket/d").text()).isEqualTo("escape");
        server.send("PUT", "/mybucket/a%20b", "blank").expect(201);
        copy("/mybucket/a%20b").expect(201);
        assertThat(server.send("GET", "/other-bucket/d").text()).isEqualTo("blank");
    }

    @ParameterizedTest
    @CsvSource({
        "if-match, '" + MD5_OF_HELLO + "', 201",
        "if-match, %225d41402abc4b2a76b9719d911017c592%22, 201",
        "if-match, %22other%22, 412",
        "if-match, other, 412",
        "if-none-match, other, 201",
        "if-none-match, '" + MD5_OF_HELLO + "', 412",
        "if-modified-since, 'Sun, 16 Aug 2015 09:04:00 GMT', 201",
        "if-modified-since, 'Sun, 16 Aug 2015 09:05:00 GMT', 412",
        "if-unmodified-since, 'Sun, 16 Aug 2015 09:05:00 GMT', 201",
        "if-unmodified-since, 'Sun, 16 Aug 2015 09:04:00 GMT', 412",
    })
    void conditions_on_the_source_are_obeyed(String name, String value, int status) {
        String code = status == 412 ? "precondition_failed" : "";
        String source = "/mybucket/%E4%B8%AD%20a";
        copy(source, new Header("x-qs-copy-source-" + name, value)).expect(status, code);
        move(source, new Header("x-qs-move-source-" + name, value)).expect(status, code);
        server.send("HEAD", source).expect(status == 412 ? 200 : 404);
    }

    @Test
    void a_move_takes_its_source_along() {
        Reply moved = move("/mybucket/%E4%B8%AD%20a").expect(201);
        assertThat(moved.header("ETag")).isEqualTo(MD5_OF_HELLO);
        assertThat(moved.text()).isEmpty();
        assertIsLikeSource(server.send("GET", "/other-bucket/d").expect(200));
        server.send("HEAD", "/mybucket/%E4%B8%AD%20a").expect(404);
        move("/mybucket/%E4%B8%AD%20a").expect(404, "object_not_exists");
        put("/other-bucket/d", "x-qs-move-source", "/other-bucket/d").expect(201);
        assertIsLikeSource(server.send("GET", "/other-bucket/d").expect(200));
    }

    @Test
    void a_copy_needs_leave_to_read_and_a_move_also_to_remove_its_source() {
        server.grant("other-bucket", "create_object");
        server.grant("mybucket", "head_object");
        strangerPuts("x-qs-copy-source", "/mybucket/%E4%B8%AD%20a").expect(403, "permission_denied");
        server.grant("mybucket", "get_object");
        strangerPuts("x-qs-copy-source", "/mybucket/%E4%B8%AD%20a").expect(201);
        strangerPuts("x-qs-copy-source", "/mybucket/none").expect(404, "object_not_exists");
        strangerPuts("x-qs-move-source", "/mybucket/%E4%B8%AD%20a").expect(403, "permission_denied");
        server.grant("mybucket", "delete_object");
        strangerPuts("x-qs-move-source", "/mybucket/%E4%B8%AD%20a").expect(403, "permission_denied");
        server.send("HEAD", "/mybucket/%E4%B8%AD%20a").expect(200);
        server.grant("mybucket", "get_object", "delete_object");
        server.grant("other-bucket", "get_object");
        strangerPuts("x-qs-move-source", "/mybucket/%E4%B8%AD%20a").expect(403, "permission_denied");
        server.grant("other-bucket", "create_object");
        strangerPuts("x-qs-move-source", "/mybucket/%E4%B8%AD%20a").expect(201);
        server.send("HEAD", "/mybucket/%E4%B8%AD%20a").expect(404);
    }

    private Reply strangerPuts(String name, String source) {
        return server.send(server.otherRoot, "PUT", "/other-bucket/d", "", new Header(name, source));
    }
}
