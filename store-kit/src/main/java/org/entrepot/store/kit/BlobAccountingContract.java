package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.entrepot.store.Completion;
import org.entrepot.store.CopySource;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Upload;
import org.entrepot.store.WriteCondition;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

/** Whatever happens to objects and uploads, in whatever order and at once: no blob is missing and none is left over. */
public abstract class BlobAccountingContract extends StoreContract {
    private static final int WRITERS = 4;

    /** For subclasses. */
    protected BlobAccountingContract() {}

    @Test
    void random_histories_keep_every_byte_in_use_and_no_other() {
        Property.holds(15, random -> {
            UploadModel model = new UploadModel(store, bucket);
            for (int step = random.nextInt(80); step > 0; step--) {
                model.change(random);
                if (random.nextInt(10) == 0) {
                    clock.pass(Duration.ofMinutes(random.nextInt(3)));
                    store.sweep();
                }
            }
            clock.pass(Duration.ofDays(2));
            store.sweep();
            model.compare();
            model.clear();
            clock.pass(Duration.ofDays(2));
            store.sweep();
            assertThat(blobs()).isZero();
        });
    }

    @Test
    void a_replaced_blob_goes_a_moment_later_without_the_long_sweep() throws Exception {
        put("key", large());
        put("key", large());
        store.sweepLately();
        assertThat(blobs()).isEqualTo(2);

        clock.pass(Duration.ofSeconds(2));
        store.sweepLately();

        assertThat(blobs()).isEqualTo(1);
        assertThat(read("key")).isEqualTo(large());
    }

    @Test
    void a_reader_of_several_blobs_comes_to_the_last_although_the_object_was_replaced_and_swept() throws Exception {
        Upload upload = store.uploads().begin(bucket, newUpload("key"));
        putPart(upload, 1);
        putPart(upload, 2);
        StoredObject object = store.uploads().complete(bucket, upload.key(), upload.id(), completion(1, 2));
        try (ObjectContent content = store.open(object, 0, object.size())) {
            store.delete(bucket, List.of(new DeleteItem(object.key(), DeleteCondition.NONE)));
            for (int i = 0; i < 3; i++) {
                clock.pass(Duration.ofHours(1));
                store.sweep();
                store.sweepLately();
            }
            assertThat(Contents.of(content)).hasSize(2 * large().length);
        }
        for (int i = 0; i < 3; i++) {
            clock.pass(Duration.ofHours(1));
            store.sweep();
        }
        assertThat(blobs()).isZero();
    }

    @Test
    void of_parts_a_completion_and_an_abort_at_once_none_is_lost_and_none_is_left() throws Exception {
        for (int round = 0; round < 10; round++) {
            Upload upload = store.uploads().begin(bucket, newUpload("key"));
            for (int number = 1; number <= WRITERS; number++) {
                putPart(upload, number);
            }
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int number = 1; number <= WRITERS; number++) {
                int mine = number;
                calls.add(() -> putPart(upload, mine));
            }
            Completion completion = completion(1, 2, 3, 4);
            calls.add(() -> ends(() -> store.uploads().complete(bucket, upload.key(), upload.id(), completion)));
            calls.add(() -> ends(() -> {
                store.uploads().abort(bucket, upload.key(), upload.id());
                return true;
            }));
            List<Boolean> outcomes = atOnce(calls);

            boolean completed = outcomes.get(WRITERS);
            assertThat(outcomes.get(WRITERS + 1)).isNotEqualTo(completed);
            clock.pass(Duration.ofHours(1));
            store.sweep();
            assertThat(blobs()).isEqualTo(completed ? WRITERS : 0);
            if (completed) {
                assertThat(read("key")).hasSize(WRITERS * large().length);
            }
            store.delete(bucket, List.of(new DeleteItem(new ObjectKey("key"), DeleteCondition.NONE)));
            clock.pass(Duration.ofHours(1));
            store.sweep();
            assertThat(blobs()).isZero();
        }
    }

    private boolean putPart(Upload upload, int number) throws Exception {
        return ends(() ->
                store.uploads().putPart(bucket, upload.key(), upload.id(), number, BytesBody.of(large()), NO_LIMIT));
    }

    /** Whether a call did its work; it may find the upload ended. */
    private static boolean ends(Callable<?> call) throws Exception {
        try {
            call.call();
            return true;
        } catch (StoreException refused) {
            assertThat(refused.error()).isInstanceOf(StoreError.NoSuchUpload.class);
            return false;
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void copies_made_while_their_source_is_replaced_are_whole() throws Exception {
        byte[] one = large();
        byte[] other = Arrays.copyOfRange(bytes(200_001), 1, 200_001);
        put("source", one);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String key = "copy" + writer;
            boolean first = writer % 2 == 0;
            calls.add(() -> {
                for (int i = 0; i < 10; i++) {
                    put("source", first ? one : other);
                    CopySource source = new CopySource(bucket, found("source"));
                    store.copy(source, bucket, newObject(key), new WriteCondition.Always(), NO_LIMIT);
                }
                return true;
            });
        }
        atOnce(calls);
        clock.pass(Duration.ofHours(1));
        store.sweep();

        for (int writer = 0; writer < WRITERS; writer++) {
            assertThat(read("copy" + writer)).isIn(one, other);
        }
        assertThat(read("source")).isIn(one, other);
        assertThat(blobs()).isLessThanOrEqualTo(WRITERS + 1);
    }

    /** Most of them empty, so that it is about records and not about blobs. */
    @Test
    void ten_thousand_parts_make_one_object() throws Exception {
        Upload upload = store.uploads().begin(bucket, newUpload("key"));
        int[] numbers = IntStream.rangeClosed(1, 10_000).toArray();
        byte[] whole = bytes(100);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int number : numbers) {
            byte[] part = number % 100 == 0 ? new byte[] {whole[number / 100 - 1]} : new byte[0];
            calls.add(() -> {
                store.uploads().putPart(bucket, upload.key(), upload.id(), number, BytesBody.of(part), NO_LIMIT);
                return true;
            });
        }
        atOnce(calls);

        StoredObject object = store.uploads().complete(bucket, upload.key(), upload.id(), completion(numbers));

        assertThat(object.etag()).endsWith("-10000");
        assertThat(store.parts(object, 9_999, 10).getFirst().offset()).isEqualTo(99);
        for (int from = 0; from < 100; from++) {
            try (ObjectContent content = store.open(object, from, 100 - from)) {
                assertThat(Contents.of(content)).isEqualTo(Arrays.copyOfRange(whole, from, 100));
            }
        }
        store.delete(bucket, List.of(new DeleteItem(object.key(), DeleteCondition.NONE)));
        clock.pass(Duration.ofHours(1));
        store.sweep();
        assertThat(blobs()).isZero();
    }
}
