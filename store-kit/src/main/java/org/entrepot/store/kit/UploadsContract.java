package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.PartPage;
import org.entrepot.store.RunningUploads;
import org.entrepot.store.StoreError;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadedPart;
import org.junit.jupiter.api.Test;

/** What holds of running multipart uploads: their parts are invisible and stay until they are used or given up. */
public abstract class UploadsContract extends MultipartContract {
    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    /** For subclasses. */
    protected UploadsContract() {}

    @Test
    void a_part_put_again_replaces_the_first_whose_bytes_go_after_their_grace() throws Exception {
        Upload upload = begin();
        part(upload, 1, large());
        UploadedPart again = part(upload, 1, text("again"));
        clock.pass(Duration.ofHours(1));
        store.sweep();

        assertThat(blobs()).isEqualTo(1);
        assertThat(store.uploads().parts(bucket, KEY, upload.id(), -1, 10).parts())
                .usingRecursiveComparison()
                .isEqualTo(List.of(again));
        complete(upload, 1);
        assertThat(read(KEY.value())).isEqualTo(text("again"));
    }

    @Test
    void an_upload_is_known_by_its_own_key_and_bucket_only() throws Exception {
        Upload upload = begin();
        var other = store.createBucket(newBucket("other", bucket.owner()));
        for (String id :
                List.of(UNKNOWN, "", "../x", upload.id() + "0", upload.id().toUpperCase(Locale.ROOT))) {
            assertError(() -> store.uploads().find(bucket, KEY, id), new StoreError.NoSuchUpload(id));
        }
        ObjectKey otherKey = new ObjectKey("a/ke");
        StoreError unknown = new StoreError.NoSuchUpload(upload.id());
        assertError(() -> store.uploads().find(bucket, otherKey, upload.id()), unknown);
        assertError(() -> store.uploads().find(other, KEY, upload.id()), unknown);
        assertError(
                () -> store.uploads().putPart(bucket, otherKey, upload.id(), 1, BytesBody.of(large()), NO_LIMIT),
                unknown);
        assertError(() -> store.uploads().complete(bucket, otherKey, upload.id(), completion(1)), unknown);
        assertError(() -> store.uploads().abort(other, KEY, upload.id()), unknown);
        assertError(() -> store.uploads().parts(bucket, otherKey, upload.id(), -1, 1), unknown);
        assertThat(blobs()).isZero();
        assertThat(store.uploads().find(bucket, KEY, upload.id()))
                .usingRecursiveComparison()
                .isEqualTo(upload);
    }

    @Test
    void an_aborted_upload_leaves_nothing() throws Exception {
        Upload upload = begin();
        for (int number = 1; number <= 3; number++) {
            part(upload, number, large());
        }
        store.uploads().abort(bucket, KEY, upload.id());
        store.sweep();

        assertThat(blobs()).isZero();
        StoreError gone = new StoreError.NoSuchUpload(upload.id());
        assertError(() -> part(upload, 4, large()), gone);
        assertError(() -> complete(upload, 1), gone);
        assertError(() -> store.uploads().abort(bucket, KEY, upload.id()), gone);
        assertThat(blobs()).isZero();
    }

    @Test
    void a_running_upload_survives_a_restart_and_every_sweep() throws Exception {
        Upload upload = begin();
        part(upload, 1, large());
        reopenStore();
        clock.pass(Duration.ofDays(30));
        store.sweep();
        part(upload, 2, text("end"));
        complete(upload, 1, 2);
        clock.pass(Duration.ofDays(30));
        store.sweep();

        assertThat(blobs()).isEqualTo(2);
        assertThat(read(KEY.value())).isEqualTo(joined(large(), text("end")));
    }

    @Test
    void parts_are_listed_by_number_in_pages() throws Exception {
        Upload upload = begin();
        for (int number : new int[] {300, 0, 256, 2}) {
            part(upload, number, bytes(number));
        }
        PartPage first = store.uploads().parts(bucket, KEY, upload.id(), -1, 3);
        PartPage second = store.uploads().parts(bucket, KEY, upload.id(), 256, 1);

        assertThat(first.parts().stream().map(UploadedPart::number)).containsExactly(0, 2, 256);
        assertThat(first.parts().stream().map(UploadedPart::size)).containsExactly(0L, 2L, 256L);
        assertThat(first.truncated()).isTrue();
        assertThat(second.parts().stream().map(UploadedPart::number)).containsExactly(300);
        assertThat(second.truncated()).isFalse();
    }

    @Test
    void a_bucket_with_running_uploads_goes_with_them_or_stays_as_asked() throws Exception {
        Upload upload = begin();
        part(upload, 1, large());
        part(upload, 2, large());

        assertError(
                () -> store.deleteBucket(bucket.name(), RunningUploads.REFUSE),
                new StoreError.BucketNotEmpty(bucket.name()));
        store.deleteBucket(bucket.name(), RunningUploads.ABORT);
        store.sweep();

        assertThat(blobs()).isZero();
        assertError(() -> part(upload, 3, text("late")), new StoreError.NoSuchBucket(bucket.name()));
        assertError(() -> complete(upload, 1), new StoreError.NoSuchBucket(bucket.name()));
    }

    @Test
    void a_finished_upload_does_not_keep_its_bucket() throws Exception {
        Upload upload = begin();
        part(upload, 1, large());
        complete(upload, 1);
        delete(KEY.value());
        store.deleteBucket(bucket.name(), RunningUploads.REFUSE);
        clock.pass(Duration.ofDays(2));
        store.sweep();

        assertThat(blobs()).isZero();
    }
}
