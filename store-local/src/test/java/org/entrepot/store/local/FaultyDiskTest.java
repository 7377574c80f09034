package org.entrepot.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.Upload;
import org.entrepot.store.WriteCondition;
import org.entrepot.store.WritesRefusedException;
import org.entrepot.store.WritesRefusedException.Reason;
import org.entrepot.store.kit.BytesBody;
import org.entrepot.store.kit.StoreContract;
import org.entrepot.store.local.FaultyFiles.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A write that the disk fails is refused whole, leaves nothing, and stands in nobody's way. */
class FaultyDiskTest extends StoreContract {
    private static final long KEPT_FREE = 1_000_000;

    @TempDir
    Path folder;

    private final FaultyFiles files = new FaultyFiles();

    @Override
    protected Engines open() throws IOException {
        NativeLibrary.load(TestFolders.NATIVE);
        return new LocalEngines(
                RocksCatalog.open(folder.resolve("catalog"), Durability.NONE),
                FileBlobStore.open(folder.resolve("blobs"), files, KEPT_FREE));
    }

    private static void assertRefused(Reason reason, ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOfSatisfying(
                        WritesRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    /** One more write of the same step than succeeds; a body of 200,000 bytes takes four, and a fifth for the footer. */
    private void assertNothingIsLeftOf(Step step, int after, String said) throws Exception {
        put("kept", large());
        put("key", text("old"));
        files.fail(step, after, said);

        assertThatThrownBy(() -> put("key", large())).isInstanceOf(IOException.class);
        assertThat(read("key")).isEqualTo(text("old"));
        assertThat(read("kept")).isEqualTo(large());
        assertThat(blobs()).isEqualTo(1);

        files.mend();
        put("key", large());
        assertThat(read("key")).isEqualTo(large());
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "WRITE", "SYNC"})
    void a_write_that_fails_leaves_nothing_and_the_next_one_succeeds(Step step) throws Exception {
        assertNothingIsLeftOf(step, 0, FaultyFiles.BROKEN);
    }

    @Test
    void a_disk_that_fills_up_in_mid_body_leaves_nothing() throws Exception {
        assertNothingIsLeftOf(Step.WRITE, 2, FaultyFiles.FULL);
    }

    @Test
    void a_disk_that_fills_up_at_the_footer_leaves_nothing() throws Exception {
        assertNothingIsLeftOf(Step.WRITE, 4, FaultyFiles.FULL);
    }

    @Test
    void a_full_disk_refuses_writes_until_it_is_freed() throws Exception {
        files.fail(Step.WRITE, 0, FaultyFiles.FULL);
        for (int i = 0; i < 200; i++) {
            // More often than ids are reserved at once.
            assertRefused(Reason.NO_ROOM, () -> put("key", large()));
        }
        files.mend();

        put("key", large());
        assertThat(read("key")).isEqualTo(large());
        clock.pass(Duration.ofDays(2));
        store.sweep();
        assertThat(blobs()).isEqualTo(1);
    }

    @Test
    void a_read_only_disk_refuses_writes_and_is_read() throws Exception {
        put("kept", large());
        files.fail(Step.CREATE, 0, FaultyFiles.READ_ONLY);

        assertRefused(Reason.READ_ONLY, () -> put("key", large()));
        assertThat(read("kept")).isEqualTo(large());
    }

    @Test
    void a_part_that_finds_no_room_leaves_the_upload_as_it_was() throws Exception {
        Upload upload = store.uploads().begin(bucket, newUpload("key"));
        store.uploads().putPart(bucket, upload.key(), upload.id(), 1, BytesBody.of(large()), NO_LIMIT);
        files.fail(Step.WRITE, 1, FaultyFiles.FULL);
        assertRefused(
                Reason.NO_ROOM,
                () -> store.uploads()
                        .putPart(bucket, upload.key(), upload.id(), 1, BytesBody.of(bytes(300_000)), NO_LIMIT));
        files.mend();

        store.uploads().complete(bucket, upload.key(), upload.id(), completion(1));
        assertThat(read("key")).isEqualTo(large());
    }

    @Test
    void what_cannot_be_removed_is_removed_by_a_later_sweep() throws Exception {
        files.fail(Step.SYNC, 0, FaultyFiles.BROKEN);
        files.fail(Step.DELETE, 0, FaultyFiles.BROKEN);
        assertThatThrownBy(() -> put("key", large())).isInstanceOf(IOException.class);
        assertThat(blobs()).isEqualTo(1);
        clock.pass(Duration.ofHours(2));
        assertThatThrownBy(store::sweep).isInstanceOf(IOException.class);
        files.mend();

        store.sweep();
        assertThat(blobs()).isZero();
    }

    @Test
    void after_a_folder_could_not_be_synced_no_blob_is_acknowledged_until_a_restart() throws Exception {
        put("kept", large());
        files.fail(Step.SYNC_NAMES, 0, FaultyFiles.BROKEN);
        assertThatThrownBy(() -> put("key", large())).hasMessageContaining(FaultyFiles.BROKEN);
        files.mend();

        // The next sync would succeed, and prove nothing about the names before it.
        assertRefused(Reason.STOPPED, () -> put("key", large()));
        assertThat(read("kept")).isEqualTo(large());
        assertThat(store.find(bucket, new ObjectKey("key"))).isNull();

        reopenStore();
        put("key", large());
        assertThat(read("key")).isEqualTo(large());
    }

    @Test
    void room_that_is_kept_free_is_left_to_deletes() throws Exception {
        put("large", large());
        put("small", text("small"));
        files.leaveRoom(KEPT_FREE + 10);

        InputStream unread = InputStream.nullInputStream();
        unread.close();
        BytesBody body = new BytesBody(large(), unread, large().length, Map.of());
        assertRefused(
                Reason.NO_ROOM,
                () -> store.put(bucket, newObject("more"), body, new WriteCondition.Always(), NO_LIMIT));
        assertRefused(Reason.NO_ROOM, () -> put("more", bytes(11)));
        put("more", bytes(10));
        store.delete(
                bucket,
                List.of(
                        new DeleteItem(new ObjectKey("large"), DeleteCondition.NONE),
                        new DeleteItem(new ObjectKey("small"), DeleteCondition.NONE)));
        clock.pass(Duration.ofHours(2));
        store.sweep();
        assertThat(blobs()).isZero();
    }
}
