package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.ObjectKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings of running uploads and their parts ({@code cos.md} section 10). */
class UploadListingsTest {
    private static final String WHOSE =
            "<Initiator><ID>qcs::cam::uin/100000000001:uin/100000000001</ID><DisplayName>100000000001</DisplayName>"
                    + "</Initiator><Owner><ID>qcs::cam::uin/100000000001:uin/100000000001</ID>"
                    + "<DisplayName>100000000001</DisplayName></Owner>";

    private final CosWorld world = CosWorld.withBucket();

    private String begin(String rawKey, Header... headers) {
        return world.post("/" + rawKey + "?uploads", "", headers).expect(200).element("UploadId");
    }

    private void putPart(String rawKey, String id, int number, String body) {
        world.put("/" + rawKey + "?partNumber=" + number + "&uploadId=" + id, body)
                .expect(200);
    }

    @Test
    void parts_are_listed_in_the_shape_that_clients_read() {
        String id = begin("a%20b", new Header("x-cos-storage-class", "STANDARD_IA"));
        putPart("a%20b", id, 5, "hello");
        putPart("a%20b", id, 2, "");
        Reply listed = world.get("/a%20b?uploadId=" + id + "&encoding-type=url&max-parts=1")
                .expect(200);
        assertThat(listed.text())
                .isEqualTo(CosXml.DECLARATION
                        + "<ListPartsResult><Bucket>examplebucket-1250000000</Bucket><Encoding-type>url</Encoding-type>"
                        + "<Key>a%20b</Key><UploadId>" + id + "</UploadId>" + WHOSE
                        + "<StorageClass>STANDARD_IA</StorageClass><PartNumberMarker>0</PartNumberMarker>"
                        + "<NextPartNumberMarker>2</NextPartNumberMarker><MaxParts>1</MaxParts>"
                        + "<IsTruncated>true</IsTruncated><Part><PartNumber>2</PartNumber>"
                        + "<LastModified>2026-11-21T12:00:00.000Z</LastModified>"
                        + "<ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><Size>0</Size></Part>"
                        + "</ListPartsResult>");
        Reply rest =
                world.get("/a%20b?uploadId=" + id + "&part-number-marker=2").expect(200);
        assertThat(rest.text())
                .contains("<Key>a b</Key>", "<PartNumberMarker>2</PartNumberMarker>", "<IsTruncated>false<")
                .contains("<ETag>&quot;5d41402abc4b2a76b9719d911017c592&quot;</ETag><Size>5</Size>")
                .doesNotContain("NextPartNumberMarker", "Encoding-type");
        assertThat(rest.elements("PartNumber")).containsExactly("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-parts=0", "max-parts=1001", "max-parts=x", "part-number-marker=x", "encoding-type=x"})
    void wrong_paging_is_refused(String parameter) {
        world.get("/k?uploadId=" + begin("k") + "&" + parameter).expect(400, "InvalidArgument");
    }

    /** QingStor numbers parts from 0, COS from 1; a part must not be lost on the way between them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 1000})
    void a_part_numbered_0_by_another_dialect_is_listed_once_and_can_be_used(int pageSize) throws Exception {
        String id = begin("k");
        Bucket bucket = world.store()
                .lookUp(null, new BucketAddress.ByName(new BucketName("examplebucket")), null)
                .bucket();
        assertThat(bucket).isNotNull();
        byte[] bytes = "zero".getBytes(StandardCharsets.UTF_8);
        world.store()
                .uploads()
                .putPart(bucket, new ObjectKey("k"), id, 0, Bodies.plain(Bodies.replay(bytes), Map.of()), bytes.length);
        putPart("k", id, 1, "one");
        putPart("k", id, 2, "two");
        List<String> numbers = new ArrayList<>();
        String marker = "0";
        Reply page;
        do {
            page = world.get("/k?uploadId=" + id + "&max-parts=" + pageSize + "&part-number-marker=" + marker)
                    .expect(200);
            numbers.addAll(page.elements("PartNumber"));
            marker = page.element("NextPartNumberMarker");
        } while (!marker.isEmpty());
        assertThat(numbers).containsExactly("0", "1", "2");
        world.post(
                        "/k?uploadId=" + id,
                        "<CompleteMultipartUpload><Part><PartNumber>0</PartNumber><ETag>"
                                + "d02c4c4cde7ae76252540d116a40f23a</ETag></Part></CompleteMultipartUpload>")
                .expect(200);
        assertThat(world.get("/k").text()).isEqualTo("zero");
    }

    @Test
    void uploads_are_listed_in_the_shape_that_clients_read() {
        String first = begin("a%20b");
        String second = begin("c", new Header("x-cos-storage-class", "STANDARD_IA"));
        begin("d/x");
        assertThat(world.get("/?uploads=&prefix=&delimiter=%2F&max-uploads=1&encoding-type=url")
                        .expect(200)
                        .text())
                .isEqualTo(CosXml.DECLARATION
                        + "<ListMultipartUploadsResult><Bucket>examplebucket-1250000000</Bucket>"
                        + "<Encoding-Type>url</Encoding-Type><KeyMarker></KeyMarker><UploadIdMarker></UploadIdMarker>"
                        + "<NextKeyMarker>a%20b</NextKeyMarker><NextUploadIdMarker>" + first
                        + "</NextUploadIdMarker><MaxUploads>1</MaxUploads><IsTruncated>true</IsTruncated>"
                        + "<Prefix></Prefix><Delimiter>%2F</Delimiter><Upload><Key>a%20b</Key><UploadId>" + first
                        + "</UploadId>" + WHOSE + "<StorageClass>STANDARD</StorageClass>"
                        + "<Initiated>2026-11-21T12:00:00.000Z</Initiated></Upload></ListMultipartUploadsResult>");
        Reply rest = world.get("/?uploads&delimiter=%2F&key-marker=a%20b&upload-id-marker=" + first)
                .expect(200);
        assertThat(rest.elements("UploadId")).containsExactly(second);
        assertThat(rest.text())
                .contains(
                        "<KeyMarker>a b</KeyMarker>",
                        "<StorageClass>STANDARD_IA</StorageClass>",
                        "<IsTruncated>false</IsTruncated>",
                        "<CommonPrefixes><Prefix>d/</Prefix></CommonPrefixes>")
                .doesNotContain("NextKeyMarker");
    }

    @Test
    void an_upload_is_found_by_its_key_as_prefix_until_it_ends() {
        String id = begin("dir/file");
        begin("other");
        assertThat(world.get("/?uploads&prefix=dir%2Ffile").expect(200).elements("UploadId"))
                .containsExactly(id);
        world.delete("/dir/file?uploadId=" + id).expect(204);
        assertThat(world.get("/?uploads&prefix=dir%2Ffile").expect(200).elements("UploadId"))
                .isEmpty();
        world.get("/?uploads&max-uploads=0").expect(400, "InvalidArgument");
    }

    @Test
    void an_upload_begun_without_a_signature_has_nobody_as_its_initiator() {
        world.put("/?acl", "", new Header("x-cos-acl", "public-read-write")).expect(200);
        world.anonymously("POST", "/k?uploads", "").expect(200);
        assertThat(world.get("/?uploads").expect(200).text())
                .contains("<Initiator><ID>qcs::cam::anyone:anyone</ID><DisplayName>");
    }
}
