package org.entrepot.conformance.qingstor;

import static org.assertj.core.api.Assertions.assertThat;

import com.qingstor.sdk.service.Bucket;
import com.qingstor.sdk.service.Types;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.entrepot.conformance.ServerExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Uploads in parts, copies and moves, by the QingStor client for Java, which names a file offset of -1 with every part. */
class QingStorPartsTest {
    private static final String NAME = "java-qingstor-parts";
    private static final int PART_BYTES = 4 * 1024 * 1024;

    @RegisterExtension
    private static final ServerExtension SERVER = ServerExtension.plain();

    private static Bucket bucket;

    @BeforeAll
    static void start() throws Exception {
        bucket = QingStorClients.of(SERVER).getBucket(NAME, QingStorClients.ZONE);
        bucket.put();
    }

    @Test
    void an_upload_is_begun_listed_fed_and_finished() throws Exception {
        String id = bucket.initiateMultipartUpload("parts", null).getUploadID();
        assertThat(bucket.listMultipartUploads(null).getUploads()).hasSize(1);
        assertThat(part(id, 0, new byte[PART_BYTES]).getStatueCode()).isEqualTo(201);
        assertThat(part(id, 1, "end".getBytes(StandardCharsets.UTF_8)).getStatueCode())
                .isEqualTo(201);
        Bucket.ListMultipartInput list = new Bucket.ListMultipartInput();
        list.setUploadID(id);
        var parts = bucket.listMultipart("parts", list).getObjectParts();
        assertThat(parts).extracting(Types.ObjectPartModel::getSize).containsExactly((long) PART_BYTES, 3L);
        Bucket.CompleteMultipartUploadInput complete = new Bucket.CompleteMultipartUploadInput();
        complete.setUploadID(id);
        complete.setObjectParts(parts);
        assertThat(bucket.completeMultipartUpload("parts", complete).getStatueCode())
                .isEqualTo(201);
        assertThat(bucket.headObject("parts", null).getContentLength()).isEqualTo(PART_BYTES + 3L);
    }

    @Test
    void an_aborted_upload_is_gone() throws Exception {
        String id = bucket.initiateMultipartUpload("aborted", null).getUploadID();
        Bucket.AbortMultipartUploadInput abort = new Bucket.AbortMultipartUploadInput();
        abort.setUploadID(id);
        assertThat(bucket.abortMultipartUpload("aborted", abort).getStatueCode())
                .isEqualTo(204);
        Bucket.ListMultipartInput list = new Bucket.ListMultipartInput();
        list.setUploadID(id);
        assertThat(bucket.listMultipart("aborted", list).getCode()).isEqualTo("upload_not_exists");
    }

    @Test
    void a_copy_leaves_its_source_and_a_move_does_not() throws Exception {
        Bucket.PutObjectInput source = new Bucket.PutObjectInput();
        source.setBodyInputStream(new ByteArrayInputStream("copied".getBytes(StandardCharsets.UTF_8)));
        bucket.putObject("source 中", source);
        Bucket.PutObjectInput copy = new Bucket.PutObjectInput();
        copy.setXQSCopySource("/" + NAME + "/source 中");
        assertThat(bucket.putObject("copy", copy).getStatueCode()).isEqualTo(201);
        assertThat(bucket.headObject("source 中", null).getStatueCode()).isEqualTo(200);
        Bucket.PutObjectInput move = new Bucket.PutObjectInput();
        move.setXQSMoveSource("/" + NAME + "/source 中");
        assertThat(bucket.putObject("moved", move).getStatueCode()).isEqualTo(201);
        assertThat(bucket.headObject("source 中", null).getStatueCode()).isEqualTo(404);
    }

    private static Bucket.UploadMultipartOutput part(String id, int number, byte[] body) throws Exception {
        Bucket.UploadMultipartInput input = new Bucket.UploadMultipartInput();
        input.setUploadID(id);
        input.setPartNumber(number);
        input.setBodyInputStream(new ByteArrayInputStream(body));
        return bucket.uploadMultipart("parts", input);
    }
}
