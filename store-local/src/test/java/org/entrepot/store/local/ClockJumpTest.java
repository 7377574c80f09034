package org.entrepot.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.entrepot.store.Upload;
import org.entrepot.store.WriteCondition;
import org.entrepot.store.kit.BytesBody;
import org.entrepot.store.kit.StoreContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that is set ahead or back loses nothing: what is in use is known without it. */
class ClockJumpTest extends StoreContract {
    private static final Duration FAR = Duration.ofDays(400);

    @TempDir
    Path folder;

    @Override
    protected Engines open() throws IOException {
        return LocalEngines.open(folder);
    }

    /** A body during which something happens, once. */
    private BytesBody interrupted(byte[] bytes, Runnable event) {
        var input = new FilterInputStream(new ByteArrayInputStream(bytes)) {
            private boolean isOver;

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = super.read(target, offset, Math.min(length, 1000));
                if (!isOver) {
                    isOver = true;
                    event.run();
                }
                return read;
            }
        };
        return new BytesBody(bytes, input, bytes.length, Map.of());
    }

    private void sweep() {
        try {
            store.sweep();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void a_body_that_arrives_while_the_clock_jumps_is_kept(int direction) throws Exception {
        BytesBody body = interrupted(large(), () -> {
            clock.pass(FAR.multipliedBy(direction));
            sweep();
        });
        store.put(bucket, newObject("key"), body, new WriteCondition.Always(), NO_LIMIT);
        clock.pass(FAR);
        sweep();
        reopenStore();

        assertThat(read("key")).isEqualTo(large());
        assertThat(blobs()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void an_upload_goes_on_when_the_clock_jumped(int direction) throws Exception {
        Upload upload = store.uploads().begin(bucket, newUpload("key"));
        store.uploads().putPart(bucket, upload.key(), upload.id(), 1, BytesBody.of(large()), NO_LIMIT);
        clock.pass(FAR.multipliedBy(direction));
        sweep();
        store.uploads().putPart(bucket, upload.key(), upload.id(), 2, BytesBody.of(large()), NO_LIMIT);
        sweep();
        store.uploads().complete(bucket, upload.key(), upload.id(), completion(1, 2));
        clock.pass(FAR);
        sweep();

        assertThat(read("key")).hasSize(2 * large().length);
        assertThat(blobs()).isEqualTo(2);
    }

    @Test
    void of_two_writes_the_later_one_holds_although_the_clock_was_set_back_between_them() throws Exception {
        Instant first = put("key", large()).lastModified();
        clock.pass(FAR.negated());
        Instant second = put("key", text("later")).lastModified();

        assertThat(second).isBefore(first);
        assertThat(read("key")).isEqualTo(text("later"));
        reopenStore();
        assertThat(read("key")).isEqualTo(text("later"));
    }

    @Test
    void what_became_unused_before_the_clock_was_set_back_is_removed_when_its_time_comes_again() throws Exception {
        put("key", large());
        put("key", text("small"));
        clock.pass(FAR.negated());
        sweep();
        assertThat(blobs()).isEqualTo(1);
        clock.pass(FAR.plusHours(2));
        sweep();

        assertThat(blobs()).isZero();
        assertThat(read("key")).isEqualTo(text("small"));
    }
}
