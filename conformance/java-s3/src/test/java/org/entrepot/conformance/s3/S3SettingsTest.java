package org.entrepot.conformance.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.conformance.ServerExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AccelerateConfiguration;
import software.amazon.awssdk.services.s3.model.BucketAccelerateStatus;
import software.amazon.awssdk.services.s3.model.BucketLoggingStatus;
import software.amazon.awssdk.services.s3.model.MetricsConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.Payer;
import software.amazon.awssdk.services.s3.model.RequestPaymentConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** What can be set on a bucket, what nobody has set, and what is refused by choice, by the synchronous and the asynchronous client. */
class S3SettingsTest {
    private static final String BUCKET = "java-s3-settings";

    @RegisterExtension
    private static final ServerExtension SERVER = ServerExtension.plain();

    private static S3Client sync;
    private static S3AsyncClient async;

    /** One of the two clients. */
    private enum Client {
        SYNC,
        ASYNC;

        Object call(String operation, Map<String, Object> members) throws Exception {
            Map<String, Object> all = new HashMap<>(members);
            all.put("Bucket", BUCKET);
            return this == SYNC ? S3Call.sync(sync, operation, all) : S3Call.async(async, operation, all);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        sync = S3Clients.at(SERVER, S3Client.builder()).build();
        async = S3Clients.at(SERVER, S3AsyncClient.builder()).build();
        sync.createBucket(b -> b.bucket(BUCKET));
        sync.putObject(b -> b.bucket(BUCKET).key("bare"), RequestBody.fromString("x"));
    }

    @AfterAll
    static void stop() throws Exception {
        sync.close();
        async.close();
    }

    static Stream<Arguments> unset() {
        return both(Map.ofEntries(
                Map.entry("GetBucketCors", "NoSuchCORSConfiguration"),
                Map.entry("GetBucketEncryption", "ServerSideEncryptionConfigurationNotFoundError"),
                Map.entry("GetBucketLifecycleConfiguration", "NoSuchLifecycleConfiguration"),
                Map.entry("GetBucketOwnershipControls", "OwnershipControlsNotFoundError"),
                Map.entry("GetBucketPolicy", "NoSuchBucketPolicy"),
                Map.entry("GetBucketReplication", "ReplicationConfigurationNotFoundError"),
                Map.entry("GetBucketTagging", "NoSuchTagSet"),
                Map.entry("GetBucketWebsite", "NoSuchWebsiteConfiguration"),
                Map.entry("GetObjectLockConfiguration", "ObjectLockConfigurationNotFoundError"),
                Map.entry("GetPublicAccessBlock", "NoSuchPublicAccessBlockConfiguration"),
                Map.entry("GetBucketInventoryConfiguration", "NoSuchConfiguration"),
                Map.entry("GetBucketMetricsConfiguration", "NoSuchConfiguration"),
                Map.entry("GetBucketAnalyticsConfiguration", "NoSuchConfiguration"),
                Map.entry("GetBucketIntelligentTieringConfiguration", "NoSuchConfiguration"),
                Map.entry("GetObjectRetention", "InvalidRequest"),
                Map.entry("GetObjectLegalHold", "InvalidRequest")));
    }

    @ParameterizedTest
    @MethodSource("unset")
    void a_setting_that_nobody_set_says_so(Client client, String operation, String code) {
        assertThatThrownBy(() -> client.call(operation, Map.of("Id", "one", "Key", "bare")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    static Stream<Arguments> plain() {
        return Stream.of(
                        "DeleteBucketCors",
                        "DeleteBucketEncryption",
                        "DeleteBucketLifecycle",
                        "DeleteBucketOwnershipControls",
                        "DeleteBucketPolicy",
                        "DeleteBucketReplication",
                        "DeleteBucketTagging",
                        "DeleteBucketWebsite",
                        "DeletePublicAccessBlock",
                        "GetBucketAccelerateConfiguration",
                        "GetBucketAcl",
                        "GetBucketLocation",
                        "GetBucketLogging",
                        "GetBucketNotificationConfiguration",
                        "GetBucketPolicyStatus",
                        "GetBucketRequestPayment",
                        "GetBucketVersioning",
                        "GetObjectAcl",
                        "GetObjectTagging",
                        "DeleteObjectTagging",
                        "HeadBucket",
                        "ListBucketAnalyticsConfigurations",
                        "ListBucketIntelligentTieringConfigurations",
                        "ListBucketInventoryConfigurations",
                        "ListBucketMetricsConfigurations",
                        "ListBuckets",
                        "ListMultipartUploads",
                        "ListObjectVersions",
                        "ListObjects",
                        "ListObjectsV2")
                .flatMap(operation -> Stream.of(Client.values()).map(client -> Arguments.of(client, operation)));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void a_call_that_needs_nothing_to_be_set_is_answered(Client client, String operation) throws Exception {
        assertThat(client.call(operation, Map.of("Key", "bare"))).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void settings_that_say_what_is_so_anyway_are_taken(Client client) throws Exception {
        client.call(
                "PutBucketAccelerateConfiguration",
                Map.of("AccelerateConfiguration", accelerate(BucketAccelerateStatus.SUSPENDED)));
        client.call(
                "PutBucketLogging",
                Map.of("BucketLoggingStatus", BucketLoggingStatus.builder().build()));
        client.call(
                "PutBucketNotificationConfiguration",
                Map.of(
                        "NotificationConfiguration",
                        NotificationConfiguration.builder().build()));
        client.call("PutBucketRequestPayment", Map.of("RequestPaymentConfiguration", payer(Payer.BUCKET_OWNER)));
        Tag tag = Tag.builder().key("team").value("blue").build();
        client.call(
                "PutBucketTagging",
                Map.of("Tagging", Tagging.builder().tagSet(tag).build()));
        assertThat(sync.getBucketTagging(b -> b.bucket(BUCKET)).tagSet()).containsExactly(tag);
        client.call("DeleteBucketTagging", Map.of());
    }

    @ParameterizedTest
    @MethodSource("clients")
    void what_is_refused_by_choice_is_told_as_not_implemented(Client client) {
        Map<String, Map<String, Object>> refused = Map.of(
                "PutBucketAccelerateConfiguration",
                Map.of("AccelerateConfiguration", accelerate(BucketAccelerateStatus.ENABLED)),
                "PutBucketRequestPayment",
                Map.of("RequestPaymentConfiguration", payer(Payer.REQUESTER)),
                "PutBucketMetricsConfiguration",
                Map.of(
                        "Id",
                        "m",
                        "MetricsConfiguration",
                        MetricsConfiguration.builder().id("m").build()),
                "GetBucketAbac",
                Map.of());
        refused.forEach((operation, members) -> assertThatThrownBy(() -> client.call(operation, members))
                .as(operation)
                .isInstanceOfSatisfying(S3Exception.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(501);
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented");
                }));
    }

    static List<Client> clients() {
        return List.of(Client.values());
    }

    private static AccelerateConfiguration accelerate(BucketAccelerateStatus status) {
        return AccelerateConfiguration.builder().status(status).build();
    }

    private static RequestPaymentConfiguration payer(Payer payer) {
        return RequestPaymentConfiguration.builder().payer(payer).build();
    }

    private static Stream<Arguments> both(Map<String, String> rows) {
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(row ->
                        Stream.of(Client.values()).map(client -> Arguments.of(client, row.getKey(), row.getValue())));
    }
}
