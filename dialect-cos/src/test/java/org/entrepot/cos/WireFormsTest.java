package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.Permission;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.PutBody;
import org.entrepot.store.WriteCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms that hosts, paths and signatures take, and what other dialects leave behind ({@code cos.md} sections 1 and 2). */
class WireFormsTest {
    @ParameterizedTest
    @CsvSource({
        "examplebucket-1250000000.cos.ap-beijing.myqcloud.com, /k",
        "examplebucket-1250000000.cos-internal.ap-beijing.tencentcos.cn, /k",
        "examplebucket-1250000000.cos.accelerate.myqcloud.com, /k",
        "examplebucket-1250000000.cos.anywhere.localhost:8080, /k",
        "examplebucket-1250000000.localhost, /k",
        "cos.ap-beijing.localhost, /examplebucket-1250000000/k",
        "127.0.0.1:9000, /examplebucket-1250000000/k"
    })
    void a_bucket_is_found_by_every_form_of_host_and_path(String host, String path) throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/k", "hello").expect(200);
        assertThat(world.send(CosWorld.ROOT, "GET", host, path, "").expect(200).text())
                .isEqualTo("hello");
    }

    @Test
    void another_appid_than_the_owners_names_no_bucket() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.send(CosWorld.ROOT, "GET", "127.0.0.1:9000", "/examplebucket-1250000002/k", "")
                .expect(404, "NoSuchBucket");
        world.send(CosWorld.ROOT, "GET", "127.0.0.1:9000", "/examplebucket/k", "")
                .expect(404, "NoSuchBucket");
    }

    @Test
    void the_website_face_is_not_configured() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.send(null, "GET", "examplebucket-1250000000.cos-website.ap-beijing.localhost", "/", "")
                .expect(404, "NoSuchWebsiteConfiguration");
    }

    @Test
    void a_presigned_address_reads_and_writes_without_headers() throws Exception {
        CosWorld world = CosWorld.withBucket();
        String put = CosSigner.presign(
                "PUT",
                "/dir/%E4%B8%AD%20x.txt",
                CosWorld.HOST,
                Headers.NONE,
                CosWorld.ROOT.id(),
                CosWorld.ROOT.secret(),
                CosWorld.NOW,
                Duration.ofMinutes(1));
        world.anonymously("PUT", put, "hello").expect(200);
        world.anonymously("GET", put, "").expect(403, "SignatureDoesNotMatch");
        String expired = CosSigner.presign(
                "GET",
                "/dir/%E4%B8%AD%20x.txt?response-content-type=a%2Fb",
                CosWorld.HOST,
                Headers.NONE,
                CosWorld.ROOT.id(),
                CosWorld.ROOT.secret(),
                CosWorld.NOW.minus(Duration.ofHours(1)),
                Duration.ofMinutes(1));
        assertThat(world.anonymously("GET", expired, "")
                        .expect(403, "AccessDenied")
                        .text())
                .contains("<Message>Request has expired</Message>");
    }

    @Test
    void a_put_without_any_length_is_refused() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/k", "", CosWorld.NO_LENGTH).expect(411, "MissingContentLength");
        world.put("/k", "").expect(200);
    }

    @Test
    void a_form_upload_is_not_served() throws Exception {
        CosWorld world = CosWorld.withBucket();
        Header form = new Header("Content-Type", "multipart/form-data; boundary=b");
        world.post("/", "--b--", form).expect(501, "NotImplemented");
        // Who asks would stand in the form.
        world.anonymously("POST", "/", "--b--", form).expect(501, "NotImplemented");
    }

    @Test
    void an_object_that_another_dialect_wrote_is_shown_with_what_is_known() throws Exception {
        CosWorld world = CosWorld.withBucket();
        var bucket = world.store()
                .lookUp(null, new BucketAddress.ByName(new BucketName("examplebucket")), null)
                .bucket();
        assertThat(bucket).isNotNull();
        world.store()
                .put(
                        bucket,
                        new NewObject(
                                new ObjectKey("s3"),
                                Map.of("content-type", "text/plain"),
                                Map.of("a", "b"),
                                null,
                                CosWorld.OTHER.number(),
                                Dialect.S3,
                                Set.of(DigestKind.MD5)),
                        body("hello"),
                        new WriteCondition.Always(),
                        100);
        world.store()
                .updateBucket(
                        bucket.name(),
                        null,
                        there -> there.withAcl(
                                new Acl(Dialect.S3, List.of(new Grant(new Grantee.LogDelivery(), Permission.WRITE)))));
        Reply got = world.get("/s3").expect(200);
        assertThat(got.header("x-cos-hash-crc64ecma")).isEqualTo("11177612005948864433");
        assertThat(got.header("x-cos-meta-a")).isEqualTo("b");
        assertThat(world.get("/").text()).contains("<Owner><ID>1250000002</ID>");
        Reply acl = world.get("/?acl").expect(200);
        assertThat(acl.header("x-acl-dialect")).isEqualTo("s3");
        assertThat(acl.header("x-acl-projection")).isEqualTo("partial; LogDelivery");
    }

    private static PutBody body(String text) {
        return new PutBody() {
            private final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

            @Override
            public InputStream input() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public Set<DigestKind> announced() {
                return Set.of();
            }

            @Override
            public Map<DigestKind, byte[]> finish() {
                return Map.of();
            }
        };
    }
}
