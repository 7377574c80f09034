package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.gateway.kit.RequestHeads;
import org.entrepot.store.BucketName;
import org.entrepot.store.NewBucket;
import org.junit.jupiter.api.Test;

/** Buckets and the service ({@code cos.md} section 4). */
class BucketCallsTest {
    @Test
    void a_bucket_lives_from_put_to_delete() throws Exception {
        CosWorld world = CosWorld.withBucket();
        assertThat(world.head("/").expect(200).header("x-cos-bucket-region")).isEqualTo("ap-beijing");
        assertThat(world.get("/?location").expect(200).text())
                .isEqualTo(CosXml.DECLARATION + "<LocationConstraint>ap-beijing</LocationConstraint>");
        world.put("/", "").expect(409, "BucketAlreadyOwnedByYou");
        world.put("/k", "x").expect(200);
        world.delete("/").expect(409, "BucketNotEmpty");
        world.delete("/k").expect(204);
        world.delete("/").expect(204);
        world.head("/").expect(404);
        world.delete("/").expect(404, "NoSuchBucket");
    }

    @Test
    void every_answer_carries_request_id_trace_id_and_server() throws Exception {
        CosWorld world = CosWorld.withBucket();
        for (Reply got : List.of(
                world.get("/"), world.get("/missing"), world.head("/missing"), world.anonymously("GET", "/", ""))) {
            assertThat(CosRequestIds.fromHeader(got.header("x-cos-request-id"))).contains(RequestHeads.REQUEST_ID);
            assertThat(got.header("x-cos-trace-id")).isNotEmpty();
            assertThat(got.header("Server")).isEqualTo("tencent-cos");
        }
        assertThat(world.get("/missing").text())
                .contains("<RequestId>" + CosRequestIds.toHeader(RequestHeads.REQUEST_ID) + "</RequestId>")
                .contains("<Resource>" + CosWorld.HOST + "/missing</Resource>");
    }

    @Test
    void the_appid_of_a_new_bucket_is_the_callers() throws Exception {
        CosWorld world = new CosWorld();
        String foreign = "mine-1250000002.cos.ap-beijing.localhost";
        world.send(CosWorld.ROOT, "PUT", foreign, "/", "").expect(403, "AccessDenied");
        world.send(CosWorld.STRANGER, "PUT", foreign, "/", "").expect(200);
        world.send(null, "PUT", "new-1250000000.cos.ap-beijing.localhost", "/", "")
                .expect(403, "AccessDenied");
    }

    @Test
    void a_name_taken_by_another_account_is_not_available_and_not_seen() throws Exception {
        CosWorld world = CosWorld.withBucket();
        String same = "examplebucket-1250000002.cos.ap-beijing.localhost";
        world.send(CosWorld.STRANGER, "HEAD", same, "/", "").expect(404);
        world.send(CosWorld.STRANGER, "PUT", same, "/", "").expect(409, "BucketAlreadyExists");
    }

    @Test
    void names_without_appid_or_with_other_letters_cannot_be_made() throws Exception {
        CosWorld world = new CosWorld();
        for (String name : List.of("noappid", "Upper-1250000000", "a_b-1250000000", "a".repeat(60) + "-1250000000")) {
            world.send(CosWorld.ROOT, "PUT", "cos.ap-beijing.localhost", "/" + name, "")
                    .expect(400, "InvalidBucketName");
        }
        world.send(CosWorld.ROOT, "PUT", "cos.ap-beijing.localhost", "/by-path-1250000000", "")
                .expect(200);
        world.send(CosWorld.ROOT, "GET", "cos.ap-beijing.localhost", "/noappid", "")
                .expect(404, "NoSuchBucket");
    }

    @Test
    void what_a_new_bucket_cannot_be_is_refused_by_name() throws Exception {
        CosWorld world = new CosWorld();
        String zones =
                "<CreateBucketConfiguration>\n <BucketAZConfig>MAZ</BucketAZConfig>\n</CreateBucketConfiguration>";
        assertThat(world.put("/", zones).expect(501, "NotImplemented").text()).contains("BucketAZConfig MAZ");
        world.put("/", "<CreateBucketConfiguration>").expect(400, "MalformedXML");
        world.put("/", "", new Header("x-cos-tagging", "a=b")).expect(501, "NotImplemented");
        world.put("/", "", new Header("x-cos-acl", "nonsense")).expect(400, "InvalidArgument");
        world.put("/", "", new Header("x-cos-acl", "public-read")).expect(200);
        assertThat(world.get("/?acl").header("x-cos-acl")).isEqualTo("public-read");
    }

    @Test
    void a_missing_bucket_is_told_before_the_signature_is_judged() throws Exception {
        CosWorld world = new CosWorld();
        world.get("/", new Header("Authorization", "garbage")).expect(404, "NoSuchBucket");
        CosWorld.withBucket().get("/", new Header("Authorization", "garbage")).expect(400, "InvalidArgument");
    }

    @Test
    void the_service_lists_the_buckets_of_the_account_that_cos_can_name() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.send(CosWorld.ROOT, "PUT", "second-1250000000.cos.ap-shanghai.localhost", "/", "")
                .expect(200);
        world.store()
                .createBucket(new NewBucket(
                        new BucketName("Under_score"),
                        CosWorld.OWNER,
                        Dialect.S3,
                        "us-east-1",
                        null,
                        null,
                        null,
                        "test",
                        Map.of()));
        String all = service(world, "/").expect(200).text();
        assertThat(all)
                .contains("<ID>qcs::cam::uin/100000000001:uin/100000000001</ID>")
                .contains("<Name>examplebucket-1250000000</Name><Location>ap-beijing</Location>"
                        + "<CreationDate>2026-11-21T12:00:00Z</CreationDate><BucketType>cos</BucketType>")
                .contains("<Name>second-1250000000</Name>")
                .doesNotContain("Under_score");
        assertThat(service(world, "/?marker=examplebucket-1250000000").text())
                .contains("second")
                .doesNotContain("<Name>examplebucket");
        assertThat(service(world, "/?max-keys=1").text())
                .contains("<IsTruncated>true</IsTruncated>")
                .contains("<NextMarker>examplebucket-1250000000</NextMarker>");
        assertThat(service(world, "/?region=ap-shanghai").text())
                .contains("second")
                .doesNotContain("example");
        assertThat(service(world, "/?create-time=1&range=lt").text()).contains("<Buckets></Buckets>");
        service(world, "/?max-keys=x").expect(400, "InvalidArgument");
        service(world, "/?create-time=1&range=about").expect(400, "InvalidArgument");
        world.send(CosWorld.ROOT, "GET", "cos.ap-shanghai.localhost", "/", "").expect(200);
        world.send(null, "GET", CosWorld.SERVICE_HOST, "/", "").expect(403, "AccessDenied");
    }

    private static Reply service(CosWorld world, String target) {
        return world.send(CosWorld.ROOT, "GET", CosWorld.SERVICE_HOST, target, "");
    }
}
