package org.entrepot.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checksums of parts and of the whole ({@code s3.md} section 5). */
class PartChecksumsTest {
    private static final String LARGE = "a".repeat(5 << 20);
    private static final String SMALL = "end";
    private static final String DIGITS_CRC32 = "y/Q5Jg==";
    private final S3Server server = new S3Server();
    private final TestUpload uploads = new TestUpload(server, "/bucket/k");

    @BeforeEach
    void makeBucket() {
        assertThat(server.put("/bucket", "").status()).isEqualTo(200);
    }

    private static Header h(String name, String value) {
        return new Header(name, value);
    }

    private static byte[] crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    }

    private static byte[] crc32(String text) {
        return crc32(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void a_part_sent_in_chunks_with_a_trailer_is_unframed_and_verified() {
        String upload = uploads.begin(h("x-amz-checksum-algorithm", "CRC32"));
        String target = "/bucket/k?partNumber=1&uploadId=" + upload;
        String wire = "9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:%s\r\n\r\n";
        assertThat(chunked(target, wire.formatted("AAAAAA==")).outcome()).isEqualTo("400 BadDigest");
        Reply part = chunked(target, wire.formatted(DIGITS_CRC32));
        assertThat(part.outcome()).isEqualTo("200");
        assertThat(part.header("x-amz-checksum-crc32")).isEqualTo(DIGITS_CRC32);
        uploads.complete(upload, TestUpload.choice(1, part.header("ETag")));
        assertThat(server.send("HEAD", "/bucket/k").length()).isEqualTo(9);
    }

    private Reply chunked(String target, String wire) {
        List<Header> headers = new ArrayList<>(List.of(
                h("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
                h("x-amz-decoded-content-length", "9"),
                h("x-amz-trailer", "x-amz-checksum-crc32")));
        SignedHeaders.addTo(headers, "PUT", target, "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        headers.add(h("Transfer-Encoding", "chunked"));
        return server.raw("PUT", target, S3Server.HOST, headers, wire.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_composite_checksum_is_one_of_the_parts_checksums() {
        Reply begun = server.post("/bucket/k?uploads", "", h("x-amz-checksum-algorithm", "CRC32"));
        assertThat(begun.header("x-amz-checksum-algorithm")).isEqualTo("CRC32");
        assertThat(begun.header("x-amz-checksum-type")).isEqualTo("COMPOSITE");
        String upload = begun.element("UploadId");
        byte[] first = crc32(LARGE);
        byte[] second = crc32(SMALL);
        uploads.part(upload, 1, LARGE, h("x-amz-checksum-crc32", base64(first))).expect(200);
        assertThat(uploads.part(upload, 2, SMALL).header("x-amz-checksum-crc32"))
                .isEqualTo(base64(second));
        Reply listed = server.send("GET", "/bucket/k?uploadId=" + upload);
        assertThat(listed.elements("ChecksumCRC32")).containsExactly(base64(first), base64(second));
        assertThat(listed.element("ChecksumAlgorithm")).isEqualTo("CRC32");
        assertThat(listed.element("ChecksumType")).isEqualTo("COMPOSITE");
        List<String> etags = listed.elements("ETag");
        String parts = TestUpload.choice(1, etags.get(0), "CRC32", base64(first))
                + TestUpload.choice(2, etags.get(1), "CRC32", base64(second));
        String whole =
                base64(crc32(ByteBuffer.allocate(8).put(first).put(second).array()));
        assertThat(uploads.complete(upload, parts.replace(base64(second), base64(first)))
                        .outcome())
                .isEqualTo("400 InvalidPart");
        assertThat(complete(upload, parts, "crc32", base64(first) + "-2")).isEqualTo("400 BadDigest");
        assertThat(complete(upload, parts, "crc32", whole + "-3")).isEqualTo("400 BadDigest");
        assertThat(complete(upload, parts, "sha1", whole)).isEqualTo("400 InvalidRequest");
        assertThat(complete(upload, parts, "type", "FULL_OBJECT")).isEqualTo("400 InvalidRequest");
        Reply made = uploads.complete(upload, parts, h("x-amz-checksum-crc32", whole + "-2"));
        assertThat(made.element("ChecksumCRC32")).isEqualTo(whole + "-2");
        assertThat(made.element("ChecksumType")).isEqualTo("COMPOSITE");
        Reply head = server.send("HEAD", "/bucket/k", h("x-amz-checksum-mode", "ENABLED"));
        assertThat(head.header("x-amz-checksum-crc32")).isEqualTo(whole + "-2");
        assertThat(head.header("x-amz-checksum-type")).isEqualTo("COMPOSITE");
        Reply part = server.send("HEAD", "/bucket/k?partNumber=2", h("x-amz-checksum-mode", "ENABLED"));
        assertThat(part.header("x-amz-checksum-crc32")).isEmpty();
        assertThat(server.send("GET", "/bucket").element("ChecksumType")).isEqualTo("COMPOSITE");
    }

    private String complete(String upload, String parts, String checksum, String value) {
        return uploads.complete(upload, parts, h("x-amz-checksum-" + checksum, value))
                .outcome();
    }

    @Test
    void a_composite_checksum_compares_without_its_number_of_parts_too() {
        String upload = uploads.begin(h("x-amz-checksum-algorithm", "CRC32"));
        String parts = uploads.parts(upload, SMALL);
        assertThat(complete(upload, parts, "crc32", base64(crc32(crc32(SMALL)))))
                .isEqualTo("200");
    }

    @Test
    void a_full_object_checksum_is_one_of_all_bytes() {
        String upload = uploads.begin(h("x-amz-checksum-algorithm", "crc32"), h("x-amz-checksum-type", "FULL_OBJECT"));
        String parts = uploads.parts(upload, LARGE, SMALL);
        String whole = base64(crc32(LARGE + SMALL));
        assertThat(complete(upload, parts, "crc32", whole + "-2")).isEqualTo("400 BadDigest");
        assertThat(uploads.complete(upload, parts, h("x-amz-mp-object-size", "3"))
                        .outcome())
                .isEqualTo("400 InvalidRequest");
        assertThat(uploads.complete(upload, parts, h("x-amz-mp-object-size", "x"))
                        .outcome())
                .isEqualTo("400 InvalidArgument");
        Reply made = uploads.complete(
                upload,
                parts,
                h("x-amz-checksum-crc32", whole),
                h("x-amz-checksum-type", "FULL_OBJECT"),
                h("x-amz-mp-object-size", Integer.toString((5 << 20) + 3)));
        assertThat(made.element("ChecksumCRC32")).isEqualTo(whole);
        assertThat(made.element("ChecksumType")).isEqualTo("FULL_OBJECT");
        Reply head = server.send("HEAD", "/bucket/k", h("x-amz-checksum-mode", "ENABLED"));
        assertThat(head.header("x-amz-checksum-crc32")).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "CRC64NVME,'',FULL_OBJECT",
        "CRC32C,'',COMPOSITE",
        "CRC32C,full_object,FULL_OBJECT",
        "SHA1,'',COMPOSITE",
        "SHA256,COMPOSITE,COMPOSITE"
    })
    void every_algorithm_has_its_types(String algorithm, String type, String understood) {
        List<Header> headers = new ArrayList<>(List.of(h("x-amz-checksum-algorithm", algorithm)));
        if (!type.isEmpty()) {
            headers.add(h("x-amz-checksum-type", type));
        }
        Reply begun = server.post("/bucket/k?uploads", "", headers.toArray(Header[]::new));
        assertThat(begun.header("x-amz-checksum-type")).isEqualTo(understood);
    }

    @ParameterizedTest
    @CsvSource({"CRC64NVME,COMPOSITE", "SHA1,FULL_OBJECT", "SHA256,FULL_OBJECT", "CRC32,other", "XXHASH64,COMPOSITE"})
    void pairs_that_cannot_be_are_refused(String algorithm, String type) {
        assertThat(server.post(
                                "/bucket/k?uploads",
                                "",
                                h("x-amz-checksum-algorithm", algorithm),
                                h("x-amz-checksum-type", type))
                        .outcome())
                .isEqualTo("400 InvalidRequest");
    }

    @Test
    void a_type_without_an_algorithm_is_refused() {
        assertThat(server.post("/bucket/k?uploads", "", h("x-amz-checksum-type", "COMPOSITE"))
                        .outcome())
                .isEqualTo("400 InvalidRequest");
    }

    @Test
    void a_part_brings_the_checksum_that_was_announced_or_none() {
        String upload = uploads.begin(h("x-amz-checksum-algorithm", "SHA256"));
        assertThat(uploads.part(upload, 1, "123456789", h("x-amz-checksum-crc32", DIGITS_CRC32))
                        .outcome())
                .isEqualTo("400 InvalidRequest");
    }

    @Test
    void without_an_announcement_parts_bring_any_and_the_whole_has_none() {
        String upload = uploads.begin();
        Reply part = uploads.part(upload, 1, "123456789", h("x-amz-checksum-crc32", DIGITS_CRC32));
        String etag = part.header("ETag");
        assertThat(part.header("x-amz-checksum-crc32")).isEqualTo(DIGITS_CRC32);
        assertThat(complete(upload, TestUpload.choice(1, etag), "crc32", DIGITS_CRC32))
                .isEqualTo("400 InvalidRequest");
        Reply made = uploads.complete(upload, TestUpload.choice(1, etag, "CRC32", DIGITS_CRC32));
        assertThat(made.outcome()).isEqualTo("200");
        assertThat(made.element("ChecksumCRC32")).isEmpty();
    }

    @Test
    void attributes_tell_of_the_parts_that_have_checksums() {
        String upload = uploads.begin(h("x-amz-checksum-algorithm", "CRC32"));
        uploads.complete(upload, uploads.parts(upload, LARGE, SMALL));
        Header asked = h("x-amz-object-attributes", "Checksum,ObjectParts");
        Reply all = server.send("GET", "/bucket/k?attributes", asked);
        assertThat(all.element("PartsCount")).isEqualTo("2");
        assertThat(all.elements("PartNumber")).containsExactly("1", "2");
        assertThat(all.elements("Size")).containsExactly("5242880", "3");
        assertThat(all.elements("ChecksumCRC32").getLast()).isEqualTo(base64(crc32(SMALL)));
        assertThat(all.element("IsTruncated")).isEqualTo("false");
        Reply first = server.send("GET", "/bucket/k?attributes", asked, h("x-amz-max-parts", "1"));
        assertThat(first.element("IsTruncated")).isEqualTo("true");
        assertThat(first.element("NextPartNumberMarker")).isEqualTo("1");
        Reply rest = server.send("GET", "/bucket/k?attributes", asked, h("x-amz-part-number-marker", "1"));
        assertThat(rest.elements("PartNumber")).containsExactly("2");
    }

    @Test
    void of_parts_without_checksums_attributes_tell_the_number_alone() {
        String upload = uploads.begin();
        uploads.complete(upload, uploads.parts(upload, SMALL));
        Reply reply = server.send("GET", "/bucket/k?attributes", h("x-amz-object-attributes", "Checksum,ObjectParts"));
        assertThat(reply.element("PartsCount")).isEqualTo("1");
        assertThat(reply.elements("PartNumber")).isEmpty();
        assertThat(reply.element("ChecksumType")).isEmpty();
    }
}
