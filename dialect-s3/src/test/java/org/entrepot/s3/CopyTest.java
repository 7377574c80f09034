package org.entrepot.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.policy.Decision;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CopyObject and UploadPartCopy through the whole gateway ({@code s3.md} section 12). */
class CopyTest {
    private static final String ETAG = "&quot;25f9e794323b453885f5181f1b624d0b&quot;";
    private static final String BEFORE = "Thu, 23 May 2013 00:00:00 GMT";
    private static final String AFTER = "Sat, 25 May 2013 00:00:00 GMT";
    private static final String SHA256 = "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=";
    private final S3Server server = new S3Server();

    @BeforeEach
    void makeSource() {
        server.put("/bucket", "");
        server.put("/target", "");
        server.put(
                        "/bucket/k",
                        "123456789",
                        h("Content-Type", "text/plain"),
                        h("Cache-Control", "no-cache"),
                        h("x-amz-meta-a", "b"),
                        h("x-amz-acl", "public-read"),
                        h("x-amz-website-redirect-location", "/elsewhere"),
                        h("x-amz-checksum-sha256", SHA256))
                .expect(200);
    }

    private static Header h(String name, String value) {
        return new Header(name, value);
    }

    private Reply copy(String source, Header... headers) {
        return copyTo("/target/copy", source, headers);
    }

    private Reply copyTo(String target, String source, Header... headers) {
        List<Header> all = new ArrayList<>(List.of(headers));
        all.add(h("x-amz-copy-source", source));
        return server.put(target, "", all.toArray(Header[]::new));
    }

    @Test
    void a_copy_says_of_itself_what_its_source_says_except_acl_and_redirect() {
        Reply copy = copy("/bucket/k", h("Content-Type", "ignored"), h("x-amz-meta-a", "ignored"));
        assertThat(copy.outcome()).isEqualTo("200");
        assertThat(copy.element("ETag")).isEqualTo(ETAG);
        assertThat(copy.element("LastModified")).isEqualTo("2013-05-24T00:00:00.000Z");
        assertThat(copy.element("ChecksumSHA256")).isEqualTo(SHA256);
        assertThat(copy.element("ChecksumType")).isEqualTo("FULL_OBJECT");
        Reply get = server.send("GET", "/target/copy");
        assertThat(get.text()).isEqualTo("123456789");
        assertThat(get.header("Content-Type")).isEqualTo("text/plain");
        assertThat(get.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(get.header("x-amz-meta-a")).isEqualTo("b");
        assertThat(get.header("x-amz-website-redirect-location")).isEmpty();
        assertThat(server.anonymous("GET", "/target/copy", "").outcome()).isEqualTo("403 AccessDenied");
    }

    @Test
    void a_copy_with_new_metadata_takes_nothing_of_the_source() {
        Reply copy = copy(
                "bucket/k",
                h("x-amz-metadata-directive", "REPLACE"),
                h("x-amz-tagging-directive", "REPLACE"),
                h("x-amz-meta-c", "d"),
                h("x-amz-acl", "public-read"));
        assertThat(copy.outcome()).isEqualTo("200");
        Reply get = server.anonymous("GET", "/target/copy", "");
        assertThat(get.header("Content-Type")).isEqualTo("binary/octet-stream");
        assertThat(get.header("Cache-Control")).isEmpty();
        assertThat(get.header("x-amz-meta-a")).isEmpty();
        assertThat(get.header("x-amz-meta-c")).isEqualTo("d");
    }

    @Test
    void a_checksum_asked_for_is_made() {
        Reply copy = copy("bucket/k", h("x-amz-checksum-algorithm", "CRC32"));
        assertThat(copy.element("ChecksumCRC32")).isEqualTo("y/Q5Jg==");
        Reply head = server.send("HEAD", "/target/copy", h("x-amz-checksum-mode", "ENABLED"));
        assertThat(head.header("x-amz-checksum-crc32")).isEqualTo("y/Q5Jg==");
        assertThat(copy("bucket/k", h("x-amz-checksum-algorithm", "XXHASH3")).outcome())
                .isEqualTo("400 InvalidRequest");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bucket/a%20b%2B%C3%A9%3FversionId%3Dx",
                "/bucket/a%20b+%C3%A9%3FversionId=x",
                "bucket%2Fa%20b%2B%C3%A9%3FversionId%3Dx",
                "bucket/a%20b+\u00c3\u00a9%3FversionId=x?versionId=null"
            })
    void a_source_is_decoded_once_after_its_version_is_cut_off(String source) {
        server.put("/bucket/a%20b%2B%C3%A9%3FversionId%3Dx", "odd").expect(200);
        assertThat(copy(source).outcome()).isEqualTo("200");
        assertThat(server.send("GET", "/target/copy").text()).isEqualTo("odd");
    }

    @ParameterizedTest
    @CsvSource({
        "bucket, 400 InvalidArgument",
        "bucket/, 400 InvalidArgument",
        "//k, 400 InvalidArgument",
        "'', 400 InvalidArgument",
        "bucket/100%, 400 InvalidArgument",
        "bucket/none, 404 NoSuchKey",
        "nobucket/k, 404 NoSuchBucket",
        "no bucket/k, 404 NoSuchBucket",
        "bucket/k?versionId=other, 404 NoSuchVersion",
        "bucket/k?versionId=, 400 InvalidArgument",
        "bucket/none?versionId=null, 404 NoSuchVersion",
        "arn:aws:s3:us-east-1:123456789012:accesspoint/a/object/k, 501 NotImplemented"
    })
    void a_source_that_is_none_is_told(String source, String outcome) {
        assertThat(copy(source).outcome()).isEqualTo(outcome);
        assertThat(server.send("HEAD", "/target/copy").status()).isEqualTo(404);
    }

    @Test
    void a_copy_onto_itself_has_to_change_something() {
        assertThat(copyTo("/bucket/k", "bucket/k").outcome()).isEqualTo("400 InvalidRequest");
        assertThat(copyTo("/bucket/k", "bucket/k?versionId=null").outcome()).isEqualTo("400 InvalidRequest");
        assertThat(copyTo("/bucket/k", "bucket/k", h("x-amz-storage-class", "STANDARD"))
                        .outcome())
                .isEqualTo("200");
        assertThat(copyTo("/bucket/k", "bucket/k", h("x-amz-website-redirect-location", "/new"))
                        .outcome())
                .isEqualTo("200");
        assertThat(server.send("HEAD", "/bucket/k").header("x-amz-website-redirect-location"))
                .isEqualTo("/new");
        Reply changed =
                copyTo("/bucket/k", "bucket/k", h("x-amz-metadata-directive", "REPLACE"), h("x-amz-meta-a", "new"));
        assertThat(changed.outcome()).isEqualTo("200");
        Reply get = server.send("GET", "/bucket/k");
        assertThat(get.header("x-amz-meta-a")).isEqualTo("new");
        assertThat(get.text()).isEqualTo("123456789");
    }

    @ParameterizedTest
    @CsvSource({
        "if-match, 25f9e794323b453885f5181f1b624d0b, 200",
        "if-match, other, 412 PreconditionFailed",
        "if-none-match, other, 200",
        "if-none-match, 25f9e794323b453885f5181f1b624d0b, 412 PreconditionFailed",
        "if-modified-since, '" + BEFORE + "', 200",
        "if-modified-since, '" + AFTER + "', 412 PreconditionFailed",
        "if-unmodified-since, '" + AFTER + "', 200",
        "if-unmodified-since, '" + BEFORE + "', 412 PreconditionFailed"
    })
    void conditions_on_the_source_refuse_the_copy(String name, String value, String outcome) {
        assertThat(copy("bucket/k", h("x-amz-copy-source-" + name, value)).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void conditions_on_the_target_are_those_of_a_write() {
        assertThat(copy("bucket/k", h("If-Match", "*")).outcome()).isEqualTo("404 NoSuchKey");
        assertThat(copy("bucket/k", h("If-None-Match", "*")).outcome()).isEqualTo("200");
        assertThat(copy("bucket/k", h("If-None-Match", "*")).outcome()).isEqualTo("412 PreconditionFailed");
    }

    @Test
    void words_that_are_no_directive_and_what_cannot_be_obeyed_are_refused() {
        assertThat(copy("bucket/k", h("x-amz-metadata-directive", "MOVE")).outcome())
                .isEqualTo("400 InvalidArgument");
        assertThat(copy("bucket/k", h("x-amz-tagging-directive", "MOVE")).outcome())
                .isEqualTo("400 InvalidArgument");
        assertThat(copy("bucket/k", h("x-amz-tagging-directive", "REPLACE"), h("x-amz-tagging", "a=b"))
                        .outcome())
                .isEqualTo("501 NotImplemented");
        assertThat(copy("bucket/k", h("x-amz-copy-source-server-side-encryption-customer-algorithm", "AES256"))
                        .outcome())
                .isEqualTo("400 InvalidRequest");
        assertThat(copy("bucket/k", h("x-amz-source-expected-bucket-owner", "200000000002"))
                        .outcome())
                .isEqualTo("403 AccessDenied");
        assertThat(copy("bucket/k", h("x-amz-source-expected-bucket-owner", "123456789012"))
                        .outcome())
                .isEqualTo("200");
    }

    @Test
    void a_copy_needs_read_on_the_source_and_write_on_the_target() {
        server.put("/bucket/secret", "x");
        assertThat(copyAsUser("bucket/secret")).isEqualTo("403 AccessDenied");
        allow("target", "s3:PutObject", "");
        assertThat(copyAsUser("bucket/secret")).isEqualTo("403 AccessDenied");
        assertThat(server.refusals.newest(1).getFirst().decisions())
                .extracting(Decision::allowed)
                .containsExactly(true, false);
        allow("bucket", "s3:GetObject", "");
        assertThat(copyAsUser("bucket/secret")).isEqualTo("200");
        assertThat(copyAsUser("bucket/none")).isEqualTo("403 AccessDenied");
    }

    @Test
    void an_acl_on_the_source_is_enough_to_read_it() {
        allow("target", "s3:PutObject", "");
        assertThat(copyAsUser("bucket/k")).isEqualTo("200");
    }

    @Test
    void a_version_of_the_source_needs_the_permission_for_versions() {
        server.put("/bucket/secret", "x");
        allow("target", "s3:PutObject", "");
        allow("bucket", "s3:GetObject", "");
        assertThat(copyAsUser("bucket/secret?versionId=null")).isEqualTo("403 AccessDenied");
        allow("bucket", "s3:GetObjectVersion", ",\"Condition\":{\"StringEquals\":{\"s3:versionid\":\"null\"}}");
        assertThat(copyAsUser("bucket/secret?versionId=null")).isEqualTo("200");
    }

    @Test
    void conditions_of_the_source_bucket_see_its_own_tags() {
        server.put("/bucket/secret", "x");
        allow("target", "s3:PutObject", "");
        allow("bucket", "s3:GetObject", ",\"Condition\":{\"StringEquals\":{\"aws:ResourceTag/open\":\"yes\"}}");
        String tags = "<Tagging><TagSet><Tag><Key>open</Key><Value>yes</Value></Tag></TagSet></Tagging>";
        server.put("/target?tagging", tags).expect(204);
        assertThat(copyAsUser("bucket/secret")).isEqualTo("403 AccessDenied");
        server.put("/bucket?tagging", tags).expect(204);
        assertThat(copyAsUser("bucket/secret")).isEqualTo("200");
    }

    private String copyAsUser(String source) {
        return server.signed(server.user, "PUT", "/target/copy", "", h("x-amz-copy-source", source))
                .outcome();
    }

    private void allow(String bucket, String action, String condition) {
        server.put(
                        "/" + bucket + "?policy",
                        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:user/alice\"},"
                                + "\"Action\":\"" + action + "\",\"Resource\":\"arn:aws:s3:::" + bucket + "/*\""
                                + condition
                                + "}}")
                .expect(204);
    }

    @Test
    void a_copy_of_an_object_made_of_parts_has_a_plain_etag_and_whole_checksum() {
        TestUpload uploads = new TestUpload(server, "/bucket/m");
        String upload = uploads.begin(h("x-amz-checksum-algorithm", "CRC32"));
        uploads.complete(upload, uploads.parts(upload, "123456789"));
        assertThat(server.send("HEAD", "/bucket/m").header("ETag")).endsWith("-1\"");
        Reply copy = copy("bucket/m");
        assertThat(copy.element("ETag")).isEqualTo(ETAG);
        assertThat(copy.element("ChecksumCRC32")).isEqualTo("y/Q5Jg==");
        assertThat(copy.element("ChecksumType")).isEqualTo("FULL_OBJECT");
        assertThat(server.send("HEAD", "/target/copy?partNumber=1").header("x-amz-mp-parts-count"))
                .isEmpty();
    }

    @Test
    void parts_are_copied_whole_or_in_a_range() {
        TestUpload uploads = new TestUpload(server, "/target/m");
        String upload = uploads.begin(h("x-amz-checksum-algorithm", "CRC32"));
        String target = "/target/m?uploadId=" + upload + "&partNumber=";
        Reply part = copyTo(target + 1, "bucket/k", h("x-amz-copy-source-range", "bytes=2-4"));
        assertThat(part.outcome()).isEqualTo("200");
        assertThat(part.element("LastModified")).isEqualTo("2013-05-24T00:00:00.000Z");
        String whole = copyTo(target + 2, "bucket/k").element("ChecksumCRC32");
        assertThat(whole).isEqualTo("y/Q5Jg==");
        assertThat(part.element("ChecksumCRC32")).isNotEmpty().isNotEqualTo(whole);
        uploads.complete(upload, TestUpload.choice(1, part.element("ETag")));
        assertThat(server.send("GET", "/target/m?partNumber=1").header("Content-Range"))
                .isEqualTo("bytes 0-2/3");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-8, 200",
        "bytes=0-21, 416 InvalidRange",
        "bytes=9-20, 416 InvalidRange",
        "bytes=0, 400 InvalidArgument",
        "bytes=5-, 400 InvalidArgument",
        "bytes=-5, 400 InvalidArgument",
        "bytes=5-2, 400 InvalidArgument",
        "'bytes=0-2,3-5', 400 InvalidArgument",
        "hello, 400 InvalidArgument"
    })
    void the_range_of_a_part_names_both_ends_within_the_source(String range, String outcome) {
        String upload = new TestUpload(server, "/target/m").begin();
        String target = "/target/m?uploadId=" + upload + "&partNumber=1";
        assertThat(copyTo(target, "bucket/k", h("x-amz-copy-source-range", range))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void a_copied_part_needs_an_upload_a_number_and_a_source_that_holds_its_conditions() {
        String target = "/target/m?uploadId=" + new TestUpload(server, "/target/m").begin();
        assertThat(copyTo("/target/m?uploadId=none&partNumber=1", "bucket/k").outcome())
                .isEqualTo("404 NoSuchUpload");
        assertThat(copyTo(target, "bucket/k").outcome()).isEqualTo("400 InvalidArgument");
        assertThat(copyTo(target + "&partNumber=1", "bucket/none").outcome()).isEqualTo("404 NoSuchKey");
        assertThat(copyTo(target + "&partNumber=1", "bucket/k", h("x-amz-copy-source-if-match", "other"))
                        .outcome())
                .isEqualTo("412 PreconditionFailed");
        server.put("/bucket/secret", "x");
        allow("target", "s3:PutObject", "");
        Header source = h("x-amz-copy-source", "bucket/secret");
        assertThat(server.signed(server.user, "PUT", target + "&partNumber=1", "", source)
                        .outcome())
                .isEqualTo("403 AccessDenied");
    }
}
