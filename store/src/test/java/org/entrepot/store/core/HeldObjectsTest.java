package org.entrepot.store.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.store.Digests;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoredObject;
import org.junit.jupiter.api.Test;

class HeldObjectsTest {
    private final HeldObjects held = new HeldObjects();

    private static HeldObjects.Name name(String key) {
        return new HeldObjects.Name("0000000000000001", new ObjectKey(key));
    }

    private static StoredObject object(String key, int bytes) {
        return new StoredObject(
                new ObjectKey(key),
                bytes,
                Instant.EPOCH,
                new Digests(Map.of()),
                null,
                Map.of(),
                Map.of(),
                null,
                "123456789012",
                Dialect.S3,
                new ObjectBody.Inline(new byte[bytes]),
                1);
    }

    private void read(String key) throws IOException {
        held.get(name(key), () -> object(key, 1));
    }

    @Test
    void what_was_read_is_in_memory() throws IOException {
        read("a");
        assertThat(held.inMemory(name("a"))).isNotNull();
        assertThat(held.inMemory(name("b"))).isNull();
    }

    @Test
    void a_write_takes_the_object_away_before_anybody_can_see_it() throws IOException {
        read("a");
        held.begin(name("a"));
        assertThat(held.inMemory(name("a"))).isNull();
        held.end(name("a"));
        assertThat(held.inMemory(name("a"))).isNull();
    }

    @Test
    void what_is_read_during_a_write_is_not_kept() throws IOException {
        held.begin(name("a"));
        read("a");
        held.end(name("a"));
        assertThat(held.inMemory(name("a"))).isNull();
        read("a");
        assertThat(held.inMemory(name("a"))).isNotNull();
    }

    @Test
    void what_was_read_before_a_write_and_comes_after_it_is_worth_nothing() throws IOException {
        held.get(name("a"), () -> {
            StoredObject old = object("a", 1);
            held.begin(name("a"));
            held.end(name("a"));
            return old;
        });
        assertThat(held.inMemory(name("a"))).isNull();
    }

    @Test
    void of_two_writes_at_once_the_last_to_end_counts() throws IOException {
        held.begin(name("a"));
        held.begin(name("a"));
        held.end(name("a"));
        read("a");
        assertThat(held.inMemory(name("a"))).isNull();
        held.end(name("a"));
        read("a");
        assertThat(held.inMemory(name("a"))).isNotNull();
    }

    @Test
    void the_objects_longest_not_read_make_room() throws IOException {
        int size = 32 << 10;
        int tooMany = (int) (HeldObjects.BYTES_MAX / size) + 1;
        for (int i = 0; i < tooMany; i++) {
            String key = "k" + i;
            held.get(name(key), () -> object(key, size));
            assertThat(held.inMemory(name("k0"))).isNotNull();
        }
        assertThat(held.inMemory(name("k1"))).isNull();
        assertThat(held.inMemory(name("k" + (tooMany - 1)))).isNotNull();
    }
}
