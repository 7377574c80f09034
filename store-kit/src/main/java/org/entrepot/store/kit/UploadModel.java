package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.Completion;
import org.entrepot.store.CopySource;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.UploadQuery;
import org.entrepot.store.UploadedPart;
import org.entrepot.store.WriteCondition;
import org.jspecify.annotations.Nullable;

/** Random changes of objects and uploads, done to a store and to plain maps, which must agree. */
final class UploadModel {
    private static final List<String> KEYS = List.of("a", "b", "c", "d");
    private static final int PART_NUMBERS = 6;
    private static final WriteCondition ALWAYS = new WriteCondition.Always();

    private final ObjectStore store;
    private final Bucket bucket;
    private final Map<String, byte[]> objects = new TreeMap<>();
    /** By upload id. */
    private final Map<String, Running> uploads = new LinkedHashMap<>();

    private record Running(ObjectKey key, TreeMap<Integer, byte[]> parts) {}

    UploadModel(ObjectStore store, Bucket bucket) {
        this.store = store;
        this.bucket = bucket;
    }

    /** One random change. */
    void change(SplittableRandom random) throws StoreException, IOException {
        String key = KEYS.get(random.nextInt(KEYS.size()));
        switch (random.nextInt(9)) {
            case 0 -> put(key, body(random));
            case 1 -> delete(key);
            case 2 -> begin(key);
            case 3, 4 -> putPart(random);
            case 5 -> copyPart(random, key);
            case 6 -> complete(random);
            case 7 -> copy(random, key);
            default -> {
                if (random.nextInt(3) == 0) {
                    abort(random);
                }
            }
        }
    }

    /** Inline and blob sizes, and nothing at all. */
    private static byte[] body(SplittableRandom random) {
        int size = List.of(0, 5, 33_000, 50_000).get(random.nextInt(4));
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    private void put(String key, byte[] bytes) throws StoreException, IOException {
        store.put(bucket, StoreContract.newObject(key), BytesBody.of(bytes), ALWAYS, Long.MAX_VALUE);
        objects.put(key, bytes);
    }

    private void delete(String key) throws StoreException, IOException {
        store.delete(bucket, List.of(new DeleteItem(new ObjectKey(key), DeleteCondition.NONE)));
        objects.remove(key);
    }

    private void begin(String key) throws StoreException, IOException {
        var upload = store.uploads().begin(bucket, StoreContract.newUpload(key));
        uploads.put(upload.id(), new Running(upload.key(), new TreeMap<>()));
    }

    private @Nullable String anyUpload(SplittableRandom random) {
        List<String> ids = List.copyOf(uploads.keySet());
        return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
    }

    private Running running(String id) {
        return Objects.requireNonNull(uploads.get(id));
    }

    private void putPart(SplittableRandom random) throws StoreException, IOException {
        String id = anyUpload(random);
        if (id != null) {
            int number = random.nextInt(PART_NUMBERS);
            byte[] bytes = body(random);
            Running upload = running(id);
            store.uploads().putPart(bucket, upload.key(), id, number, BytesBody.of(bytes), Long.MAX_VALUE);
            upload.parts().put(number, bytes);
        }
    }

    private void copyPart(SplittableRandom random, String sourceKey) throws StoreException, IOException {
        String id = anyUpload(random);
        StoredObject source = store.find(bucket, new ObjectKey(sourceKey));
        byte[] bytes = objects.get(sourceKey);
        if (id != null && source != null && bytes != null) {
            int number = random.nextInt(PART_NUMBERS);
            int from = random.nextInt(bytes.length + 1);
            int to = random.nextInt(from, bytes.length + 1);
            Running upload = running(id);
            CopySource copied = new CopySource(bucket, source);
            store.uploads().copyPart(bucket, upload.key(), id, number, copied, from, to - from);
            upload.parts().put(number, Arrays.copyOfRange(bytes, from, to));
        }
    }

    private void complete(SplittableRandom random) throws StoreException, IOException {
        String id = anyUpload(random);
        if (id == null) {
            return;
        }
        Running upload = running(id);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        List<Integer> numbers = new ArrayList<>();
        upload.parts().forEach((number, bytes) -> {
            if (random.nextInt(4) > 0) {
                numbers.add(number);
                whole.writeBytes(bytes);
            }
        });
        if (!numbers.isEmpty()) {
            Completion completion = StoreContract.completion(
                    numbers.stream().mapToInt(Integer::intValue).toArray());
            store.uploads().complete(bucket, upload.key(), id, completion);
            objects.put(upload.key().value(), whole.toByteArray());
            uploads.remove(id);
        }
    }

    private void abort(SplittableRandom random) throws StoreException, IOException {
        String id = anyUpload(random);
        if (id != null) {
            store.uploads().abort(bucket, running(id).key(), id);
            uploads.remove(id);
        }
    }

    /** Copies, or moves, to a random key; now and then what was found before it was overwritten. */
    private void copy(SplittableRandom random, String sourceKey) throws StoreException, IOException {
        StoredObject found = store.find(bucket, new ObjectKey(sourceKey));
        byte[] bytes = objects.get(sourceKey);
        if (found == null || bytes == null) {
            return;
        }
        String key = KEYS.get(random.nextInt(KEYS.size()));
        CopySource source = new CopySource(bucket, found);
        if (random.nextInt(3) == 0) {
            store.move(source, bucket, StoreContract.newObject(key), ALWAYS, Long.MAX_VALUE);
            objects.remove(sourceKey);
        } else {
            if (random.nextInt(3) == 0) {
                put(sourceKey, body(random));
            }
            store.copy(source, bucket, StoreContract.newObject(key), ALWAYS, Long.MAX_VALUE);
        }
        objects.put(key, bytes);
    }

    /** Compares everything that can be read. */
    void compare() throws StoreException, IOException {
        for (String key : KEYS) {
            StoredObject object = store.find(bucket, new ObjectKey(key));
            byte[] bytes = objects.get(key);
            assertThat(object == null).isEqualTo(bytes == null);
            if (object != null) {
                try (ObjectContent content = store.open(object, 0, object.size())) {
                    assertThat(Contents.of(content)).isEqualTo(bytes);
                }
            }
        }
        long bytes = objects.values().stream().mapToLong(body -> body.length).sum();
        assertThat(store.usage(bucket.name())).isEqualTo(new BucketUsage(objects.size(), bytes));
        for (Map.Entry<String, Running> upload : uploads.entrySet()) {
            List<UploadedPart> parts = store.uploads()
                    .parts(bucket, upload.getValue().key(), upload.getKey(), -1, 100)
                    .parts();
            assertThat(parts.stream().map(UploadedPart::number))
                    .containsExactlyElementsOf(upload.getValue().parts().keySet());
        }
        assertThat(store.uploads()
                        .list(bucket, new UploadQuery("", "", "", "", 1000))
                        .uploads())
                .hasSize(uploads.size());
    }

    /** Removes all objects and uploads. */
    void clear() throws StoreException, IOException {
        for (String key : KEYS) {
            delete(key);
        }
        for (Map.Entry<String, Running> upload : uploads.entrySet()) {
            store.uploads().abort(bucket, upload.getValue().key(), upload.getKey());
            assertThatThrownBy(
                            () -> store.uploads().find(bucket, upload.getValue().key(), upload.getKey()))
                    .isInstanceOf(StoreException.class);
        }
        uploads.clear();
    }
}
