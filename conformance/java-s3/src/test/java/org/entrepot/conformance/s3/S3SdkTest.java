package org.entrepot.conformance.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.entrepot.conformance.ServerExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The S3 client as it comes: checksums in signed trailers by default, only the endpoint changed. */
class S3SdkTest {
    private static final S3Configuration PATH_STYLE =
            S3Configuration.builder().pathStyleAccessEnabled(true).build();

    @RegisterExtension
    private static final ServerExtension SERVER = ServerExtension.plain();

    private static S3Client s3;

    @BeforeAll
    static void start() throws Exception {
        s3 = S3Clients.at(SERVER, S3Client.builder()).build();
        s3.createBucket(b -> b.bucket("java-s3"));
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
    }

    @Test
    void an_object_is_written_read_in_part_and_deleted() {
        s3.putObject(
                b -> b.bucket("java-s3").key("a b/ü+.txt").contentType("text/plain"), RequestBody.fromString("hello"));
        assertThat(s3.getObjectAsBytes(b -> b.bucket("java-s3").key("a b/ü+.txt"))
                        .asUtf8String())
                .isEqualTo("hello");
        assertThat(s3.getObjectAsBytes(
                                b -> b.bucket("java-s3").key("a b/ü+.txt").range("bytes=1-3"))
                        .asUtf8String())
                .isEqualTo("ell");
        assertThat(s3.headObject(b -> b.bucket("java-s3").key("a b/ü+.txt")).contentType())
                .isEqualTo("text/plain");
        s3.deleteObject(b -> b.bucket("java-s3").key("a b/ü+.txt"));
        assertThatThrownBy(() -> s3.getObjectAsBytes(b -> b.bucket("java-s3").key("a b/ü+.txt")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChecksumAlgorithm.class,
            names = {"CRC32", "SHA1", "SHA256"})
    void a_checksum_goes_in_and_comes_back(ChecksumAlgorithm algorithm) {
        String key = "sum-" + algorithm;
        s3.putObject(
                b -> b.bucket("java-s3").key(key).checksumAlgorithm(algorithm),
                RequestBody.fromBytes(new byte[100_000]));
        var head = s3.headObject(b -> b.bucket("java-s3").key(key).checksumMode("ENABLED"));
        assertThat(List.of(
                        String.valueOf(head.checksumCRC32()),
                        String.valueOf(head.checksumSHA1()),
                        String.valueOf(head.checksumSHA256())))
                .filteredOn(value -> !value.equals("null"))
                .hasSize(1);
    }

    @Test
    void pages_of_a_listing_hold_every_key_once() {
        s3.createBucket(b -> b.bucket("java-s3-list"));
        for (int i = 0; i < 25; i++) {
            String key = "k" + i;
            s3.putObject(b -> b.bucket("java-s3-list").key(key), RequestBody.empty());
        }
        List<String> keys = s3
                .listObjectsV2Paginator(b -> b.bucket("java-s3-list").maxKeys(7))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
        assertThat(keys).hasSize(25).doesNotHaveDuplicates().isSorted();
        List<ObjectIdentifier> all = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        assertThat(s3.deleteObjects(b -> b.bucket("java-s3-list")
                                .delete(Delete.builder().objects(all).build()))
                        .deleted())
                .hasSize(25);
        s3.deleteBucket(b -> b.bucket("java-s3-list"));
    }

    @Test
    void a_conditional_write_loses_against_an_object_that_is_there() {
        s3.putObject(b -> b.bucket("java-s3").key("once").ifNoneMatch("*"), RequestBody.fromString("1"));
        assertThatThrownBy(() -> s3.putObject(
                        b -> b.bucket("java-s3").key("once").ifNoneMatch("*"), RequestBody.fromString("2")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThat(s3.getObjectAsBytes(b -> b.bucket("java-s3").key("once")).asUtf8String())
                .isEqualTo("1");
    }

    @Test
    void cors_rules_and_policy_are_read_back_and_removed() {
        CORSRule rule = CORSRule.builder()
                .id("r")
                .allowedOrigins("https://*.example.com")
                .allowedMethods("GET", "PUT")
                .allowedHeaders("*")
                .exposeHeaders("ETag")
                .maxAgeSeconds(600)
                .build();
        s3.putBucketCors(b -> b.bucket("java-s3").corsConfiguration(c -> c.corsRules(rule)));
        assertThat(s3.getBucketCors(b -> b.bucket("java-s3")).corsRules()).containsExactly(rule);
        s3.deleteBucketCors(b -> b.bucket("java-s3"));
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::java-s3/public/*\"}]}";
        s3.putBucketPolicy(b -> b.bucket("java-s3").policy(policy));
        assertThat(s3.getBucketPolicy(b -> b.bucket("java-s3")).policy()).isEqualTo(policy);
        assertThat(s3.getBucketPolicyStatus(b -> b.bucket("java-s3"))
                        .policyStatus()
                        .isPublic())
                .isTrue();
        s3.deleteBucketPolicy(b -> b.bucket("java-s3"));
    }

    @Test
    void a_public_read_object_and_a_presigned_address_are_read_without_keys() throws Exception {
        s3.putObject(
                b -> b.bucket("java-s3").key("open").acl(ObjectCannedACL.PUBLIC_READ), RequestBody.fromString("open"));
        s3.putObject(b -> b.bucket("java-s3").key("closed"), RequestBody.fromString("closed"));
        assertThat(get(URI.create(SERVER.endpoint() + "/java-s3/open")).body()).isEqualTo("open");
        assertThat(get(URI.create(SERVER.endpoint() + "/java-s3/closed")).statusCode())
                .isEqualTo(403);
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(SERVER.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(S3Clients.ROOT)
                .serviceConfiguration(PATH_STYLE)
                .build()) {
            URI address = presigner
                    .presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(g -> g.bucket("java-s3").key("closed")))
                    .url()
                    .toURI();
            assertThat(get(address).body()).isEqualTo("closed");
        }
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
