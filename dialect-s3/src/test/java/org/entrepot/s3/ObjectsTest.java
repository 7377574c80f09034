package org.entrepot.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PUT, GET, HEAD, DELETE and their conditions through the whole gateway. */
class ObjectsTest {
    private static final String ETAG = "\"25f9e794323b453885f5181f1b624d0b\"";
    private final S3Server server = new S3Server();

    @BeforeEach
    void makeBucket() {
        assertThat(server.put("/bucket", "").status()).isEqualTo(200);
    }

    private static Header h(String name, String value) {
        return new Header(name, value);
    }

    private Reply putDigits(Header... headers) {
        return server.put("/bucket/k", "123456789", headers);
    }

    @Test
    void what_is_written_is_read_back_with_its_headers() {
        Reply put = putDigits(
                h("Content-Type", "text/plain"),
                h("Cache-Control", "no-cache"),
                h("Content-Encoding", "aws-chunked,gzip"),
                h("Expires", "whenever"),
                h("x-amz-meta-Colour", "rot"),
                h("x-amz-meta-colour", "gr\u00fcn"),
                h("x-amz-website-redirect-location", "/other"));
        assertThat(put.outcome()).isEqualTo("200");
        assertThat(put.header("ETag")).isEqualTo(ETAG);
        Reply get = server.send("GET", "/bucket/k");
        assertThat(get.text()).isEqualTo("123456789");
        assertThat(get.header("ETag")).isEqualTo(ETAG);
        assertThat(get.header("Content-Type")).isEqualTo("text/plain");
        assertThat(get.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(get.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(get.header("Expires")).isEqualTo("whenever");
        assertThat(get.header("x-amz-meta-colour")).isEqualTo("rot,gr\u00fcn");
        assertThat(get.header("x-amz-website-redirect-location")).isEqualTo("/other");
        assertThat(get.header("Last-Modified")).isEqualTo("Fri, 24 May 2013 00:00:00 GMT");
        assertThat(get.header("Accept-Ranges")).isEqualTo("bytes");
        Reply head = server.send("HEAD", "/bucket/k");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.length()).isEqualTo(9);
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void the_default_type_is_octets() {
        server.put("/bucket/k", "x");
        assertThat(server.send("HEAD", "/bucket/k").header("Content-Type")).isEqualTo("binary/octet-stream");
    }

    @Test
    void a_put_without_any_length_is_refused() {
        List<Header> headers = S3Signer.sign(
                "PUT",
                "/bucket/k",
                S3Server.HOST,
                List.of(),
                new byte[0],
                S3Server.ROOT.id(),
                S3Server.ROOT.secret(),
                S3Server.NOW);
        assertThat(server.raw("PUT", "/bucket/k", S3Server.HOST, headers, new byte[0])
                        .outcome())
                .isEqualTo("411 MissingContentLength");
    }

    @Test
    void a_missing_key_is_told_to_those_who_may_list() {
        assertThat(server.send("GET", "/bucket/none").outcome()).isEqualTo("404 NoSuchKey");
        assertThat(server.signed(server.user, "GET", "/bucket/none", "").outcome())
                .isEqualTo("403 AccessDenied");
        assertThat(server.send("GET", "/nobucket/none").outcome()).isEqualTo("404 NoSuchBucket");
    }

    @Test
    void all_five_checksums_are_verified_kept_and_shown_when_asked_for() {
        Map.of(
                        "crc32", "y/Q5Jg==",
                        "crc32c", "4waSgw==",
                        "crc64nvme", "rosUhgp5mIg=",
                        "sha1", "98O8HYCOBHMq32eZZczDTKeuNEE=",
                        "sha256", "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=")
                .forEach((name, value) -> {
                    String header = "x-amz-checksum-" + name;
                    Reply put = putDigits(h(header, value));
                    assertThat(put.header(header)).isEqualTo(value);
                    assertThat(put.header("x-amz-checksum-type")).isEqualTo("FULL_OBJECT");
                    assertThat(server.send("GET", "/bucket/k").header(header)).isEmpty();
                    Reply asked = server.send("HEAD", "/bucket/k", h("x-amz-checksum-mode", "ENABLED"));
                    assertThat(asked.header(header)).isEqualTo(value);
                    assertThat(asked.header("x-amz-checksum-type")).isEqualTo("FULL_OBJECT");
                    Reply part = server.send(
                            "GET", "/bucket/k", h("x-amz-checksum-mode", "ENABLED"), h("Range", "bytes=0-1"));
                    assertThat(part.header(header)).isEmpty();
                });
    }

    @Test
    void wrong_digests_leave_nothing_behind() {
        assertThat(putDigits(h("x-amz-checksum-crc32", "AAAAAA==")).outcome()).isEqualTo("400 BadDigest");
        assertThat(putDigits(h("x-amz-checksum-crc32", "AAAA")).outcome()).isEqualTo("400 BadDigest");
        assertThat(putDigits(h("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==")).outcome())
                .isEqualTo("400 BadDigest");
        assertThat(putDigits(h("Content-MD5", "")).outcome()).isEqualTo("400 InvalidDigest");
        assertThat(putDigits(h("Content-MD5", "xx")).outcome()).isEqualTo("400 InvalidDigest");
        assertThat(putDigits(h("x-amz-content-sha256", "0".repeat(64))).outcome())
                .isIn("403 SignatureDoesNotMatch", "400 XAmzContentSHA256Mismatch");
        assertThat(server.send("GET", "/bucket/k").outcome()).isEqualTo("404 NoSuchKey");
    }

    @Test
    void a_body_with_another_hash_than_the_signed_one_is_refused() {
        List<Header> headers = new ArrayList<>(S3Signer.sign(
                "PUT",
                "/bucket/k",
                S3Server.HOST,
                List.of(),
                "one".getBytes(StandardCharsets.UTF_8),
                S3Server.ROOT.id(),
                S3Server.ROOT.secret(),
                S3Server.NOW));
        headers.add(h("Content-Length", "3"));
        Reply reply = server.raw("PUT", "/bucket/k", S3Server.HOST, headers, "two".getBytes(StandardCharsets.UTF_8));
        assertThat(reply.outcome()).isEqualTo("400 XAmzContentSHA256Mismatch");
        assertThat(server.send("GET", "/bucket/k").outcome()).isEqualTo("404 NoSuchKey");
    }

    @Test
    void checksums_that_cannot_be_obeyed_are_refused_by_name() {
        assertThat(putDigits(h("x-amz-checksum-crc32", "y/Q5Jg=="), h("x-amz-checksum-crc32c", "4waSgw=="))
                        .outcome())
                .isEqualTo("400 InvalidRequest");
        Reply unknown = putDigits(h("x-amz-checksum-xxhash64", "AAAAAAAAAAA="));
        assertThat(unknown.outcome()).isEqualTo("400 InvalidRequest");
        assertThat(unknown.element("Message")).contains("xxhash64");
        assertThat(putDigits(h("x-amz-checksum-crc32", "y/Q5Jg=="), h("x-amz-sdk-checksum-algorithm", "SHA256"))
                        .outcome())
                .isEqualTo("400 InvalidRequest");
        assertThat(putDigits(h("x-amz-checksum-crc32", "y/Q5Jg=="), h("x-amz-sdk-checksum-algorithm", "CRC32"))
                        .outcome())
                .isEqualTo("200");
    }

    @Test
    void a_trailer_checksum_is_verified_kept_and_answered() {
        String wire = "9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:%s\r\n\r\n";
        assertThat(chunked(wire.formatted("AAAAAA==")).outcome()).isEqualTo("400 BadDigest");
        assertThat(server.send("GET", "/bucket/k").status()).isEqualTo(404);
        Reply put = chunked(wire.formatted("y/Q5Jg=="));
        assertThat(put.outcome()).isEqualTo("200");
        assertThat(put.header("x-amz-checksum-crc32")).isEqualTo("y/Q5Jg==");
        Reply get = server.send("GET", "/bucket/k");
        assertThat(get.text()).isEqualTo("123456789");
        assertThat(get.header("Content-Encoding")).isEmpty();
    }

    private Reply chunked(String wire) {
        List<Header> headers = new ArrayList<>(List.of(
                h("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
                h("x-amz-decoded-content-length", "9"),
                h("x-amz-trailer", "x-amz-checksum-crc32"),
                h("Content-Encoding", "aws-chunked")));
        SignedHeaders.addTo(headers, "PUT", "/bucket/k", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
        headers.add(h("Transfer-Encoding", "chunked"));
        return server.raw("PUT", "/bucket/k", S3Server.HOST, headers, wire.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void features_that_are_not_there_are_refused_by_name() {
        assertThat(putDigits(h("x-amz-storage-class", "GLACIER")).outcome()).isEqualTo("400 InvalidStorageClass");
        assertThat(putDigits(h("x-amz-storage-class", "STANDARD")).outcome()).isEqualTo("200");
        assertThat(putDigits(h("x-amz-server-side-encryption", "AES256")).outcome())
                .isEqualTo("501 NotImplemented");
        assertThat(putDigits(h("x-amz-tagging", "a=b")).outcome()).isEqualTo("501 NotImplemented");
        assertThat(putDigits(h("x-amz-write-offset-bytes", "3")).outcome()).isEqualTo("501 NotImplemented");
        assertThat(putDigits(h("x-amz-object-lock-legal-hold", "ON")).outcome()).isEqualTo("400 InvalidRequest");
        assertThat(server.post("/bucket/k?restore", "").outcome()).isEqualTo("403 InvalidObjectState");
        assertThat(putDigits(h("x-amz-meta-a", "v".repeat(2048))).outcome()).isEqualTo("400 MetadataTooLarge");
        assertThat(server.send("PATCH", "/bucket/k").outcome()).isEqualTo("405 MethodNotAllowed");
    }

    @Test
    void the_owner_expected_is_the_owner() {
        assertThat(putDigits(h("x-amz-expected-bucket-owner", "123456789012")).outcome())
                .isEqualTo("200");
        assertThat(putDigits(h("x-amz-expected-bucket-owner", "200000000002")).outcome())
                .isEqualTo("403 AccessDenied");
    }

    @Test
    void writes_hold_their_conditions() {
        assertThat(putDigits(h("If-Match", ETAG)).outcome()).isEqualTo("404 NoSuchKey");
        assertThat(putDigits(h("If-None-Match", "*")).outcome()).isEqualTo("200");
        assertThat(putDigits(h("If-None-Match", "*")).outcome()).isEqualTo("412 PreconditionFailed");
        assertThat(putDigits(h("If-None-Match", ETAG)).outcome()).isEqualTo("412 PreconditionFailed");
        assertThat(putDigits(h("If-Match", "\"other\"")).outcome()).isEqualTo("412 PreconditionFailed");
        assertThat(putDigits(h("If-Match", ETAG)).outcome()).isEqualTo("200");
        assertThat(server.send("DELETE", "/bucket/k", h("If-Match", "\"other\""))
                        .outcome())
                .isEqualTo("412 PreconditionFailed");
        assertThat(server.send("DELETE", "/bucket/k", h("x-amz-if-match-size", "8"))
                        .outcome())
                .isEqualTo("412 PreconditionFailed");
        assertThat(server.send("DELETE", "/bucket/k", h("If-Match", ETAG), h("x-amz-if-match-size", "9"))
                        .outcome())
                .isEqualTo("204");
        assertThat(server.send("DELETE", "/bucket/k", h("If-Match", ETAG)).outcome())
                .isEqualTo("204");
    }

    @Test
    void reads_hold_their_conditions() {
        putDigits(h("Cache-Control", "no-cache"), h("x-amz-meta-a", "b"));
        Reply unchanged = server.send("GET", "/bucket/k", h("If-None-Match", ETAG));
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.header("ETag")).isEqualTo(ETAG);
        assertThat(unchanged.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(unchanged.header("x-amz-meta-a")).isEmpty();
        Reply failed = server.send("GET", "/bucket/k", h("If-Match", "other"));
        assertThat(failed.outcome()).isEqualTo("412 PreconditionFailed");
        assertThat(failed.element("Condition")).isEqualTo("If-Match");
    }

    @Test
    void ranges_are_cut_or_refused() {
        putDigits();
        Reply part = server.send("GET", "/bucket/k", h("Range", "bytes=2-4"));
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.text()).isEqualTo("345");
        assertThat(part.header("Content-Range")).isEqualTo("bytes 2-4/9");
        Reply beyond = server.send("GET", "/bucket/k", h("Range", "bytes=9-"));
        assertThat(beyond.outcome()).isEqualTo("416 InvalidRange");
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */9");
        assertThat(server.send("GET", "/bucket/k", h("Range", "bytes=0-1,3-4")).status())
                .isEqualTo(200);
    }

    @Test
    void a_simple_object_is_its_own_first_part() {
        putDigits();
        Reply first = server.send("GET", "/bucket/k?partNumber=1");
        assertThat(first.status()).isEqualTo(206);
        assertThat(first.header("Content-Range")).isEqualTo("bytes 0-8/9");
        assertThat(server.send("GET", "/bucket/k?partNumber=2").outcome()).isEqualTo("400 InvalidPart");
        assertThat(server.send("GET", "/bucket/k?partNumber=0").outcome()).isEqualTo("400 InvalidArgument");
        assertThat(server.send("GET", "/bucket/k?partNumber=1", h("Range", "bytes=0-1"))
                        .outcome())
                .isEqualTo("400 InvalidRequest");
    }

    @Test
    void response_headers_are_overridden_for_signed_callers_only() {
        putDigits(h("x-amz-acl", "public-read"));
        String target = "/bucket/k?response-content-type=text%2Fcsv&response-content-disposition=a%3B+b";
        Reply reply = server.send("GET", target);
        assertThat(reply.header("Content-Type")).isEqualTo("text/csv");
        assertThat(reply.header("Content-Disposition")).isEqualTo("a; b");
        assertThat(server.anonymous("GET", target, "").outcome()).isEqualTo("400 InvalidRequest");
        assertThat(server.anonymous("GET", "/bucket/k", "").status()).isEqualTo(200);
        assertThat(server.send("GET", "/bucket/k?response-content-type=a%0d%0ab")
                        .outcome())
                .isEqualTo("400 InvalidArgument");
    }

    @Test
    void the_null_version_is_the_object() {
        putDigits();
        assertThat(server.send("GET", "/bucket/k?versionId=null").text()).isEqualTo("123456789");
        assertThat(server.send("GET", "/bucket/k?versionId=abc").outcome()).isEqualTo("404 NoSuchVersion");
        assertThat(server.send("GET", "/bucket/k?versionId=").outcome()).isEqualTo("400 InvalidArgument");
        assertThat(server.send("DELETE", "/bucket/k?versionId=abc").status()).isEqualTo(204);
        assertThat(server.send("HEAD", "/bucket/k").status()).isEqualTo(200);
        assertThat(server.send("DELETE", "/bucket/k?versionId=null").status()).isEqualTo(204);
        assertThat(server.send("HEAD", "/bucket/k").status()).isEqualTo(404);
    }

    @Test
    void attributes_are_told_by_name() {
        putDigits(h("x-amz-checksum-crc32", "y/Q5Jg=="));
        Reply reply = server.send(
                "GET",
                "/bucket/k?attributes",
                h("x-amz-object-attributes", "ETag,Checksum,ObjectParts,StorageClass,ObjectSize"));
        assertThat(reply.text())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<GetObjectAttributesResponse"
                        + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><ETag>25f9e794323b453885f5181f1b624d0b</ETag>"
                        + "<Checksum><ChecksumCRC32>y/Q5Jg==</ChecksumCRC32><ChecksumType>FULL_OBJECT</ChecksumType>"
                        + "</Checksum><StorageClass>STANDARD</StorageClass><ObjectSize>9</ObjectSize>"
                        + "</GetObjectAttributesResponse>");
        assertThat(server.send("GET", "/bucket/k?attributes").outcome()).isEqualTo("400 InvalidArgument");
    }

    @Test
    void several_keys_are_deleted_in_one_request() {
        putDigits();
        server.put("/bucket/a%26b", "x");
        Reply reply = server.post(
                "/bucket?delete",
                "<Delete><Object><Key>k</Key></Object><Object><Key>a&amp;b</Key><VersionId>null</VersionId></Object>"
                        + "<Object><Key>none</Key></Object><Object><Key>k2</Key><ETag>x</ETag></Object></Delete>");
        assertThat(reply.text())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DeleteResult"
                        + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Deleted><Key>k</Key></Deleted>"
                        + "<Deleted><Key>a&amp;b</Key><VersionId>null</VersionId></Deleted>"
                        + "<Deleted><Key>none</Key></Deleted><Deleted><Key>k2</Key></Deleted></DeleteResult>");
        assertThat(server.send("GET", "/bucket").elements("Key")).isEmpty();
    }

    @Test
    void a_multi_delete_tells_each_failure() {
        putDigits();
        Reply reply = server.post(
                "/bucket?delete",
                "<Delete><Quiet>true</Quiet><Object><Key>k</Key><ETag>other</ETag></Object><Object><Key>q</Key></Object></Delete>");
        assertThat(reply.elements("Code")).containsExactly("PreconditionFailed");
        assertThat(reply.elements("Key")).containsExactly("k");
        Reply denied =
                server.signed(server.user, "POST", "/bucket?delete", "<Delete><Object><Key>k</Key></Object></Delete>");
        assertThat(denied.status()).isEqualTo(200);
        assertThat(denied.elements("Code")).containsExactly("AccessDenied");
        assertThat(server.post("/bucket?delete", "<Delete/>").outcome()).isEqualTo("400 MalformedXML");
        assertThat(server.post("/bucket?delete", "<!DOCTYPE x><Delete/>").outcome())
                .isEqualTo("400 MalformedXML");
        assertThat(server.post(
                                "/bucket?delete",
                                "<Delete>" + "<Object><Key>k</Key></Object>".repeat(1001) + "</Delete>")
                        .outcome())
                .isEqualTo("400 MalformedXML");
    }
}
