package org.entrepot.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Multipart uploads through the whole gateway ({@code s3.md} section 11). */
class MultipartTest {
    private static final String LARGE = "a".repeat(5 << 20);
    private static final String SMALL = "end";
    private final S3Server server = new S3Server();
    private final TestUpload uploads = new TestUpload(server, "/bucket/k");

    @BeforeEach
    void makeBucket() {
        assertThat(server.put("/bucket", "").status()).isEqualTo(200);
    }

    private static Header h(String name, String value) {
        return new Header(name, value);
    }

    private static byte[] md5(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("MD5").digest(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void an_object_is_made_of_parts_and_keeps_what_its_upload_was_begun_with() throws Exception {
        Reply begun = server.post(
                "/bucket/k?uploads",
                "",
                h("Content-Type", "text/plain"),
                h("x-amz-meta-a", "b"),
                h("x-amz-acl", "public-read"));
        assertThat(begun.element("Bucket")).isEqualTo("bucket");
        assertThat(begun.element("Key")).isEqualTo("k");
        assertThat(begun.header("x-amz-checksum-algorithm")).isEmpty();
        String upload = begun.element("UploadId");
        String parts = uploads.parts(upload, LARGE, SMALL);
        assertThat(server.send("GET", "/bucket/k").outcome()).isEqualTo("404 NoSuchKey");
        Reply made = uploads.complete(upload, parts);
        byte[] both = ByteBuffer.allocate(32)
                .put(md5(bytes(LARGE)))
                .put(md5(bytes(SMALL)))
                .array();
        String etag = '"' + HexFormat.of().formatHex(md5(both)) + "-2\"";
        assertThat(made.outcome()).isEqualTo("200");
        assertThat(made.element("ETag")).isEqualTo(etag.replace("\"", "&quot;"));
        assertThat(made.element("Location")).isEqualTo("http://" + S3Server.HOST + "/bucket/k");
        assertThat(made.element("ChecksumType")).isEmpty();
        Reply head = server.anonymous("HEAD", "/bucket/k", "");
        assertThat(head.length()).isEqualTo((5 << 20) + 3);
        assertThat(head.header("ETag")).isEqualTo(etag);
        assertThat(head.header("Content-Type")).isEqualTo("text/plain");
        assertThat(head.header("x-amz-meta-a")).isEqualTo("b");
        assertThat(server.send("GET", "/bucket").element("ETag")).isEqualTo(etag.replace("\"", "&quot;"));
        assertThat(server.send("GET", "/bucket/k", h("If-None-Match", etag)).status())
                .isEqualTo(304);
        assertThat(server.send("GET", "/bucket?uploads").elements("UploadId")).isEmpty();
    }

    @Test
    void a_completion_asked_again_is_answered_again() {
        String upload = uploads.begin();
        String parts = uploads.parts(upload, SMALL);
        Reply first = uploads.complete(upload, parts);
        Reply again = uploads.complete(upload, parts, h("If-None-Match", "*"));
        assertThat(again.outcome()).isEqualTo("200");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(uploads.part(upload, 3, "x").outcome()).isEqualTo("404 NoSuchUpload");
        assertThat(server.send("DELETE", "/bucket/k?uploadId=" + upload).outcome())
                .isEqualTo("404 NoSuchUpload");
    }

    @Test
    void parts_left_out_are_dropped_and_parts_sent_again_are_replaced() {
        String upload = uploads.begin();
        uploads.part(upload, 1, "left out");
        uploads.part(upload, 7, "replaced");
        String seven = TestUpload.choice(7, uploads.part(upload, 7, LARGE).header("ETag"));
        String nine = TestUpload.choice(
                9, uploads.part(upload, 9, SMALL).header("ETag").replace("\"", ""));
        assertThat(uploads.complete(upload, seven + nine).outcome()).isEqualTo("200");
        assertThat(server.send("HEAD", "/bucket/k?partNumber=1").length()).isEqualTo(5 << 20);
        assertThat(server.send("HEAD", "/bucket/k?partNumber=2").length()).isEqualTo(3);
    }

    @Test
    void a_list_that_fits_no_parts_is_refused_and_the_upload_goes_on() {
        String upload = uploads.begin();
        String etag = uploads.part(upload, 1, SMALL).header("ETag");
        String one = TestUpload.choice(1, etag);
        String two = TestUpload.choice(2, uploads.part(upload, 2, SMALL).header("ETag"));
        assertThat(uploads.complete(upload, "").outcome()).isEqualTo("400 MalformedXML");
        assertThat(uploads.complete(upload, "<Part><ETag>x</ETag></Part>").outcome())
                .isEqualTo("400 MalformedXML");
        assertThat(uploads.complete(upload, "<Part><PartNumber>1</PartNumber></Part>")
                        .outcome())
                .isEqualTo("400 MalformedXML");
        assertThat(uploads.complete(upload, one.replace(">1<", ">x<")).outcome())
                .isEqualTo("400 MalformedXML");
        assertThat(server.post("/bucket/k?uploadId=" + upload, "nothing").outcome())
                .isEqualTo("400 MalformedXML");
        assertThat(uploads.complete(upload, TestUpload.choice(9, etag)).outcome())
                .isEqualTo("400 InvalidPart");
        assertThat(uploads.complete(upload, TestUpload.choice(1, "f".repeat(32)))
                        .outcome())
                .isEqualTo("400 InvalidPart");
        assertThat(uploads.complete(upload, TestUpload.choice(1, "*")).outcome())
                .isEqualTo("400 InvalidPart");
        assertThat(uploads.complete(upload, two + one).outcome()).isEqualTo("400 InvalidPartOrder");
        assertThat(uploads.complete(upload, one + one).outcome()).isEqualTo("400 InvalidPartOrder");
        Reply small = uploads.complete(upload, one + two);
        assertThat(small.outcome()).isEqualTo("400 EntityTooSmall");
        assertThat(small.element("PartNumber")).isEqualTo("1");
        assertThat(uploads.complete(upload, one).outcome()).isEqualTo("200");
    }

    @Test
    void an_upload_is_known_by_its_key_and_id() {
        String upload = uploads.begin();
        assertThat(server.put("/bucket/other?partNumber=1&uploadId=" + upload, "x")
                        .outcome())
                .isEqualTo("404 NoSuchUpload");
        assertThat(uploads.part("none", 1, "x").outcome()).isEqualTo("404 NoSuchUpload");
        assertThat(uploads.complete("none", TestUpload.choice(1, "x")).outcome())
                .isEqualTo("404 NoSuchUpload");
        assertThat(server.send("GET", "/bucket/k?uploadId=none").outcome()).isEqualTo("404 NoSuchUpload");
        assertThat(server.send("DELETE", "/bucket/k?uploadId=none").outcome()).isEqualTo("404 NoSuchUpload");
        assertThat(server.send("DELETE", "/bucket/k?uploadId=" + upload).outcome())
                .isEqualTo("204");
        assertThat(uploads.part(upload, 1, "x").outcome()).isEqualTo("404 NoSuchUpload");
    }

    @Test
    void as_many_parts_are_chosen_as_an_upload_may_have() {
        String choices = IntStream.rangeClosed(1, 10_000)
                .mapToObj(number -> TestUpload.choice(number, '"' + "0".repeat(32) + '"'))
                .collect(Collectors.joining());
        assertThat(uploads.complete("none", choices).outcome()).isEqualTo("404 NoSuchUpload");
        assertThat(uploads.complete("none", choices + TestUpload.choice(10_001, "x"))
                        .outcome())
                .isEqualTo("400 MalformedXML");
        assertThat(uploads.complete("none", "<a/>".repeat(1 << 20)).outcome()).isEqualTo("400 MalformedXML");
    }

    @Test
    void a_part_without_an_upload_replaces_no_object() {
        server.put("/bucket/k", "whole").expect(200);
        assertThat(server.put("/bucket/k?partNumber=1", "part").outcome()).isEqualTo("400 InvalidArgument");
        assertThat(server.put("/bucket/k?uploadId=x", "part").outcome()).isEqualTo("405 MethodNotAllowed");
        assertThat(server.send("GET", "/bucket/k").length()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partNumber=0", "partNumber=10001", "partNumber=x", "partNumber="})
    void a_part_has_a_number_of_1_to_10000(String parameter) {
        String upload = uploads.begin();
        assertThat(server.put("/bucket/k?" + parameter + "&uploadId=" + upload, "x")
                        .outcome())
                .isEqualTo("400 InvalidArgument");
    }

    @Test
    void parts_are_read_by_their_place_in_the_object() {
        String upload = uploads.begin();
        uploads.complete(upload, uploads.parts(upload, LARGE, SMALL));
        Reply second = server.send("HEAD", "/bucket/k?partNumber=2");
        assertThat(second.status()).isEqualTo(206);
        assertThat(second.length()).isEqualTo(3);
        assertThat(second.header("Content-Range")).isEqualTo("bytes 5242880-5242882/5242883");
        assertThat(second.header("x-amz-mp-parts-count")).isEqualTo("2");
        assertThat(server.send("GET", "/bucket/k?partNumber=2").text()).isEqualTo(SMALL);
        Reply first = server.send("HEAD", "/bucket/k?partNumber=1");
        assertThat(first.length()).isEqualTo(5 << 20);
        assertThat(server.send("HEAD", "/bucket/k").header("x-amz-mp-parts-count"))
                .isEmpty();
        assertThat(server.send("GET", "/bucket/k?partNumber=3").outcome()).isEqualTo("400 InvalidPart");
        Header matching = h("If-None-Match", first.header("ETag"));
        Reply unchanged = server.send("GET", "/bucket/k?partNumber=1", matching);
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("x-amz-mp-parts-count")).isEmpty();
    }

    @Test
    void an_empty_part_makes_an_empty_object() {
        String upload = uploads.begin();
        assertThat(uploads.complete(upload, uploads.parts(upload, "")).outcome())
                .isEqualTo("200");
        Reply get = server.send("GET", "/bucket/k?partNumber=1");
        assertThat(get.status()).isEqualTo(200);
        assertThat(get.header("x-amz-mp-parts-count")).isEqualTo("1");
    }

    @Test
    void parts_are_listed_in_pages() {
        String upload = uploads.begin();
        IntStream.of(1, 2, 5, 10_000).forEach(number -> uploads.part(upload, number, "part " + number));
        String target = "/bucket/k?uploadId=" + upload;
        Reply all = server.send("GET", target);
        assertThat(all.elements("PartNumber")).containsExactly("1", "2", "5", "10000");
        assertThat(all.elements("Size")).containsExactly("6", "6", "6", "10");
        assertThat(all.element("MaxParts")).isEqualTo("1000");
        assertThat(all.element("StorageClass")).isEqualTo("STANDARD");
        assertThat(all.elements("ID")).containsExactly(S3Server.OWNER.canonicalId(), S3Server.OWNER.canonicalId());
        Reply first = server.send("GET", target + "&max-parts=2");
        assertThat(first.element("IsTruncated")).isEqualTo("true");
        assertThat(first.element("NextPartNumberMarker")).isEqualTo("2");
        Reply rest = server.send("GET", target + "&max-parts=2&part-number-marker=2");
        assertThat(rest.elements("PartNumber")).containsExactly("5", "10000");
        assertThat(rest.element("PartNumberMarker")).isEqualTo("2");
        assertThat(rest.element("IsTruncated")).isEqualTo("false");
        Reply none = server.send("GET", target + "&max-parts=0");
        assertThat(none.element("IsTruncated")).isEqualTo("false");
        assertThat(none.elements("PartNumber")).isEmpty();
        assertThat(server.send("GET", target + "&max-parts=-1").outcome()).isEqualTo("400 InvalidArgument");
        assertThat(server.send("GET", target + "&part-number-marker=x").outcome())
                .isEqualTo("400 InvalidArgument");
    }

    @Test
    void running_uploads_are_listed_by_key_then_start() {
        String a = server.post("/bucket/a?uploads", "", h("x-amz-checksum-algorithm", "SHA1"))
                .element("UploadId");
        String first = uploads.begin();
        String second = uploads.begin();
        server.post("/bucket/dir/x%20y?uploads", "");
        server.post("/bucket/dir/z?uploads", "");
        Reply all = server.send("GET", "/bucket?delimiter=/&encoding-type=url&uploads");
        assertThat(all.elements("Key")).containsExactly("a", "k", "k");
        assertThat(all.elements("UploadId")).first().isEqualTo(a);
        assertThat(all.elements("UploadId").subList(1, 3)).containsExactlyInAnyOrder(first, second);
        assertThat(all.elements("Prefix")).contains("dir/");
        assertThat(all.element("Initiated")).isEqualTo("2013-05-24T00:00:00.000Z");
        assertThat(all.element("ChecksumAlgorithm")).isEqualTo("SHA1");
        assertThat(server.send("GET", "/bucket?encoding-type=url&prefix=dir/&uploads")
                        .elements("Key"))
                .containsExactly("dir/x%20y", "dir/z");
        assertThat(server.send("GET", "/bucket?max-uploads=0&uploads").element("IsTruncated"))
                .isEqualTo("false");
    }

    @Test
    void pages_of_running_uploads_add_up_to_the_whole() {
        server.post("/bucket/dir/x%20y?uploads", "");
        server.post("/bucket/a?uploads", "");
        uploads.begin();
        uploads.begin();
        List<String> keys = new ArrayList<>();
        String markers = "";
        for (int page = 0; page < 4; page++) {
            Reply reply = server.send("GET", "/bucket?max-uploads=1&uploads" + markers);
            keys.addAll(reply.elements("Key"));
            assertThat(reply.element("IsTruncated")).isEqualTo(Boolean.toString(page < 3));
            markers = "&key-marker=" + reply.element("NextKeyMarker").replace(" ", "%20") + "&upload-id-marker="
                    + reply.element("NextUploadIdMarker");
        }
        assertThat(keys).containsExactly("a", "dir/x y", "k", "k");
    }

    @Test
    void the_conditions_of_a_completion_are_judged_then() {
        String upload = uploads.begin();
        String parts = uploads.parts(upload, SMALL);
        assertThat(uploads.complete(upload, parts, h("If-Match", "*")).outcome())
                .isEqualTo("404 NoSuchKey");
        server.put("/bucket/k", "there");
        assertThat(uploads.complete(upload, parts, h("If-None-Match", "*")).outcome())
                .isEqualTo("412 PreconditionFailed");
        assertThat(uploads.complete(upload, parts, h("If-Match", "\"other\"")).outcome())
                .isEqualTo("412 PreconditionFailed");
        assertThat(uploads.complete(upload, parts, h("If-Match", "*")).outcome())
                .isEqualTo("200");
    }

    @Test
    void every_step_needs_its_permission() {
        String upload = uploads.begin();
        String parts = "<CompleteMultipartUpload>" + uploads.parts(upload, SMALL) + "</CompleteMultipartUpload>";
        String target = "/bucket/k?uploadId=" + upload;
        assertThat(asUser("POST", "/bucket/k?uploads", "")).isEqualTo("403 AccessDenied");
        assertThat(asUser("PUT", "/bucket/k?partNumber=1&uploadId=" + upload, "x"))
                .isEqualTo("403 AccessDenied");
        assertThat(asUser("POST", target, parts)).isEqualTo("403 AccessDenied");
        assertThat(asUser("DELETE", target, "")).isEqualTo("403 AccessDenied");
        assertThat(asUser("GET", target, "")).isEqualTo("403 AccessDenied");
        assertThat(asUser("GET", "/bucket?uploads", "")).isEqualTo("403 AccessDenied");
        server.put(
                "/bucket?policy",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:user/alice\"},"
                        + "\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::bucket/*\"}}");
        assertThat(asUser("POST", "/bucket/k?uploads", "")).isEqualTo("200");
        assertThat(asUser("POST", "/bucket/k?uploads", "", h("x-amz-acl", "private")))
                .isEqualTo("403 AccessDenied");
        assertThat(asUser("GET", target, "")).isEqualTo("403 AccessDenied");
        assertThat(asUser("DELETE", target, "")).isEqualTo("403 AccessDenied");
        assertThat(asUser("POST", target, parts)).isEqualTo("200");
    }

    private String asUser(String method, String target, String body, Header... headers) {
        return server.signed(server.user, method, target, body, headers).outcome();
    }

    @Test
    void a_bucket_goes_with_its_running_uploads() {
        String upload = uploads.begin();
        uploads.part(upload, 1, "x");
        assertThat(server.send("DELETE", "/bucket").outcome()).isEqualTo("204");
        assertThat(server.put("/bucket", "").outcome()).isEqualTo("200");
        assertThat(uploads.part(upload, 1, "x").outcome()).isEqualTo("404 NoSuchUpload");
    }

    @Test
    void what_an_upload_cannot_obey_is_refused_by_name() {
        String target = "/bucket/k?uploads";
        assertThat(server.post(target, "", h("x-amz-tagging", "a=b")).outcome()).isEqualTo("501 NotImplemented");
        assertThat(server.post(target, "", h("x-amz-storage-class", "GLACIER")).outcome())
                .isEqualTo("400 InvalidStorageClass");
        assertThat(server.post(target, "", h("x-amz-expected-bucket-owner", "200000000002"))
                        .outcome())
                .isEqualTo("403 AccessDenied");
        String upload = uploads.begin();
        assertThat(server.send(
                                "DELETE",
                                "/bucket/k?uploadId=" + upload,
                                h("x-amz-if-match-initiated-time", "Fri, 24 May 2013 00:00:00 GMT"))
                        .outcome())
                .isEqualTo("501 NotImplemented");
        assertThat(server.post("/bucket/k?uploadId=" + upload + "&uploads", "").outcome())
                .isEqualTo("400 InvalidArgument");
    }
}
