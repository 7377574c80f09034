package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.entrepot.store.DigestKind;
import org.entrepot.store.DigestPass;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadedPart;
import org.junit.jupiter.api.Test;

/** What holds of parts copied from ranges of objects: they share the bytes of their sources. */
public abstract class PartCopyContract extends MultipartContract {
    /** For subclasses. */
    protected PartCopyContract() {}

    @Test
    void parts_are_copied_from_ranges_of_small_large_and_multipart_objects() throws Exception {
        List<StoredObject> sources =
                List.of(put("small", bytes(1000)), put("large", bytes(300_000)), putParts("parts", 90_000, 7, 60_000));
        for (StoredObject source : sources) {
            int size = (int) source.size();
            Upload upload = store.uploads().begin(bucket, newUpload("joined"));
            List<byte[]> expected = new ArrayList<>();
            int[][] ranges = {{0, size}, {size / 3, size / 2}, {size - 1, size}, {5, 5}};
            for (int i = 0; i < ranges.length; i++) {
                byte[] range = Arrays.copyOfRange(bytes(size), ranges[i][0], ranges[i][1]);
                UploadedPart part = copyPart(upload, i + 1, source, ranges[i][0], range.length);
                DigestPass md5 = new DigestPass(Set.of(DigestKind.MD5));
                md5.update(range, 0, range.length);
                assertThat(part.etag())
                        .isEqualTo(md5.finish().hex(DigestKind.MD5).orElseThrow());
                expected.add(range);
            }
            put(source.key().value(), text("gone"));
            sweepAll();
            store.uploads().complete(bucket, upload.key(), upload.id(), completion(1, 2, 3, 4));

            assertThat(read("joined")).isEqualTo(joined(expected.toArray(byte[][]::new)));
        }
        delete("joined");
        sweepAll();
        assertThat(blobs()).isZero();
    }

    @Test
    void copied_parts_of_an_aborted_upload_let_go_of_their_bytes() throws Exception {
        StoredObject source = put("source", large());
        Upload upload = store.uploads().begin(bucket, newUpload("key"));
        copyPart(upload, 1, source, 10, 100_000);
        copyPart(upload, 2, source, 0, 200_000);
        copyPart(upload, 2, source, 5, 50_000);
        delete("source");
        sweepAll();
        assertThat(blobs()).isEqualTo(1);
        store.uploads().abort(bucket, upload.key(), upload.id());
        store.sweep();

        assertThat(blobs()).isZero();
    }

    @Test
    void long_lists_of_parts_are_copied_by_reference_many_times_over() throws Exception {
        int[] sizes = new int[300];
        Arrays.fill(sizes, 10);
        StoredObject source = putParts("source", sizes);
        for (int round = 0; round < 4; round++) {
            Upload upload = store.uploads().begin(bucket, newUpload("next"));
            copyPart(upload, 1, source, 0, 2_000);
            copyPart(upload, 2, source, 2_000, 1_000);
            source = store.uploads().complete(bucket, upload.key(), upload.id(), completion(1, 2));
        }
        delete("source");
        sweepAll();

        assertThat(blobs()).isEqualTo(300);
        assertThat(read("next")).isEqualTo(bytes(3_000));
        delete("next");
        sweepAll();
        assertThat(blobs()).isZero();
    }
}
