package org.entrepot.mediastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.store.Bucket;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.WriteCondition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectCallsTest {
    private static final String HELLO_SHA256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final String HELLO_MD5 = "5d41402abc4b2a76b9719d911017c592";

    private final TestServer server = new TestServer();

    @BeforeEach
    void make() {
        server.create("movies");
    }

    @Test
    void an_upload_answers_its_digests_and_reads_back_with_its_headers() {
        Reply put = ask("PUT", "/premium/canada/mlaw.ts")
                .with("Content-Type", "video/mp2t")
                .with("Cache-Control", "max-age=6, public")
                .with("x-amz-storage-class", "TEMPORAL")
                .with("x-amz-upload-availability", "standard")
                .body("hello")
                .send();
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.header("Content-Type")).isEqualTo("application/json");
        assertThat(put.json("ContentSHA256")).isEqualTo(HELLO_SHA256);
        assertThat(put.json("ETag")).isEqualTo(HELLO_SHA256);
        assertThat(put.json("StorageClass")).isEqualTo("TEMPORAL");
        assertThat(put.header("x-amzn-RequestId")).isNotBlank();

        Reply got = ask("GET", "/premium/canada/mlaw.ts").send();
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.text()).isEqualTo("hello");
        assertThat(got.header("ETag")).isEqualTo(HELLO_SHA256);
        assertThat(got.header("Content-Type")).isEqualTo("video/mp2t");
        assertThat(got.header("Cache-Control")).isEqualTo("max-age=6, public");
        assertThat(got.header("Last-Modified")).isEqualTo("Sat, 21 Nov 2026 12:00:00 GMT");

        Reply described = ask("HEAD", "/premium/canada/mlaw.ts")
                .with("Range", "bytes=0-1")
                .send();
        assertThat(described.status()).isEqualTo(200);
        assertThat(described.length()).isEqualTo(5);
        assertThat(described.header("ETag")).isEqualTo(HELLO_SHA256);
    }

    @Test
    void headers_that_were_not_sent_do_not_come_back_and_the_type_has_a_default() {
        ask("PUT", "/a").body("x").send();
        Reply got = ask("GET", "/a").send();
        assertThat(got.header("Cache-Control")).isEmpty();
        assertThat(got.header("Content-Type")).isEqualTo("application/octet-stream");
        ask("PUT", "/a")
                .with("Content-Type", "text/plain; charset=UTF-8")
                .body("x")
                .send();
        assertThat(ask("GET", "/a").send().header("Content-Type")).isEqualTo("text/plain; charset=UTF-8");
    }

    @Test
    void a_leading_slash_in_the_path_is_the_same_object() {
        ask("PUT", "//folder//file").body("hello").send();
        assertThat(ask("GET", "/folder/file").send().text()).isEqualTo("hello");
        ask("PUT", "/a%3D1/b%3Ac.ts").body("hello").send();
        assertThat(ask("GET", "/a=1/b:c.ts").send().text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-1,206,he,bytes 0-1/5",
        "bytes=3-,206,lo,bytes 3-4/5",
        "bytes=-2,206,lo,bytes 3-4/5",
        "bytes=0-99,206,hello,bytes 0-4/5",
        "'bytes=0-1,3-4',200,hello,''",
        "bytes=2-1,200,hello,''",
        "bytes=a-b,200,hello,''",
        "items=0-1,200,hello,''"
    })
    void one_range_is_served_and_what_is_none_is_ignored(String range, int status, String text, String contentRange) {
        ask("PUT", "/a").body("hello").send();
        Reply got = ask("GET", "/a").with("Range", range).send();
        assertThat(got.status()).isEqualTo(status);
        assertThat(got.text()).isEqualTo(text);
        assertThat(got.header("Content-Range")).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-", "bytes=99-100", "bytes=-0"})
    void a_range_beyond_the_end_is_a_416(String range) {
        ask("PUT", "/a").body("hello").send();
        Reply got = ask("GET", "/a").with("Range", range).send();
        assertThat(got.status()).isEqualTo(416);
        assertThat(got.header("x-amzn-ErrorType")).isEqualTo("RequestedRangeNotSatisfiableException");
        assertThat(got.header("Content-Range")).isEqualTo("bytes */5");
    }

    @Test
    void conditional_headers_are_ignored() {
        ask("PUT", "/a").body("hello").send();
        Reply got = ask("GET", "/a")
                .with("If-None-Match", HELLO_SHA256)
                .with("If-Modified-Since", "Sat, 21 Nov 2026 13:00:00 GMT")
                .with("If-Match", "other")
                .send();
        assertThat(got.status()).isEqualTo(200);
        assertThat(ask("PUT", "/a")
                        .with("If-None-Match", "*")
                        .body("jello")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_missing_object_is_a_404_for_every_call() {
        server.upload("movies", "folder/a.ts", "x");
        for (String method : new String[] {"GET", "HEAD", "DELETE"}) {
            for (String path : new String[] {"/none.ts", "/folder"}) {
                Reply got = ask(method, path).send();
                assertThat(got.status()).isEqualTo(404);
                assertThat(got.header("x-amzn-ErrorType")).isEqualTo("ObjectNotFoundException");
            }
        }
        assertThat(ask("HEAD", "/none.ts").send().bytes()).isEmpty();
    }

    @Test
    void deleting_answers_200_without_body_once() {
        server.upload("movies", "a.ts", "x");
        Reply gone = ask("DELETE", "/a.ts").send();
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.bytes()).isEmpty();
        assertThat(ask("DELETE", "/a.ts").send().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a%20b", "/a/", "/a/../b", "/%C3%BCn.ts", "/1/2/3/4/5/6/7/8/9/10/11/f", "/a+b"})
    void paths_outside_the_model_are_refused_for_uploads(String path) {
        Reply got = ask("PUT", path).body("x").send();
        assertThat(got.status()).isEqualTo(400);
        assertThat(got.header("x-amzn-ErrorType")).isEqualTo("ValidationException");
    }

    @ParameterizedTest
    @CsvSource({
        "x-amz-storage-class,FOO,ValidationException",
        "x-amz-upload-availability,LATER,ValidationException",
        "x-amz-upload-availability,STREAMING,UnknownOperationException"
    })
    void what_cannot_be_obeyed_is_refused_by_name(String name, String value, String type) {
        Reply got = ask("PUT", "/a.ts").with(name, value).body("x").send();
        assertThat(got.status()).isEqualTo(400);
        assertThat(got.header("x-amzn-ErrorType")).isEqualTo(type);
        assertThat(got.json("Message")).contains(name);
        assertThat(ask("GET", "/a.ts").send().status()).isEqualTo(404);
    }

    @Test
    void an_upload_over_the_limit_leaves_what_was_there() {
        TestServer tight = new TestServer(new MediaStoreLimits(5, 100), Settings.defaults());
        tight.create("movies");
        tight.upload("movies", "a", "hello");
        Reply refused =
                tight.data("PUT", "movies", "/a").by(tight.root).body("hello!").send();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("x-amzn-ErrorType")).isEqualTo("ValidationException");
        assertThat(tight.data("GET", "movies", "/a").by(tight.root).send().text())
                .isEqualTo("hello");
    }

    @Test
    void keys_of_other_dialects_are_read_listed_and_deleted_by_their_exact_path() throws Exception {
        write("a b//c.txt");
        Reply got = ask("GET", "/a%20b%2F%2Fc.txt").send();
        assertThat(got.text()).isEqualTo("hello");
        assertThat(got.header("ETag")).isEqualTo(HELLO_MD5);
        assertThat(ask("GET", "").send().text()).contains("{\"Name\":\"a b\",\"Type\":\"FOLDER\"}");
        assertThat(ask("DELETE", "/a%20b%2F%2Fc.txt").send().status()).isEqualTo(200);
        assertThat(ask("DELETE", "/a%20b%2F%2Fc.txt").send().header("x-amzn-ErrorType"))
                .isEqualTo("ValidationException");
    }

    @Test
    void other_methods_are_no_operations() {
        Reply got = ask("PATCH", "/a").send();
        assertThat(got.status()).isEqualTo(400);
        assertThat(got.header("x-amzn-ErrorType")).isEqualTo("UnknownOperationException");
    }

    private TestServer.Asked ask(String method, String path) {
        return server.data(method, "movies", path).by(server.root);
    }

    private void write(String key) throws Exception {
        Bucket bucket = server.store.buckets(TestServer.ACCOUNT).getFirst();
        server.store.put(
                bucket,
                new NewObject(
                        new ObjectKey(key),
                        Map.of(),
                        Map.of(),
                        null,
                        TestServer.ACCOUNT,
                        Dialect.S3,
                        EnumSet.of(DigestKind.MD5)),
                Bodies.plain(Bodies.replay("hello".getBytes(StandardCharsets.UTF_8)), Headers.NONE),
                new WriteCondition.Always(),
                100);
    }
}
