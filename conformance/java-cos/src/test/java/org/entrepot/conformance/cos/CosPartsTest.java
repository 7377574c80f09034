package org.entrepot.conformance.cos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.qcloud.cos.COSClient;
import com.qcloud.cos.exception.CosServiceException;
import com.qcloud.cos.model.AbortMultipartUploadRequest;
import com.qcloud.cos.model.CompleteMultipartUploadRequest;
import com.qcloud.cos.model.CopyPartRequest;
import com.qcloud.cos.model.InitiateMultipartUploadRequest;
import com.qcloud.cos.model.ListMultipartUploadsRequest;
import com.qcloud.cos.model.ListPartsRequest;
import com.qcloud.cos.model.PartETag;
import com.qcloud.cos.model.PartSummary;
import com.qcloud.cos.model.UploadPartRequest;
import com.qcloud.cos.region.Region;
import com.qcloud.cos.transfer.TransferManager;
import com.qcloud.cos.transfer.TransferManagerConfiguration;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.conformance.ServerExtension;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Uploads in parts and copies, call by call, and by the transfer manager. */
class CosPartsTest {
    private static final String BUCKET = "java-cos-parts-" + StartedServer.COS_APPID;
    private static final int PART_BYTES = 1024 * 1024;

    @RegisterExtension
    private static final ServerExtension SERVER = ServerExtension.plain();

    @TempDir
    private static Path folder;

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
    void an_upload_is_begun_listed_fed_with_sent_and_copied_parts_and_finished() throws Exception {
        cos.putObject(BUCKET, "source", "0123456789");
        String id = cos.initiateMultipartUpload(new InitiateMultipartUploadRequest(BUCKET, "parts"))
                .getUploadId();
        assertThat(cos.listMultipartUploads(new ListMultipartUploadsRequest(BUCKET))
                        .getMultipartUploads())
                .hasSize(1);
        PartETag first = cos.uploadPart(new UploadPartRequest()
                        .withBucketName(BUCKET)
                        .withKey("parts")
                        .withUploadId(id)
                        .withPartNumber(1)
                        .withInputStream(new ByteArrayInputStream(new byte[PART_BYTES]))
                        .withPartSize(PART_BYTES))
                .getPartETag();
        CopyPartRequest copy = new CopyPartRequest();
        copy.setSourceBucketRegion(new Region("ap-guangzhou"));
        copy.setSourceBucketName(BUCKET);
        copy.setSourceKey("source");
        copy.setDestinationBucketName(BUCKET);
        copy.setDestinationKey("parts");
        copy.setUploadId(id);
        copy.setPartNumber(2);
        copy.setFirstByte(2L);
        copy.setLastByte(4L);
        PartETag second = cos.copyPart(copy).getPartETag();
        assertThat(cos.listParts(new ListPartsRequest(BUCKET, "parts", id)).getParts())
                .extracting(PartSummary::getSize)
                .containsExactly((long) PART_BYTES, 3L);
        cos.completeMultipartUpload(
                new CompleteMultipartUploadRequest(BUCKET, "parts", id, new ArrayList<>(List.of(first, second))));
        assertThat(cos.getObjectMetadata(BUCKET, "parts").getContentLength()).isEqualTo(PART_BYTES + 3);
    }

    @Test
    void an_aborted_upload_is_gone() {
        String id = cos.initiateMultipartUpload(new InitiateMultipartUploadRequest(BUCKET, "aborted"))
                .getUploadId();
        cos.abortMultipartUpload(new AbortMultipartUploadRequest(BUCKET, "aborted", id));
        assertThatThrownBy(() -> cos.listParts(new ListPartsRequest(BUCKET, "aborted", id)))
                .isInstanceOfSatisfying(
                        CosServiceException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo("NoSuchUpload"));
    }

    @Test
    void a_copy_is_made_on_the_server() {
        cos.putObject(BUCKET, "s 中", "copied");
        assertThat(cos.copyObject(BUCKET, "s 中", BUCKET, "copy").getETag()).matches("[0-9a-f]{32}");
        assertThat(cos.getObjectMetadata(BUCKET, "copy").getContentLength()).isEqualTo(6);
    }

    @Test
    void the_transfer_manager_cuts_a_file_into_parts_itself() throws Exception {
        Path file = folder.resolve("large");
        Files.write(file, new byte[3 * PART_BYTES + 7]);
        TransferManager manager = new TransferManager(cos);
        TransferManagerConfiguration settings = new TransferManagerConfiguration();
        settings.setMultipartUploadThreshold(PART_BYTES);
        settings.setMinimumUploadPartSize(PART_BYTES);
        manager.setConfiguration(settings);
        manager.upload(BUCKET, "cut", file.toFile()).waitForCompletion();
        manager.shutdownNow(false);
        assertThat(cos.getObjectMetadata(BUCKET, "cut").getETag()).endsWith("-4");
    }
}
