package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.LookUp;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code ObjectStore.lookUpInMemory} may answer, and that nothing held in memory outlives a write. */
public abstract class MemoryReadsContract extends StoreContract {
    private static final ObjectKey KEY = new ObjectKey("key");

    /** For subclasses. */
    protected MemoryReadsContract() {}

    private @Nullable LookUp inMemory() {
        return store.lookUpInMemory(null, new BucketAddress.ByName(bucket.name()), KEY);
    }

    private LookUp lookedUp() throws Exception {
        return store.lookUp(null, new BucketAddress.ByName(bucket.name()), KEY);
    }

    @Test
    void what_was_looked_up_is_in_memory_with_its_bytes() throws Exception {
        put("key", text("old"));
        assertThat(inMemory()).isNull();
        LookUp read = lookedUp();
        assertThat(inMemory()).isEqualTo(read);
        assertThat(read(Objects.requireNonNull(read.object()))).isEqualTo(text("old"));
    }

    @Test
    void a_write_a_change_and_a_delete_are_seen_by_the_next_look_up() throws Exception {
        put("key", text("old"));
        lookedUp();
        put("key", text("new"));
        assertThat(read("key")).isEqualTo(text("new"));

        lookedUp();
        store.updateObject(bucket, KEY, object -> object.withAcl(null));
        assertThat(inMemory()).isNull();

        lookedUp();
        store.delete(bucket, List.of(new DeleteItem(KEY, DeleteCondition.NONE)));
        assertThat(inMemory()).isNull();
        assertThat(lookedUp().object()).isNull();
    }

    @Test
    void what_is_missing_is_never_answered_from_memory() throws Exception {
        lookedUp();
        assertThat(inMemory()).isNull();
        assertThat(store.lookUpInMemory("NOBODY", null, null)).isNull();
        assertThat(store.lookUpInMemory(null, null, null)).isEqualTo(new LookUp(null, null, null));
    }

    @Test
    void readers_beside_a_writer_never_see_an_older_object_after_a_newer_one() throws Exception {
        put("key", text("0"));
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> readers = List.of(reader(done), reader(done));
        List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        readers.forEach(reader -> reader.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure)));
        readers.forEach(Thread::start);
        for (int i = 1; i <= 200; i++) {
            StoredObject written = put("key", text(Integer.toString(i)));
            assertThat(found("key").revision()).isEqualTo(written.revision());
        }
        done.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(failures).isEmpty();
    }

    private Thread reader(AtomicBoolean done) {
        return Thread.ofVirtual().unstarted(() -> {
            long seen = 0;
            while (!done.get()) {
                try {
                    long revision = found("key").revision();
                    assertThat(revision).isGreaterThanOrEqualTo(seen);
                    seen = revision;
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
    }
}
