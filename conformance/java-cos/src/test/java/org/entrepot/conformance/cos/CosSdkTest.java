package org.entrepot.conformance.cos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.model.Bucket;
import com.qcloud.cos.model.BucketCrossOriginConfiguration;
import com.qcloud.cos.model.CORSRule;
import com.qcloud.cos.model.COSObjectSummary;
import com.qcloud.cos.model.CannedAccessControlList;
import com.qcloud.cos.model.DeleteObjectsRequest;
import com.qcloud.cos.model.GroupGrantee;
import com.qcloud.cos.model.ObjectMetadata;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entrepot.conformance.ServerExtension;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The COS client for Java, end to end. */
class CosSdkTest {
    private static final String BUCKET = "java-cos-" + StartedServer.COS_APPID;

    @RegisterExtension
    private static final ServerExtension SERVER = ServerExtension.plain();

    private static COSClient cos;

    @BeforeAll
    static void start() throws Exception {
        cos = CosClients.of(SERVER.server());
        cos.createBucket(BUCKET);
    }

    @AfterAll
    static void stop() throws Exception {
        cos.shutdown();
    }

    @Test
    void the_bucket_is_there_and_listed() {
        assertThat(cos.doesBucketExist(BUCKET)).isTrue();
        assertThat(cos.doesBucketExist("java-nowhere-" + StartedServer.COS_APPID))
                .isFalse();
        assertThat(cos.listBuckets()).extracting(Bucket::getName).contains(BUCKET);
        assertThat(cos.getBucketLocation(BUCKET)).isEqualTo("ap-guangzhou");
    }

    @Test
    void an_object_is_written_read_listed_and_deleted() throws Exception {
        byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
        ObjectMetadata metadata = new ObjectMetadata();
        metadata.setContentLength(bytes.length);
        metadata.setContentType("text/plain");
        metadata.addUserMetadata("author", "me");
        cos.putObject(BUCKET, "a//b/./c+d~*", new ByteArrayInputStream(bytes), metadata);
        try (var content = cos.getObject(BUCKET, "a//b/./c+d~*").getObjectContent()) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }
        ObjectMetadata head = cos.getObjectMetadata(BUCKET, "a//b/./c+d~*");
        assertThat(head.getContentType()).isEqualTo("text/plain");
        assertThat(head.getUserMetadata()).containsEntry("author", "me");
        assertThat(cos.listObjects(BUCKET, "a//").getObjectSummaries())
                .extracting(COSObjectSummary::getKey)
                .containsExactly("a//b/./c+d~*");
        DeleteObjectsRequest delete = new DeleteObjectsRequest(BUCKET);
        delete.setKeys(List.of(new DeleteObjectsRequest.KeyVersion("a//b/./c+d~*")));
        assertThat(cos.deleteObjects(delete).getDeletedObjects()).hasSize(1);
        assertThatThrownBy(() -> cos.getObject(BUCKET, "a//b/./c+d~*"))
                .isInstanceOfSatisfying(
                        CosServiceException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo("NoSuchKey"));
    }

    @Test
    void a_policy_is_read_back_as_stored_and_null_when_there_is_none() {
        assertThat(cos.getBucketPolicy(BUCKET).getPolicyText()).isNull();
        String text =
                "{\"Statement\":[{\"Principal\":{\"qcs\":[\"qcs::cam::uin/100000000001:uin/100000000001\"]},\"Effect\":\"allow\",\"Action\":[\"name/cos:GetBucket\"],\"Resource\":[\"qcs::cos:ap-guangzhou:uid/"
                        + StartedServer.COS_APPID + ":" + BUCKET + "/*\"]}],\"version\":\"2.0\"}";
        cos.setBucketPolicy(BUCKET, text);
        assertThat(cos.getBucketPolicy(BUCKET).getPolicyText()).isEqualTo(text);
        cos.deleteBucketPolicy(BUCKET);
        assertThat(cos.getBucketPolicy(BUCKET).getPolicyText()).isNull();
    }

    @Test
    void cors_rules_are_read_back_and_null_when_there_are_none() {
        assertThat(cos.getBucketCrossOriginConfiguration(BUCKET)).isNull();
        CORSRule rule = new CORSRule();
        rule.setId("r1");
        rule.setAllowedOrigins("http://a.example", "https://*.b.example");
        rule.setAllowedMethods(List.of(CORSRule.AllowedMethods.GET, CORSRule.AllowedMethods.PUT));
        rule.setAllowedHeaders(List.of("*"));
        rule.setExposedHeaders(List.of("ETag"));
        rule.setMaxAgeSeconds(600);
        BucketCrossOriginConfiguration rules = new BucketCrossOriginConfiguration();
        rules.setRules(List.of(rule));
        cos.setBucketCrossOriginConfiguration(BUCKET, rules);
        CORSRule read = cos.getBucketCrossOriginConfiguration(BUCKET).getRules().getFirst();
        assertThat(read.getAllowedOrigins()).containsExactly("http://a.example", "https://*.b.example");
        assertThat(read.getExposedHeaders()).containsExactly("ETag");
        assertThat(read.getMaxAgeSeconds()).isEqualTo(600);
        cos.deleteBucketCrossOriginConfiguration(BUCKET);
        assertThat(cos.getBucketCrossOriginConfiguration(BUCKET)).isNull();
    }

    @Test
    void a_public_read_bucket_says_so() {
        cos.setBucketAcl(BUCKET, CannedAccessControlList.PublicRead);
        assertThat(cos.getBucketAcl(BUCKET).getGrantsAsList())
                .anyMatch(grant -> grant.getGrantee() == GroupGrantee.AllUsers);
        cos.setBucketAcl(BUCKET, CannedAccessControlList.Private);
        assertThat(cos.getBucketAcl(BUCKET).getGrantsAsList())
                .noneMatch(grant -> grant.getGrantee() == GroupGrantee.AllUsers);
    }
}
