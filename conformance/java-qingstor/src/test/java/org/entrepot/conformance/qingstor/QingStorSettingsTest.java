package org.entrepot.conformance.qingstor;

import static org.assertj.core.api.Assertions.assertThat;

import com.qingstor.sdk.model.OutputModel;
import com.qingstor.sdk.service.Bucket;
import com.qingstor.sdk.service.QingStor;
import com.qingstor.sdk.service.Types;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entrepot.conformance.ServerExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What nobody has set, listings, access lists and signed addresses, by the QingStor client for Java. */
class QingStorSettingsTest {
    private static final String NAME = "java-qingstor-settings";

    @RegisterExtension
    private static final ServerExtension SERVER = ServerExtension.plain();

    private static QingStor service;
    private static Bucket bucket;

    @BeforeAll
    static void start() throws Exception {
        service = QingStorClients.of(SERVER);
        bucket = service.getBucket(NAME, QingStorClients.ZONE);
        assertThat(bucket.put().getStatueCode()).isEqualTo(201);
    }

    @Test
    void settings_that_nobody_set_are_not_there_and_removing_them_succeeds() throws Exception {
        Map<String, Callable<OutputModel>> reads = Map.of(
                "cors_not_exists", bucket::getCORS,
                "lifecycle_not_exists", bucket::getLifecycle,
                "logging_not_exists", bucket::getLogging,
                "mirror_not_exists", bucket::getExternalMirror,
                "notification_not_exists", bucket::getNotification,
                "policy_not_exists", bucket::getPolicy,
                "replication_not_exists", bucket::getReplication);
        for (Map.Entry<String, Callable<OutputModel>> read : reads.entrySet()) {
            OutputModel answer = read.getValue().call();
            assertThat(answer.getStatueCode()).as(read.getKey()).isEqualTo(404);
            assertThat(answer.getCode()).isEqualTo(read.getKey());
        }
        List<Callable<OutputModel>> removals = List.of(
                bucket::deleteCORS,
                bucket::deleteLifecycle,
                bucket::deleteLogging,
                bucket::deleteExternalMirror,
                bucket::deleteNotification,
                bucket::deletePolicy,
                bucket::deleteReplication);
        for (Callable<OutputModel> removal : removals) {
            assertThat(removal.call().getStatueCode()).isEqualTo(204);
        }
        assertThat(bucket.getVersioning().getStatueCode()).isEqualTo(200);
        Bucket.GetBucketCNAMEInput names = new Bucket.GetBucketCNAMEInput();
        names.setType("normal");
        assertThat(bucket.getCNAME(names).getCount()).isZero();
    }

    @Test
    void objects_are_listed_with_their_versions_counted_and_deleted_together() throws Exception {
        for (String key : List.of("list/1", "list/deep/2")) {
            write(bucket, key, "x");
        }
        Bucket.ListObjectsInput list = new Bucket.ListObjectsInput();
        list.setPrefix("list/");
        list.setDelimiter("/");
        assertThat(bucket.listObjects(list).getCommonPrefixes()).containsExactly("list/deep/");
        Bucket.ListObjectVersionsInput versions = new Bucket.ListObjectVersionsInput();
        versions.setPrefix("list/");
        assertThat(bucket.listObjectVersions(versions).getKeys()).hasSize(2);
        assertThat(bucket.getStatistics().getCount()).isGreaterThanOrEqualTo(2);
        assertThat(bucket.listMultipartUploads(null).getUploads()).isNullOrEmpty();
        Types.KeyModel key = new Types.KeyModel();
        key.setKey("list/1");
        Bucket.DeleteMultipleObjectsInput delete = new Bucket.DeleteMultipleObjectsInput();
        delete.setObjects(List.of(key));
        delete.setQuiet(false);
        assertThat(bucket.deleteMultipleObjects(delete).getDeleted()).hasSize(1);
    }

    @Test
    void an_access_list_is_read_back() throws Exception {
        Types.GranteeModel everybody = new Types.GranteeModel();
        everybody.setType("group");
        everybody.setName("QS_ALL_USERS");
        Types.ACLModel grant = new Types.ACLModel();
        grant.setGrantee(everybody);
        grant.setPermission("READ");
        Bucket.PutBucketACLInput input = new Bucket.PutBucketACLInput();
        input.setACL(List.of(grant));
        assertThat(bucket.putACL(input).getStatueCode()).isEqualTo(200);
        assertThat(bucket.getACL().getACL())
                .extracting(Types.ACLModel::getPermission)
                .containsExactly("FULL_CONTROL", "READ");
    }

    @Test
    void a_preflight_is_answered_by_the_rules() throws Exception {
        Types.CORSRuleModel rule = new Types.CORSRuleModel();
        rule.setAllowedOrigin("http://a.example");
        rule.setAllowedMethods(List.of("PUT"));
        Bucket.PutBucketCORSInput rules = new Bucket.PutBucketCORSInput();
        rules.setCORSRules(List.of(rule));
        Bucket other = service.getBucket("java-qingstor-rules", QingStorClients.ZONE);
        other.put();
        other.putCORS(rules);
        Bucket.OptionsObjectInput preflight = new Bucket.OptionsObjectInput();
        preflight.setOrigin("http://a.example");
        preflight.setAccessControlRequestMethod("PUT");
        assertThat(other.optionsObject("any", preflight).getAccessControlAllowOrigin())
                .isEqualTo("http://a.example");
        assertThat(other.delete().getStatueCode()).isEqualTo(204);
    }

    @Test
    void parts_versions_and_signed_addresses_of_an_object_are_read() throws Exception {
        write(bucket, "one", "hello");
        Bucket.GetObjectInput range = new Bucket.GetObjectInput();
        range.setRange("bytes=1-3");
        assertThat(text(bucket.getObject("one", range))).isEqualTo("ell");
        Bucket.GetObjectInput version = new Bucket.GetObjectInput();
        version.setVersionID(bucket.listObjectVersions(null).getKeys().stream()
                .filter(entry -> entry.getKey().equals("one"))
                .findFirst()
                .orElseThrow()
                .getVersionID());
        assertThat(text(bucket.getObject("one", version))).isEqualTo("hello");
        Bucket.HeadObjectInput head = new Bucket.HeadObjectInput();
        head.setVersionID(version.getVersionID());
        assertThat(bucket.headObject("one", head).getStatueCode()).isEqualTo(200);
        String address = bucket.GetObjectSignatureUrl("one", System.currentTimeMillis() / 1000 + 60);
        assertThat(text(bucket.GetObjectBySignatureUrl(address))).isEqualTo("hello");
        Bucket.DeleteObjectInput delete = new Bucket.DeleteObjectInput();
        delete.setVersionID(version.getVersionID());
        assertThat(bucket.deleteObject("one", delete).getStatueCode()).isEqualTo(204);
        assertThat(bucket.headObject("one", null).getStatueCode()).isEqualTo(404);
    }

    private static void write(Bucket bucket, String key, String body) throws Exception {
        Bucket.PutObjectInput input = new Bucket.PutObjectInput();
        input.setBodyInputStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        assertThat(bucket.putObject(key, input).getStatueCode()).isEqualTo(201);
    }

    private static String text(Bucket.GetObjectOutput output) throws Exception {
        return new String(output.getBodyInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
