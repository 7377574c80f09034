package org.entrepot.conformance.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.entrepot.conformance.ServerExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The asynchronous S3 client over Netty, as it comes. */
class S3AsyncSdkTest {
    private static final String BUCKET = "java-s3-async";
    private static final int OBJECTS = 25;

    @RegisterExtension
    private static final ServerExtension SERVER = ServerExtension.plain();

    @TempDir
    private static Path folder;

    private static S3AsyncClient s3;

    @BeforeAll
    static void start() throws Exception {
        s3 = S3Clients.at(SERVER, S3AsyncClient.builder()).build();
        s3.createBucket(b -> b.bucket(BUCKET)).join();
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
    }

    @Test
    void an_object_is_written_read_in_part_and_deleted() {
        String key = "a b/ü+.txt";
        s3.putObject(b -> b.bucket(BUCKET).key(key), AsyncRequestBody.fromString("hello"))
                .join();
        assertThat(text(key, null)).isEqualTo("hello");
        assertThat(text(key, "bytes=1-3")).isEqualTo("ell");
        assertThat(s3.headObject(b -> b.bucket(BUCKET).key(key)).join().contentLength())
                .isEqualTo(5);
        assertThat(s3.getObjectAttributes(
                                b -> b.bucket(BUCKET).key(key).objectAttributesWithStrings("ObjectSize", "ETag"))
                        .join()
                        .objectSize())
                .isEqualTo(5);
        s3.deleteObject(b -> b.bucket(BUCKET).key(key)).join();
        assertThatThrownBy(() -> text(key, null)).hasCauseInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void a_file_goes_up_and_comes_down_as_a_stream() throws Exception {
        Path file = folder.resolve("up");
        Files.write(file, new byte[3_000_000]);
        s3.putObject(b -> b.bucket(BUCKET).key("file"), file).join();
        Path down = folder.resolve("down");
        s3.getObject(b -> b.bucket(BUCKET).key("file"), down).join();
        assertThat(Files.mismatch(file, down)).isEqualTo(-1);
    }

    @Test
    void a_large_object_is_read_many_times_at_once() {
        byte[] large = new byte[8 << 20];
        new SplittableRandom(1).nextBytes(large);
        s3.putObject(b -> b.bucket(BUCKET).key("large"), AsyncRequestBody.fromBytes(large))
                .join();
        List<CompletableFuture<ResponseBytes<GetObjectResponse>>> reads = IntStream.range(0, 10)
                .mapToObj(i -> s3.getObject(b -> b.bucket(BUCKET).key("large"), AsyncResponseTransformer.toBytes()))
                .toList();
        assertThat(reads)
                .allSatisfy(read -> assertThat(read.join().asByteArrayUnsafe()).isEqualTo(large));
    }

    @Test
    void many_writes_at_once_are_listed_page_by_page_and_deleted_together() {
        CompletableFuture<?>[] writes = IntStream.range(0, OBJECTS)
                .mapToObj(i -> s3.putObject(b -> b.bucket(BUCKET).key("many/" + i), AsyncRequestBody.fromString("x")))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(writes).join();
        List<String> keys = new CopyOnWriteArrayList<>();
        s3.listObjectsV2Paginator(b -> b.bucket(BUCKET).prefix("many/").maxKeys(7))
                .contents()
                .subscribe(object -> keys.add(object.key()))
                .join();
        assertThat(keys).hasSize(OBJECTS).doesNotHaveDuplicates().isSorted();
        List<ObjectIdentifier> all = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        assertThat(s3.deleteObjects(b -> b.bucket(BUCKET).delete(d -> d.objects(all)))
                        .join()
                        .deleted())
                .hasSize(OBJECTS);
    }

    @Test
    void of_many_writers_that_want_to_be_first_one_is() {
        List<CompletableFuture<Integer>> writers = IntStream.range(0, 8)
                .mapToObj(i -> s3.putObject(
                                b -> b.bucket(BUCKET).key("once").ifNoneMatch("*"),
                                AsyncRequestBody.fromString("writer " + i))
                        .handle((done, failed) ->
                                failed == null ? 200 : ((S3Exception) failed.getCause()).statusCode()))
                .toList();
        List<Integer> statuses =
                writers.stream().map(CompletableFuture::join).sorted().toList();
        assertThat(statuses.getFirst()).isEqualTo(200);
        assertThat(statuses.subList(1, statuses.size())).containsOnly(412);
    }

    @Test
    void cors_rules_policy_and_access_lists_are_read_back() {
        CORSRule rule = CORSRule.builder()
                .allowedOrigins("https://a.example")
                .allowedMethods("GET")
                .build();
        s3.putBucketCors(b -> b.bucket(BUCKET).corsConfiguration(c -> c.corsRules(rule)))
                .join();
        assertThat(s3.getBucketCors(b -> b.bucket(BUCKET)).join().corsRules()).hasSize(1);
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::java-s3-async/closed\"}]}";
        s3.putBucketPolicy(b -> b.bucket(BUCKET).policy(policy)).join();
        assertThat(s3.getBucketPolicy(b -> b.bucket(BUCKET)).join().policy()).isEqualTo(policy);
        s3.deleteBucketPolicy(b -> b.bucket(BUCKET)).join();
        s3.putBucketAcl(b -> b.bucket(BUCKET).acl("private")).join();
        s3.putObject(b -> b.bucket(BUCKET).key("listed"), AsyncRequestBody.fromString("x"))
                .join();
        s3.putObjectAcl(b -> b.bucket(BUCKET).key("listed").acl(ObjectCannedACL.PUBLIC_READ))
                .join();
        assertThat(s3.getObjectAcl(b -> b.bucket(BUCKET).key("listed")).join().grants())
                .hasSize(2);
    }

    @Test
    void a_bucket_is_made_and_deleted() {
        s3.createBucket(b -> b.bucket("java-s3-async-2")).join();
        s3.deleteBucket(b -> b.bucket("java-s3-async-2")).join();
    }

    private static String text(String key, String range) {
        return s3.getObject(b -> b.bucket(BUCKET).key(key).range(range), AsyncResponseTransformer.toBytes())
                .join()
                .asUtf8String();
    }
}
