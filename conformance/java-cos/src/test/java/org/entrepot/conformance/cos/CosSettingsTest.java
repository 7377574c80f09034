package org.entrepot.conformance.cos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.model.AccessControlList;
import com.qcloud.cos.model.CannedAccessControlList;
import com.qcloud.cos.model.GetObjectRequest;
import com.qcloud.cos.model.GetObjectTaggingRequest;
import com.qcloud.cos.model.GroupGrantee;
import com.qcloud.cos.model.ListBucketInventoryConfigurationsRequest;
import com.qcloud.cos.model.ListMultipartUploadsRequest;
import com.qcloud.cos.model.ListVersionsRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entrepot.conformance.ServerExtension;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What nobody has set, and the calls around objects, by the COS client for Java. */
class CosSettingsTest {
    private static final String BUCKET = "java-cos-settings-" + StartedServer.COS_APPID;

    @RegisterExtension
    private static final ServerExtension SERVER = ServerExtension.plain();

    private static COSClient cos;

    @BeforeAll
    static void start() throws Exception {
        cos = CosClients.of(SERVER.server());
        cos.createBucket(BUCKET);
        cos.putObject(BUCKET, "bare", "x");
    }

    @AfterAll
    static void stop() throws Exception {
        cos.shutdown();
    }

    @Test
    void settings_that_nobody_set_are_null_where_the_client_makes_null_of_a_404() {
        Map<String, Function<String, Object>> reads = Map.of(
                "cors", cos::getBucketCrossOriginConfiguration,
                "domain", cos::getBucketDomainConfiguration,
                "lifecycle", cos::getBucketLifecycleConfiguration,
                "object-lock", cos::getBucketObjectLockConfiguration,
                "referer", cos::getBucketRefererConfiguration,
                "tagging", cos::getBucketTaggingConfiguration,
                "website", cos::getBucketWebsiteConfiguration);
        reads.forEach(
                (setting, read) -> assertThat(read.apply(BUCKET)).as(setting).isNull());
    }

    @Test
    void settings_that_nobody_set_are_errors_where_the_client_passes_them_on() {
        Map<String, ThrowingCallable> reads = Map.of(
                "NoSuchEncryptionConfiguration", () -> cos.getBucketEncryptionConfiguration(BUCKET),
                "ReplicationConfigurationNotFoundError", () -> cos.getBucketReplicationConfiguration(BUCKET),
                "InventoryConfigurationNotFoundError", () -> cos.getBucketInventoryConfiguration(BUCKET, "one"));
        reads.forEach((code, read) -> assertThatThrownBy(read)
                .as(code)
                .isInstanceOfSatisfying(
                        CosServiceException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(code)));
    }

    @Test
    void settings_with_a_plain_default_are_read_as_that() {
        assertThat(cos.getBucketVersioningConfiguration(BUCKET).getStatus()).isNotEqualTo("Enabled");
        assertThat(cos.getBucketLoggingConfiguration(BUCKET).isLoggingEnabled()).isFalse();
        assertThat(cos.getBucketIntelligentTierConfiguration(BUCKET)).isNotNull();
        assertThat(cos.listBucketIntelligentTieringConfiguration(BUCKET)).isNullOrEmpty();
        assertThat(cos.listBucketInventoryConfigurations(
                                new ListBucketInventoryConfigurationsRequest().withBucketName(BUCKET))
                        .getInventoryConfigurationList())
                .isNullOrEmpty();
        assertThat(cos.listMultipartUploads(new ListMultipartUploadsRequest(BUCKET))
                        .getMultipartUploads())
                .isEmpty();
    }

    @Test
    void an_objects_range_null_version_and_tags_are_read() throws Exception {
        cos.putObject(BUCKET, "versions/one", "hello");
        GetObjectRequest part = new GetObjectRequest(BUCKET, "versions/one");
        part.setRange(1, 3);
        try (var content = cos.getObject(part).getObjectContent()) {
            assertThat(content.readAllBytes()).asString().isEqualTo("ell");
        }
        assertThat(cos.doesObjectExist(BUCKET, "versions/one")).isTrue();
        assertThat(cos.getObjectTagging(new GetObjectTaggingRequest(BUCKET, "versions/one"))
                        .getTagSet())
                .isEmpty();
        ListVersionsRequest versions = new ListVersionsRequest();
        versions.setBucketName(BUCKET);
        versions.setPrefix("versions/");
        assertThat(cos.listVersions(versions).getVersionSummaries())
                .extracting(summary -> summary.getVersionId())
                .containsExactly("null");
        cos.deleteVersion(BUCKET, "versions/one", "null");
        assertThat(cos.doesObjectExist(BUCKET, "versions/one")).isFalse();
        cos.deleteObject(BUCKET, "versions/one");
    }

    @Test
    void an_objects_access_list_is_read_back() {
        cos.setObjectAcl(BUCKET, "bare", CannedAccessControlList.PublicRead);
        AccessControlList list = cos.getObjectAcl(BUCKET, "bare");
        assertThat(list.getGrantsAsList()).anyMatch(grant -> grant.getGrantee() == GroupGrantee.AllUsers);
    }

    @Test
    void a_presigned_address_reads_without_keys() throws Exception {
        cos.putObject(BUCKET, "a b", "signed");
        var address = cos.generatePresignedUrl(BUCKET, "a b", new Date(System.currentTimeMillis() + 60_000));
        assertThat(answerAt(address)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nsigned");
    }

    /** Asks this machine for an address at the vendor's host name, which no client of HTTP does without a resolver of its own. */
    private static String answerAt(URL address) throws IOException {
        SocketFactory sockets = StartedServer.TLS ? SSLSocketFactory.getDefault() : SocketFactory.getDefault();
        try (Socket socket = sockets.createSocket("127.0.0.1", SERVER.server().port())) {
            String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                    .formatted(address.getFile(), address.getHost());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_bucket_is_made_and_deleted() {
        List<String> names = List.of("java-cos-gone-" + StartedServer.COS_APPID);
        names.forEach(cos::createBucket);
        names.forEach(cos::deleteBucket);
        assertThat(cos.doesBucketExist(names.getFirst())).isFalse();
    }
}
