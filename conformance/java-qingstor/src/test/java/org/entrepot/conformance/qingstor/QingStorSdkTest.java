package org.entrepot.conformance.qingstor;

import static org.assertj.core.api.Assertions.assertThat;

import com.qingstor.sdk.service.Bucket;
import com.qingstor.sdk.service.QingStor;
import com.qingstor.sdk.service.Types;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entrepot.conformance.ServerExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The QingStor client against a bare address: path style without a zone. */
class QingStorSdkTest {
    @RegisterExtension
    private static final ServerExtension SERVER = ServerExtension.plain();

    private static QingStor service;
    private static Bucket bucket;

    @BeforeAll
    static void start() throws Exception {
        service = QingStorClients.of(SERVER);
        bucket = service.getBucket("java-qingstor", QingStorClients.ZONE);
        assertThat(bucket.put().getStatueCode()).isEqualTo(201);
    }

    @Test
    void the_bucket_is_listed() throws Exception {
        assertThat(service.listBuckets(null).getBuckets())
                .extracting(Types.BucketModel::getName)
                .contains("java-qingstor");
        assertThat(bucket.head().getStatueCode()).isEqualTo(200);
    }

    @Test
    void an_object_is_written_in_chunks_read_and_deleted() throws Exception {
        String key = "dir/中 文+(1)*~'!@=&.txt";
        Bucket.PutObjectInput input = new Bucket.PutObjectInput();
        input.setBodyInputStream(new ByteArrayInputStream("hello".getBytes(StandardCharsets.UTF_8)));
        input.setContentType("text/plain");
        assertThat(bucket.putObject(key, input).getStatueCode()).isEqualTo(201);
        Bucket.GetObjectOutput read = bucket.getObject(key, null);
        assertThat(new String(read.getBodyInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("hello");
        assertThat(bucket.headObject(key, null).getStatueCode()).isEqualTo(200);
        assertThat(bucket.listObjects(null).getKeys())
                .extracting(Types.KeyModel::getKey)
                .contains(key);
        assertThat(bucket.deleteObject(key, null).getStatueCode()).isEqualTo(204);
        assertThat(bucket.headObject(key, null).getStatueCode()).isEqualTo(404);
    }

    @Test
    void cors_rules_are_stored_read_back_and_deleted() throws Exception {
        Types.CORSRuleModel rule = new Types.CORSRuleModel();
        rule.setAllowedOrigin("http://*.qingcloud.com");
        rule.setAllowedMethods(List.of("PUT", "GET", "POST", "DELETE"));
        rule.setAllowedHeaders(List.of("x-qs-date", "Content-Type", "Content-MD5", "Authorization"));
        rule.setExposeHeaders(List.of("x-qs-date"));
        rule.setMaxAgeSeconds(200);
        Bucket.PutBucketCORSInput input = new Bucket.PutBucketCORSInput();
        input.setCORSRules(List.of(rule));
        assertThat(bucket.putCORS(input).getStatueCode()).isEqualTo(200);
        Types.CORSRuleModel read = bucket.getCORS().getCORSRules().getFirst();
        assertThat(read.getAllowedOrigin()).isEqualTo(rule.getAllowedOrigin());
        assertThat(read.getAllowedMethods()).isEqualTo(rule.getAllowedMethods());
        assertThat(read.getAllowedHeaders()).isEqualTo(rule.getAllowedHeaders());
        assertThat(read.getExposeHeaders()).isEqualTo(rule.getExposeHeaders());
        assertThat(read.getMaxAgeSeconds()).isEqualTo(200);
        assertThat(bucket.deleteCORS().getStatueCode()).isEqualTo(204);
        assertThat(bucket.getCORS().getCode()).isEqualTo("cors_not_exists");
    }

    @Test
    void a_policy_is_read_back_with_lists() throws Exception {
        Types.StatementModel statement = new Types.StatementModel();
        statement.setID("one");
        statement.setUser(List.of("*"));
        statement.setAction(List.of("get_object"));
        statement.setEffect("allow");
        statement.setResource(List.of("java-qingstor/*"));
        Bucket.PutBucketPolicyInput input = new Bucket.PutBucketPolicyInput();
        input.setStatement(List.of(statement));
        assertThat(bucket.putPolicy(input).getStatueCode()).isEqualTo(200);
        Types.StatementModel read = bucket.getPolicy().getStatement().getFirst();
        assertThat(read.getUser()).containsExactly("*");
        assertThat(read.getAction()).containsExactly("get_object");
        assertThat(bucket.deletePolicy().getStatueCode()).isEqualTo(204);
        assertThat(bucket.getPolicy().getCode()).isEqualTo("policy_not_exists");
    }
}
