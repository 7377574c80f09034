package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.store.DigestKind;
import org.entrepot.store.DigestPass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Multipart uploads ({@code cos.md} section 10). */
class UploadCallsTest {
    private static final String MIB = "m".repeat(1 << 20);

    private final CosWorld world = CosWorld.withBucket();

    private String begin(String key, Header... headers) {
        return world.post("/" + key + "?uploads=", "", headers).expect(200).element("UploadId");
    }

    private Reply part(String id, int number, String body, Header... headers) {
        return world.put("/big?partNumber=" + number + "&uploadId=" + id, body, headers);
    }

    private Reply complete(String id, String parts, Header... headers) {
        return world.post(
                "/big?uploadId=" + id, "<CompleteMultipartUpload>" + parts + "</CompleteMultipartUpload>", headers);
    }

    private static String chosen(int number, String body) {
        return "<Part><PartNumber>" + number + "</PartNumber><ETag>&quot;" + md5(body) + "&quot;</ETag></Part>";
    }

    private static String md5(String body) {
        return HexFormat.of().formatHex(md5(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] md5(byte[] bytes) {
        DigestPass pass = new DigestPass(Set.of(DigestKind.MD5));
        pass.update(bytes, 0, bytes.length);
        return pass.finish().get(DigestKind.MD5).orElseThrow();
    }

    private static String crc64(String body) {
        return CosCrc64.of(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void parts_become_one_object_that_says_what_the_upload_was_begun_with() {
        Reply begun = world.post(
                        "/big?uploads",
                        "",
                        new Header("Content-Type", "text/plain"),
                        new Header("x-cos-meta-a", "b"),
                        new Header("x-cos-storage-class", "STANDARD_IA"),
                        new Header("x-cos-acl", "public-read"))
                .expect(200);
        String id = begun.element("UploadId");
        assertThat(begun.text())
                .isEqualTo(CosXml.DECLARATION
                        + "<InitiateMultipartUploadResult><Bucket>examplebucket-1250000000</Bucket><Key>big</Key>"
                        + "<UploadId>" + id + "</UploadId></InitiateMultipartUploadResult>");
        Reply second = part(id, 2, "end").expect(200);
        assertThat(second.header("ETag")).isEqualTo("\"" + md5("end") + "\"");
        assertThat(second.header("x-cos-hash-crc64ecma")).isEqualTo(crc64("end"));
        part(id, 1, MIB, new Header("Transfer-Encoding", "chunked")).expect(200);
        world.head("/big").expect(404);

        Reply done = complete(id, chosen(1, MIB) + chosen(2, "end")).expect(200);
        byte[] both = HexFormat.of().parseHex(md5(MIB) + md5("end"));
        String etag = HexFormat.of().formatHex(md5(both)) + "-2";
        assertThat(done.text())
                .isEqualTo(CosXml.DECLARATION + "<CompleteMultipartUploadResult><Location>" + CosWorld.HOST
                        + "/big</Location><Bucket>examplebucket-1250000000</Bucket><Key>big</Key><ETag>&quot;" + etag
                        + "&quot;</ETag></CompleteMultipartUploadResult>");
        assertThat(done.header("x-cos-hash-crc64ecma")).isEqualTo(crc64(MIB + "end"));

        Reply got = world.anonymously("GET", "/big", "").expect(200);
        assertThat(got.text()).isEqualTo(MIB + "end");
        assertThat(got.header("ETag")).isEqualTo("\"" + etag + "\"");
        assertThat(got.header("x-cos-hash-crc64ecma")).isEqualTo(crc64(MIB + "end"));
        assertThat(got.header("Content-Type")).isEqualTo("text/plain");
        assertThat(got.header("x-cos-meta-a")).isEqualTo("b");
        assertThat(got.header("x-cos-storage-class")).isEqualTo("STANDARD_IA");
        assertThat(world.get("/").element("ETag")).isEqualTo("&quot;" + etag + "&quot;");
    }

    @Test
    void a_part_of_the_same_number_replaces_and_parts_left_out_are_dropped() {
        String id = begin("big");
        part(id, 3, "first").expect(200);
        part(id, 3, "second").expect(200);
        part(id, 7, "unused").expect(200);
        complete(id, chosen(3, "first")).expect(400, "InvalidPart");
        complete(id, "<Part><PartNumber>3</PartNumber><ETag>" + md5("second") + "</ETag><CRC/></Part>")
                .expect(200);
        assertThat(world.get("/big").text()).isEqualTo("second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10001", "-1", "one", "", "99999999999"})
    void parts_are_numbered_from_1_to_10000(String number) {
        String id = begin("big");
        world.put("/big?uploadId=" + id + "&partNumber=" + number, "x").expect(400, "InvalidArgument");
    }

    @Test
    void a_part_is_checked_like_any_body() {
        String id = begin("big");
        part(id, 1, "hellO", new Header("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="))
                .expect(400, "BadDigest");
        part(id, 1, "x", new Header("x-cos-server-side-encryption", "AES256")).expect(501, "NotImplemented");
        world.put("/big?partNumber=1&uploadId=" + id, "", CosWorld.NO_LENGTH).expect(411, "MissingContentLength");
        assertThat(world.get("/big?uploadId=" + id).elements("PartNumber")).isEmpty();
    }

    @Test
    void an_upload_that_is_not_running_is_told_so_by_every_call() {
        String ended = begin("big");
        world.delete("/big?uploadId=" + ended).expect(204);
        String foreign = begin("other");
        for (String id : List.of("", "up1", "0".repeat(32), ended, foreign)) {
            part(id, 1, "x").expect(404, "NoSuchUpload");
            part(id, 1, "", source("big")).expect(404, "NoSuchKey");
            world.get("/big?uploadId=" + id).expect(404, "NoSuchUpload");
            complete(id, chosen(1, "x")).expect(404, "NoSuchUpload");
            world.delete("/big?uploadId=" + id).expect(404, "NoSuchUpload");
        }
        world.put("/big?partNumber=1", "x").expect(404, "NoSuchUpload");
        world.put("/there", "x").expect(200);
        part(ended, 1, "", source("there")).expect(404, "NoSuchUpload");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<Part/>",
                "<Part><PartNumber>1</PartNumber></Part>",
                "<Part><PartNumber>one</PartNumber><ETag>x</ETag></Part>",
                "<Part><ETag>x</ETag></Part>",
                "<Part>",
            })
    void a_list_of_parts_that_is_none_is_refused(String parts) {
        String id = begin("big");
        part(id, 1, "x").expect(200);
        complete(id, parts).expect(400, "MalformedXML");
        world.post("/big?uploadId=" + id, "<Other/>").expect(400, "MalformedXML");
        world.post("/big?uploadId=" + id, "").expect(400, "MalformedXML");
    }

    @Test
    void what_is_wrong_with_a_list_of_parts_has_its_own_code_and_the_upload_goes_on() {
        String id = begin("big");
        part(id, 1, "small").expect(200);
        part(id, 2, "end").expect(200);
        complete(id, chosen(2, "end") + chosen(1, "small")).expect(400, "InvalidPartOrder");
        complete(id, chosen(1, "small") + chosen(1, "small")).expect(400, "InvalidPartOrder");
        complete(id, chosen(1, "other")).expect(400, "InvalidPart");
        complete(id, chosen(3, "end")).expect(400, "InvalidPart");
        complete(id, chosen(10_001, "end")).expect(400, "InvalidPart");
        complete(id, chosen(1, "small") + chosen(2, "end")).expect(400, "EntityTooSmall");
        complete(id, chosen(1, "small"), new Header("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="))
                .expect(400, "BadDigest");
        world.head("/big").expect(404);
        complete(id, chosen(1, "small")).expect(200);
    }

    @Test
    void an_object_that_may_not_be_overwritten_is_neither_at_the_begin_nor_at_the_end() {
        Header forbid = new Header("x-cos-forbid-overwrite", "true");
        String id = begin("big", forbid);
        part(id, 1, "x").expect(200);
        world.put("/big", "meanwhile").expect(200);
        world.post("/big?uploads", "", forbid).expect(409, "FileAlreadyExists");
        complete(id, chosen(1, "x"), forbid).expect(409, "FileAlreadyExists");
        assertThat(world.get("/big").text()).isEqualTo("meanwhile");
        complete(id, chosen(1, "x")).expect(200);
        assertThat(world.get("/big").text()).isEqualTo("x");
    }

    @Test
    void a_completion_that_is_sent_again_is_answered_again() {
        String id = begin("big");
        part(id, 1, "x").expect(200);
        Reply first = complete(id, chosen(1, "x")).expect(200);
        assertThat(complete(id, chosen(1, "x")).expect(200).text()).isEqualTo(first.text());
    }

    @Test
    void a_running_upload_keeps_its_bucket() {
        String id = begin("big");
        world.delete("/").expect(409, "BucketNotEmpty");
        world.delete("/big?uploadId=" + id).expect(204);
        world.delete("/").expect(204);
    }

    private static Header source(String key) {
        return new Header("x-cos-copy-source", CosWorld.BUCKET + ".cos.ap-guangzhou.myqcloud.com/" + key);
    }

    @Test
    void parts_are_copied_whole_or_by_range() {
        world.put("/s", "0123456789").expect(200);
        String id = begin("big");
        Reply copied = part(id, 1, "", source("s"), new Header("x-cos-copy-source-Range", "bytes=2-4"))
                .expect(200);
        assertThat(copied.text())
                .isEqualTo(CosXml.DECLARATION + "<CopyPartResult><ETag>&quot;" + md5("234") + "&quot;</ETag><CRC64>"
                        + crc64("234") + "</CRC64><LastModified>2026-11-21T12:00:00.000Z</LastModified>"
                        + "</CopyPartResult>");
        complete(id, chosen(1, "234")).expect(200);
        assertThat(world.get("/big").text()).isEqualTo("234");

        String whole = begin("big");
        part(whole, 9, "", source("s")).expect(200);
        complete(whole, chosen(9, "0123456789")).expect(200);
        assertThat(world.get("/big").text()).isEqualTo("0123456789");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-10, 416, InvalidRange",
        "bytes=10-12, 416, InvalidRange",
        "bytes=3-, 400, InvalidArgument",
        "bytes=-3, 400, InvalidArgument",
        "0-3, 400, InvalidArgument",
        "bytes=4-2, 400, InvalidArgument",
    })
    void a_range_is_written_whole_and_lies_within_the_source(String range, int status, String code) {
        world.put("/s", "0123456789").expect(200);
        part(begin("big"), 1, "", source("s"), new Header("x-cos-copy-source-range", range))
                .expect(status, code);
    }

    @Test
    void a_copied_part_obeys_its_conditions() {
        world.put("/s", "0123456789").expect(200);
        String id = begin("big");
        part(id, 1, "", source("s"), new Header("x-cos-copy-source-If-Match", "other"))
                .expect(412, "PreconditionFailed");
        part(id, 1, "", source("s"), new Header("x-cos-copy-source-If-Match", md5("0123456789")))
                .expect(200);
    }

    @Test
    void every_step_needs_its_own_leave() {
        world.put("/s", "x").expect(200);
        String id = begin("big");
        world.grant(CosWorld.OTHER, "HeadObject");
        List<String> steps = List.of(
                "InitiateMultipartUpload POST /big?uploads",
                "UploadPart PUT /big?partNumber=1&uploadId=" + id,
                "ListParts GET /big?uploadId=" + id,
                "ListMultipartUploads GET /?uploads",
                "AbortMultipartUpload DELETE /big?uploadId=" + begin("big"),
                "CompleteMultipartUpload POST /big?uploadId=" + id);
        for (String step : steps) {
            String[] words = step.split(" ");
            String body = words[0].startsWith("Complete")
                    ? "<CompleteMultipartUpload>" + chosen(1, "") + "</CompleteMultipartUpload>"
                    : "";
            world.grant(CosWorld.OTHER, "HeadObject");
            world.send(CosWorld.STRANGER, words[1], CosWorld.HOST, words[2], body)
                    .expect(403, "AccessDenied");
            world.grant(CosWorld.OTHER, words[0]);
            assertThat(world.send(CosWorld.STRANGER, words[1], CosWorld.HOST, words[2], body)
                            .status())
                    .as(step)
                    .isBetween(200, 204);
        }
    }

    @Test
    void a_copied_part_needs_leave_to_read_its_source() {
        world.put("/s", "x").expect(200);
        String target = "/big?partNumber=1&uploadId=" + begin("big");
        world.grant(CosWorld.OTHER, "UploadPartCopy");
        world.send(CosWorld.STRANGER, "PUT", CosWorld.HOST, target, "", source("s"))
                .expect(403, "AccessDenied");
        world.grant(CosWorld.OTHER, "UploadPartCopy", "GetObject");
        world.send(CosWorld.STRANGER, "PUT", CosWorld.HOST, target, "", source("s"))
                .expect(200);
        world.grant(CosWorld.OTHER, "PutObject", "GetObject");
        world.send(CosWorld.STRANGER, "PUT", CosWorld.HOST, target, "", source("s"))
                .expect(200);
    }
}
