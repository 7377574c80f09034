package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies within the server ({@code cos.md} section 9). */
class CopyCallsTest {
    private static final String MD5_OF_HELLO = "5d41402abc4b2a76b9719d911017c592";
    private static final String CRC64_OF_HELLO = "11177612005948864433";
    private static final String SOURCE_HOST = CosWorld.BUCKET + ".cos.ap-guangzhou.myqcloud.com";

    private final CosWorld world = CosWorld.withBucket();

    @BeforeEach
    void putSource() {
        world.put(
                        "/s%20%E4%B8%AD",
                        "hello",
                        new Header("Content-Type", "text/plain"),
                        new Header("x-cos-meta-a", "b"),
                        new Header("x-cos-storage-class", "STANDARD_IA"),
                        new Header("x-cos-acl", "public-read"))
                .expect(200);
    }

    /** As clients write it, whatever their endpoint is. */
    private static Header source(String rest) {
        return new Header("x-cos-copy-source", SOURCE_HOST + "/" + rest);
    }

    private Reply copy(Header... headers) {
        return world.put("/d", "", headers);
    }

    @Test
    void a_copy_says_of_itself_what_its_source_says_but_for_class_and_acl() {
        Reply copied = copy(source("s%20%E4%B8%AD")).expect(200);
        assertThat(copied.text())
                .isEqualTo(CosXml.DECLARATION + "<CopyObjectResult><ETag>&quot;" + MD5_OF_HELLO + "&quot;</ETag><CRC64>"
                        + CRC64_OF_HELLO + "</CRC64><LastModified>2026-11-21T12:00:00.000Z</LastModified>"
                        + "</CopyObjectResult>");
        Reply got = world.get("/d").expect(200);
        assertThat(got.text()).isEqualTo("hello");
        assertThat(got.header("Content-Type")).isEqualTo("text/plain");
        assertThat(got.header("x-cos-meta-a")).isEqualTo("b");
        assertThat(got.header("x-cos-hash-crc64ecma")).isEqualTo(CRC64_OF_HELLO);
        assertThat(got.headers().has("x-cos-storage-class")).isFalse();
        world.anonymously("GET", "/s%20%E4%B8%AD", "").expect(200);
        world.anonymously("GET", "/d", "").expect(403, "AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Replaced", "replaced", "REPLACE"})
    void replaced_metadata_are_those_of_the_request(String directive) {
        copy(
                        source("s%20%E4%B8%AD"),
                        new Header("x-cos-metadata-directive", directive),
                        new Header("x-cos-meta-c", "d"),
                        new Header("x-cos-storage-class", "INTELLIGENT_TIERING"))
                .expect(200);
        Reply got = world.head("/d").expect(200);
        assertThat(got.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(got.headers().has("x-cos-meta-a")).isFalse();
        assertThat(got.header("x-cos-meta-c")).isEqualTo("d");
        assertThat(got.header("x-cos-storage-class")).isEqualTo("INTELLIGENT_TIERING");
    }

    @Test
    void other_directives_are_refused() {
        copy(source("s%20%E4%B8%AD"), new Header("x-cos-metadata-directive", "Merge"))
                .expect(400, "InvalidArgument");
        copy(source("s%20%E4%B8%AD"), new Header("x-cos-tagging-directive", "Merge"))
                .expect(400, "InvalidArgument");
        copy(source("s%20%E4%B8%AD"), new Header("x-cos-tagging-directive", "Replaced"))
                .expect(200);
    }

    @Test
    void a_copy_onto_itself_has_to_replace_the_metadata() {
        Header itself = source("s%20%E4%B8%AD");
        world.put("/s%20%E4%B8%AD", "", itself).expect(400, "InvalidRequest");
        world.put("/s%20%E4%B8%AD", "", itself, new Header("x-cos-metadata-directive", "Copy"))
                .expect(400, "InvalidRequest");
        world.put(
                        "/s%20%E4%B8%AD",
                        "",
                        itself,
                        new Header("x-cos-metadata-directive", "Replaced"),
                        new Header("x-cos-meta-new", "1"))
                .expect(200);
        Reply got = world.get("/s%20%E4%B8%AD").expect(200);
        assertThat(got.text()).isEqualTo("hello");
        assertThat(got.header("x-cos-meta-new")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "If-Match, " + MD5_OF_HELLO + ", 200",
        "If-Match, other, 412",
        "If-None-Match, other, 200",
        "If-None-Match, " + MD5_OF_HELLO + ", 412",
        "If-Modified-Since, 'Sat, 21 Nov 2026 11:00:00 GMT', 200",
        "If-Modified-Since, 'Sat, 21 Nov 2026 12:00:00 GMT', 412",
        "If-Unmodified-Since, 'Sat, 21 Nov 2026 12:00:00 GMT', 200",
        "If-Unmodified-Since, 'Sat, 21 Nov 2026 11:00:00 GMT', 412",
    })
    void conditions_on_the_source_are_obeyed(String name, String value, int status) {
        Reply copied = copy(source("s%20%E4%B8%AD"), new Header("x-cos-copy-source-" + name, value));
        assertThat(copied.status()).isEqualTo(status);
        assertThat(copied.code()).isEqualTo(status == 412 ? "PreconditionFailed" : "");
        world.head("/d").expect(status == 412 ? 404 : 200);
    }

    @ParameterizedTest
    @CsvSource({
        "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/s%20%E4%B8%AD?versionId=null, 200, ''",
        "examplebucket-1250000000.cos-internal.r.tencentcos.cn:443/s%20%E4%B8%AD?versionid=, 200, ''",
        "examplebucket-1250000000/s%20%E4%B8%AD, 200, ''",
        "examplebucket-1250000000.cos.r.myqcloud.com/s%20%E4%B8%AD?versionId=MTg, 404, NoSuchVersion",
        "examplebucket-1250000000.cos.r.myqcloud.com/none, 404, NoSuchKey",
        "examplebucket-1250000000.cos.r.myqcloud.com/none?versionId=null, 404, NoSuchVersion",
        "otherbucket-1250000000.cos.r.myqcloud.com/none, 404, NoSuchBucket",
        "examplebucket-1250000002.cos.r.myqcloud.com/s%20%E4%B8%AD, 404, NoSuchBucket",
        "cos.r.myqcloud.com/examplebucket-1250000000/k, 400, InvalidCopySource",
        "http://examplebucket-1250000000.cos.r.myqcloud.com/k, 400, InvalidCopySource",
        "examplebucket-1250000000.cos.r.myqcloud.com/%FF, 400, InvalidCopySource",
        "examplebucket-1250000000.cos.r.myqcloud.com/k?versionId=%, 400, InvalidCopySource",
        "examplebucket-1250000000.cos.r.myqcloud.com/, 400, InvalidCopySource",
        "'', 400, InvalidCopySource",
    })
    void a_source_is_named_by_its_first_label_and_encoded_key(String source, int status, String code) {
        copy(new Header("x-cos-copy-source", source)).expect(status, code);
    }

    @Test
    void a_copy_obeys_the_headers_of_a_put() {
        Header source = source("s%20%E4%B8%AD");
        copy(source, new Header("x-cos-forbid-overwrite", "true"), new Header("x-cos-acl", "public-read"))
                .expect(200);
        world.anonymously("GET", "/d", "").expect(200);
        copy(source, new Header("x-cos-forbid-overwrite", "true")).expect(409, "FileAlreadyExists");
        copy(source, new Header("x-cos-copy-source-server-side-encryption-customer-key", "k"))
                .expect(501, "NotImplemented");
        copy(source, new Header("x-cos-storage-class", "ARCHIVE")).expect(400, "NotSupportedStorageClass");
        world.put("/" + "a".repeat(851), "", source).expect(400, "KeyTooLong");
    }

    @Test
    void a_copy_needs_leave_to_read_its_source_and_to_write_its_target() {
        Header source = source("s%20%E4%B8%AD");
        world.put("/s%20%E4%B8%AD?acl", "", new Header("x-cos-acl", "private")).expect(200);
        world.grant(CosWorld.OTHER, "PutObject");
        strangerCopies(source).expect(403, "AccessDenied");
        world.grant(CosWorld.OTHER, "GetObject");
        strangerCopies(source).expect(403, "AccessDenied");
        world.grant(CosWorld.OTHER, "GetObject", "PutObject");
        strangerCopies(source).expect(200);
        strangerCopies(source("none")).expect(404, "NoSuchKey");
        world.grant(CosWorld.OTHER, "PutObject");
        strangerCopies(source("none")).expect(403, "AccessDenied");
    }

    private Reply strangerCopies(Header source) {
        return world.send(CosWorld.STRANGER, "PUT", CosWorld.HOST, "/d", "", source);
    }
}
