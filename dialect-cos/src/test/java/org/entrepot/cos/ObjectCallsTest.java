package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects ({@code cos.md} section 9). */
class ObjectCallsTest {
    private static final String MD5_OF_HELLO = "\"5d41402abc4b2a76b9719d911017c592\"";
    private static final String CRC64_OF_HELLO = "11177612005948864433";

    @Test
    void what_was_put_is_read_back_with_its_headers() throws Exception {
        CosWorld world = CosWorld.withBucket();
        Reply put = world.put(
                        "/dir/a%20b%2B%E4%B8%AD~%2A.txt",
                        "hello",
                        new Header("Content-Type", "text/plain"),
                        new Header("Cache-Control", "no-cache"),
                        new Header("X-Cos-Meta-Author", "A B"))
                .expect(200);
        assertThat(put.header("ETag")).isEqualTo(MD5_OF_HELLO);
        assertThat(put.header("x-cos-hash-crc64ecma")).isEqualTo(CRC64_OF_HELLO);

        Reply got = world.get("/dir/a%20b%2B%E4%B8%AD~%2A.txt").expect(200);
        assertThat(got.text()).isEqualTo("hello");
        assertThat(got.header("Content-Type")).isEqualTo("text/plain");
        assertThat(got.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(got.header("x-cos-meta-author")).isEqualTo("A B");
        assertThat(got.header("ETag")).isEqualTo(MD5_OF_HELLO);
        assertThat(got.header("x-cos-hash-crc64ecma")).isEqualTo(CRC64_OF_HELLO);
        assertThat(got.header("Last-Modified")).isEqualTo("Sat, 21 Nov 2026 12:00:00 GMT");
        assertThat(got.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(got.headers().has("x-cos-storage-class")).isFalse();
        assertThat(world.head("/dir/a%20b%2B%E4%B8%AD~%2A.txt").expect(200).header("ETag"))
                .isEqualTo(MD5_OF_HELLO);
    }

    @Test
    void an_object_without_a_type_has_the_general_one() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/k", "x", new Header("Content-Type", "")).expect(200);
        assertThat(world.get("/k").header("Content-Type")).isEqualTo("application/octet-stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a//b/./c%2Bd~%2A", "/a/%2Fb/.%2Fc%2Bd~%2A"})
    void paths_are_decoded_and_never_normalised(String spelling) throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put(spelling, "x").expect(200);
        assertThat(world.get("/").text()).contains("<Key>a//b/./c+d~*</Key>");
        world.get("/a//b/./c%2Bd~%2A").expect(200);
    }

    @Test
    void a_chunked_body_of_unknown_length_is_taken_and_no_length_at_all_is_not() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/k", "hello", new Header("Transfer-Encoding", "chunked")).expect(200);
        assertThat(world.get("/k").text()).isEqualTo("hello");
    }

    @Test
    void digests_that_the_sender_tells_are_checked_and_nothing_wrong_becomes_visible() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/k", "hello", new Header("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="))
                .expect(200);
        world.put("/bad", "hellO", new Header("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="))
                .expect(400, "BadDigest");
        world.put("/bad", "hello", new Header("Content-MD5", "nonsense")).expect(400, "InvalidDigest");
        String sha1 = "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d";
        world.put("/k", "hello", new Header("x-cos-content-sha1", sha1)).expect(200);
        world.put("/bad", "hellO", new Header("x-cos-content-sha1", sha1)).expect(400, "InvalidSHA1Digest");
        world.put("/bad", "hello", new Header("x-cos-content-sha1", "no")).expect(400, "InvalidSHA1Digest");
        world.head("/bad").expect(404);
    }

    @Test
    void ranges_and_conditions_are_those_of_http() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/k", "hello").expect(200);
        Reply part = world.get("/k", new Header("Range", "bytes=1-3")).expect(206);
        assertThat(part.text()).isEqualTo("ell");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 1-3/5");
        assertThat(part.header("x-cos-hash-crc64ecma")).isEqualTo(CRC64_OF_HELLO);
        assertThat(world.get("/k", new Header("Range", "bytes=-2")).expect(206).text())
                .isEqualTo("lo");
        assertThat(world.get("/k", new Header("Range", "lines=1-2")).expect(200).text())
                .isEqualTo("hello");
        world.get("/k", new Header("Range", "bytes=9-")).expect(416, "InvalidRange");
        Reply unchanged = world.get("/k", new Header("If-None-Match", "5d41402abc4b2a76b9719d911017c592"))
                .expect(304);
        assertThat(unchanged.header("ETag")).isEqualTo(MD5_OF_HELLO);
        world.get("/k", new Header("If-Match", "\"other\"")).expect(412, "PreconditionFailed");
        world.get("/k", new Header("If-Modified-Since", "Sat, 21 Nov 2026 12:00:00 GMT"))
                .expect(304);
        world.get("/k", new Header("If-Unmodified-Since", "Sat, 21 Nov 2026 11:00:00 GMT"))
                .expect(412, "PreconditionFailed");
    }

    @Test
    void an_object_that_may_not_be_overwritten_is_not() throws Exception {
        CosWorld world = CosWorld.withBucket();
        Header forbid = new Header("x-cos-forbid-overwrite", "true");
        world.put("/k", "first", forbid).expect(200);
        world.put("/k", "second", forbid).expect(409, "FileAlreadyExists");
        assertThat(world.get("/k").text()).isEqualTo("first");
        world.put("/k", "third", new Header("x-cos-forbid-overwrite", "maybe")).expect(400, "InvalidArgument");
        world.put("/k", "third", new Header("x-cos-forbid-overwrite", "false")).expect(200);
    }

    @Test
    void storage_classes_that_can_be_read_at_once_are_kept_and_shown() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/k", "x", new Header("x-cos-storage-class", "STANDARD_IA")).expect(200);
        assertThat(world.head("/k").header("x-cos-storage-class")).isEqualTo("STANDARD_IA");
        assertThat(world.get("/").text()).contains("<StorageClass>STANDARD_IA</StorageClass>");
        world.put("/k", "x", new Header("x-cos-storage-class", "ARCHIVE")).expect(400, "NotSupportedStorageClass");
        world.put("/k", "x", new Header("x-cos-storage-class", "nearby")).expect(400, "InvalidStorageClass");
    }

    @Test
    void response_parameters_replace_stored_headers_for_signed_callers_only() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/k", "x", new Header("Content-Type", "text/plain"), new Header("x-cos-acl", "public-read"))
                .expect(200);
        Reply got = world.get(
                        "/k?response-content-type=a%2Fb&response-content-disposition=attachment%3B%20filename%3Dx&x=")
                .expect(200);
        assertThat(got.header("Content-Type")).isEqualTo("a/b");
        assertThat(got.header("Content-Disposition")).isEqualTo("attachment; filename=x");
        world.get("/k?response-cache-control=a%0d%0ab").expect(400, "InvalidArgument");
        world.anonymously("GET", "/k?response-content-type=a%2Fb", "").expect(400, "InvalidRequest");
        world.anonymously("GET", "/k", "").expect(200);
    }

    @Test
    void features_that_are_not_served_are_refused_by_name() throws Exception {
        CosWorld world = CosWorld.withBucket();
        for (Header header : List.of(
                new Header("x-cos-server-side-encryption", "AES256"),
                new Header("x-cos-server-side-encryption-customer-algorithm", "AES256"),
                new Header("x-cos-tagging", "a=b"),
                new Header("x-cos-traffic-limit", "819200"),
                new Header("If-None-Match", "*"))) {
            assertThat(world.put("/k", "x", header)
                            .expect(501, "NotImplemented")
                            .text())
                    .contains("`");
        }
        world.put("/k", "x", new Header("x-cos-traffic-limit", "5")).expect(400, "InvalidArgument");
        world.head("/k").expect(404);
        world.put("/k", "x", new Header("Pic-Operations", "{}"), new Header("x-cos-sdk-retry", "true"))
                .expect(200);
        for (String call : List.of("/k?append&position=0", "/k?restore", "/k?select&select-type=2")) {
            world.post(call, "").expect(501, "NotImplemented");
        }
        world.put("/k?tagging", "<Tagging/>").expect(501, "NotImplemented");
        world.get("/k?ci-process=x").expect(501, "NotImplemented");
        world.get("/k?imageMogr2/thumbnail/100x").expect(501, "NotImplemented");
        world.post("/k", "x").expect(405, "MethodNotAllowed");
        assertThat(world.get("/k").text()).isEqualTo("x");
    }

    @Test
    void keys_have_limits() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/" + "a".repeat(850), "x").expect(200);
        world.put("/" + "a".repeat(851), "x").expect(400, "KeyTooLong");
        world.put("//", "x").expect(400, "InvalidObjectName");
        world.anonymously("PUT", "/%FF", "x").expect(400, "InvalidURI");
        world.put("/k", "x", new Header("x-cos-meta-a", "b".repeat(2048))).expect(400, "InvalidArgument");
    }

    @Test
    void only_the_null_version_is_there() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/k", "x").expect(200);
        world.get("/k?versionId=null").expect(200);
        world.get("/k?VersionID=null").expect(200);
        world.get("/k?versionId=MTg0NDUx").expect(404, "NoSuchVersion");
        world.delete("/k?versionId=MTg0NDUx").expect(404, "NoSuchVersion");
        world.delete("/k?versionId=null").expect(204);
        world.delete("/k").expect(204);
        world.get("/k").expect(404, "NoSuchKey");
    }

    @Test
    void a_temporary_token_belongs_to_no_key_here() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.get("/", new Header("x-cos-security-token", "tok")).expect(403, "InvalidAccessKeyId");
    }

    @Test
    void an_anonymous_caller_gets_what_acls_give() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/k", "x").expect(200);
        world.anonymously("GET", "/k", "").expect(403, "AccessDenied");
        world.anonymously("GET", "/k", "", new Header("Authorization", "")).expect(403, "AccessDenied");
        world.put("/?acl", "", new Header("x-cos-acl", "public-read")).expect(200);
        world.anonymously("GET", "/k", "").expect(200);
        world.anonymously("GET", "/missing", "").expect(404, "NoSuchKey");
        world.anonymously("PUT", "/k", "y").expect(403, "AccessDenied");
    }
}
