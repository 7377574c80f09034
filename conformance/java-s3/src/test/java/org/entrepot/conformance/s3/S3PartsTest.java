package org.entrepot.conformance.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.entrepot.conformance.ServerExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;

/** Uploads in parts and copies, call by call, and by the asynchronous client that cuts bodies itself. */
class S3PartsTest {
    private static final String BUCKET = "java-s3-parts";
    private static final int PART_BYTES = 5 * 1024 * 1024;

    @RegisterExtension
    private static final ServerExtension SERVER = ServerExtension.plain();

    @TempDir
    private static Path folder;

    private static S3Client s3;
    private static S3AsyncClient cutting;

    @BeforeAll
    static void start() throws Exception {
        s3 = S3Clients.at(SERVER, S3Client.builder()).build();
        cutting = S3Clients.at(SERVER, S3AsyncClient.builder())
                .multipartEnabled(true)
                .multipartConfiguration(
                        c -> c.thresholdInBytes((long) PART_BYTES).minimumPartSizeInBytes((long) PART_BYTES))
                .build();
        s3.createBucket(b -> b.bucket(BUCKET));
    }

    @AfterAll
    static void stop() throws Exception {
        s3.close();
        cutting.close();
    }

    @Test
    void an_upload_is_begun_listed_fed_with_sent_and_copied_parts_and_finished() {
        s3.putObject(b -> b.bucket(BUCKET).key("source"), RequestBody.fromString("0123456789"));
        String id = s3.createMultipartUpload(b -> b.bucket(BUCKET).key("parts")).uploadId();
        assertThat(s3.listMultipartUploads(b -> b.bucket(BUCKET).prefix("parts"))
                        .uploads())
                .hasSize(1);
        var first = s3.uploadPart(
                b -> b.bucket(BUCKET).key("parts").uploadId(id).partNumber(1),
                RequestBody.fromBytes(new byte[PART_BYTES]));
        var second = s3.uploadPartCopy(b -> b.sourceBucket(BUCKET)
                        .sourceKey("source")
                        .copySourceRange("bytes=2-4")
                        .destinationBucket(BUCKET)
                        .destinationKey("parts")
                        .uploadId(id)
                        .partNumber(2))
                .copyPartResult();
        assertThat(s3.listParts(b -> b.bucket(BUCKET).key("parts").uploadId(id)).parts())
                .extracting(Part::size)
                .containsExactly((long) PART_BYTES, 3L);
        s3.completeMultipartUpload(b -> b.bucket(BUCKET)
                .key("parts")
                .uploadId(id)
                .multipartUpload(m -> m.parts(
                        CompletedPart.builder()
                                .partNumber(1)
                                .eTag(first.eTag())
                                .checksumCRC32(first.checksumCRC32())
                                .build(),
                        CompletedPart.builder()
                                .partNumber(2)
                                .eTag(second.eTag())
                                .checksumCRC32(second.checksumCRC32())
                                .build())));
        assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("parts").range("bytes=-3"))
                        .asUtf8String())
                .isEqualTo("234");
    }

    @Test
    void an_aborted_upload_is_gone() {
        String id =
                s3.createMultipartUpload(b -> b.bucket(BUCKET).key("aborted")).uploadId();
        s3.abortMultipartUpload(b -> b.bucket(BUCKET).key("aborted").uploadId(id));
        assertThatThrownBy(
                        () -> s3.listParts(b -> b.bucket(BUCKET).key("aborted").uploadId(id)))
                .isInstanceOf(NoSuchUploadException.class);
    }

    @Test
    void a_copy_keeps_or_replaces_what_is_said_of_the_object() {
        s3.putObject(b -> b.bucket(BUCKET).key("a b+ü").metadata(Map.of("a", "1")), RequestBody.fromString("copied"));
        s3.copyObject(b -> b.sourceBucket(BUCKET)
                .sourceKey("a b+ü")
                .destinationBucket(BUCKET)
                .destinationKey("copy"));
        assertThat(s3.headObject(b -> b.bucket(BUCKET).key("copy")).metadata()).containsEntry("a", "1");
        s3.copyObject(b -> b.sourceBucket(BUCKET)
                .sourceKey("a b+ü")
                .destinationBucket(BUCKET)
                .destinationKey("copy")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("b", "2")));
        assertThat(s3.headObject(b -> b.bucket(BUCKET).key("copy")).metadata()).containsOnlyKeys("b");
    }

    @Test
    void the_asynchronous_client_cuts_a_file_and_a_copy_into_parts_itself() throws Exception {
        Path file = folder.resolve("large");
        Files.write(file, new byte[2 * PART_BYTES + 7]);
        cutting.putObject(b -> b.bucket(BUCKET).key("cut"), file).join();
        assertThat(s3.headObject(b -> b.bucket(BUCKET).key("cut")).eTag()).endsWith("-3\"");
        cutting.copyObject(b -> b.sourceBucket(BUCKET)
                        .sourceKey("cut")
                        .destinationBucket(BUCKET)
                        .destinationKey("cut again"))
                .join();
        Path down = folder.resolve("down");
        cutting.getObject(b -> b.bucket(BUCKET).key("cut again"), down).join();
        assertThat(Files.mismatch(file, down)).isEqualTo(-1);
    }
}
