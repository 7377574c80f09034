package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.spi.Snapshot.Direction;
import org.entrepot.test.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link Catalog}. */
public abstract class CatalogContract {
    @SuppressWarnings("NullAway.Init") // set before each test
    private Catalog catalog;

    /** For subclasses. */
    protected CatalogContract() {}

    /** A catalog, empty at the first call of a test. */
    protected abstract Catalog open() throws IOException;

    /** Closes the catalog and opens what it left behind; for engines in memory, does nothing. */
    protected Catalog reopen(Catalog closing) throws IOException {
        closing.close();
        return open();
    }

    /** Opens the catalog of a test. */
    @BeforeEach
    final void openCatalog() throws IOException {
        catalog = open();
    }

    /** Closes it. */
    @AfterEach
    final void closeCatalog() throws IOException {
        catalog.close();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void put(String key, String value) throws IOException {
        catalog.<IOException>change(transaction -> transaction.put(bytes(key), bytes(value)));
    }

    private @Nullable String get(String key) throws IOException {
        return CatalogModel.text(catalog.get(List.of(bytes(key))).getFirst());
    }

    @Test
    void what_is_committed_is_read_and_what_is_deleted_is_gone() throws IOException {
        put("a", "1");
        put("b", "2");
        catalog.<IOException>change(transaction -> transaction.delete(bytes("b")));

        assertThat(get("a")).isEqualTo("1");
        assertThat(get("b")).isNull();
    }

    @Test
    void no_keys_have_no_records() throws IOException {
        assertThat(catalog.get(List.of())).isEmpty();
    }

    @Test
    void several_keys_are_answered_in_the_order_asked() throws IOException {
        put("a", "1");
        put("c", "3");

        List<byte @Nullable []> found = catalog.get(List.of(bytes("c"), bytes("b"), bytes("a")));

        assertThat(found).extracting(CatalogModel::text).containsExactly("3", null, "1");
    }

    @Test
    void work_that_throws_writes_nothing() throws IOException {
        assertThatThrownBy(() -> catalog.<IOException>change(transaction -> {
                    transaction.put(bytes("a"), bytes("1"));
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("on purpose");

        assertThat(get("a")).isNull();
    }

    @Test
    void the_work_s_own_exception_reaches_the_caller() {
        class Refused extends Exception {
            private static final long serialVersionUID = 1;
        }
        assertThatThrownBy(() -> catalog.<Refused>change(transaction -> {
                    throw new Refused();
                }))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_transaction_sees_its_own_writes() throws IOException {
        put("b", "old");
        put("c", "old");

        List<@Nullable String> seen = catalog.<List<@Nullable String>, IOException>commit(transaction -> {
            List<@Nullable String> list = new ArrayList<>();
            transaction.put(bytes("d"), bytes("new"));
            transaction.delete(bytes("b"));
            list.add(CatalogModel.text(transaction.get(bytes("d"))));
            list.add(CatalogModel.text(transaction.get(bytes("b"))));
            list.add(CatalogModel.text(transaction.firstKey(bytes("a"), bytes("z"))));
            transaction.delete(bytes("c"));
            list.add(CatalogModel.text(transaction.firstKey(bytes("a"), bytes("z"))));
            list.add(CatalogModel.text(transaction.firstKey(bytes("a"), bytes("d"))));
            return list;
        });

        assertThat(seen).containsExactly("new", null, "c", "d", null);
    }

    @Test
    void revisions_grow_from_commit_to_commit() throws IOException {
        long first = catalog.<Long, IOException>commit(transaction -> {
            transaction.put(bytes("a"), bytes("1"));
            return transaction.revision();
        });
        catalog = reopen(catalog);
        long second = catalog.<Long, IOException>commit(transaction -> transaction.revision());
        long third = catalog.<Long, IOException>commit(transaction -> transaction.revision());

        assertThat(second).isGreaterThan(first);
        assertThat(third).isGreaterThan(second);
    }

    @Test
    void a_snapshot_stays_as_it_was() throws IOException {
        put("a", "1");
        put("b", "2");
        try (Snapshot snapshot = catalog.snapshot()) {
            put("a", "changed");
            put("aa", "new");
            catalog.<IOException>change(transaction -> transaction.delete(bytes("b")));

            assertThat(CatalogModel.text(snapshot.get(bytes("a")))).isEqualTo("1");
            assertThat(CatalogModel.text(snapshot.get(bytes("aa")))).isNull();
            assertThat(CatalogModel.all(snapshot, bytes("a"), bytes("z"), Direction.ASCENDING))
                    .containsExactly("a=1", "b=2");
        }
        assertThat(get("a")).isEqualTo("changed");
        assertThat(get("b")).isNull();
    }

    @Test
    void a_scan_runs_both_ways_from_inclusive_to_exclusive() throws IOException {
        for (String key : List.of("a", "b", "c", "d")) {
            put(key, "");
        }
        try (Snapshot snapshot = catalog.snapshot()) {
            assertThat(CatalogModel.all(snapshot, bytes("b"), bytes("d"), Direction.ASCENDING))
                    .containsExactly("b=", "c=");
            assertThat(CatalogModel.all(snapshot, bytes("b"), bytes("d"), Direction.DESCENDING))
                    .containsExactly("c=", "b=");
            assertThat(CatalogModel.all(snapshot, bytes("d"), bytes("b"), Direction.ASCENDING))
                    .isEmpty();
        }
    }

    @Test
    void a_scan_skips_ahead() throws IOException {
        for (String key : List.of("a", "b1", "b2", "c", "d")) {
            put(key, "");
        }
        try (Snapshot snapshot = catalog.snapshot();
                Snapshot.Cursor up = snapshot.scan(bytes("a"), bytes("d"), Direction.ASCENDING);
                Snapshot.Cursor down = snapshot.scan(bytes("a"), bytes("d"), Direction.DESCENDING)) {
            assertThat(up.next()).isTrue();
            up.skipTo(bytes("b2"));
            assertThat(up.next()).isTrue();
            assertThat(CatalogModel.text(up.key())).isEqualTo("b2");
            up.skipTo(bytes("x"));
            assertThat(up.next()).isFalse();

            assertThat(down.next()).isTrue();
            down.skipTo(bytes("b"));
            assertThat(down.next()).isTrue();
            assertThat(CatalogModel.text(down.key())).isEqualTo("a");
            assertThat(down.next()).isFalse();
        }
    }

    @Test
    void a_listener_has_heard_when_the_commit_returns_and_only_of_its_prefix() throws IOException {
        AtomicInteger heard = new AtomicInteger();
        catalog.listen(bytes("p"), heard::incrementAndGet);

        put("o", "1");
        put("q", "1");
        assertThat(heard).hasValue(0);
        put("px", "1");
        assertThat(heard).hasValue(1);
        catalog.<IOException>change(transaction -> transaction.delete(bytes("px")));
        assertThat(heard).hasValue(2);
    }

    @Test
    void commits_at_once_are_as_if_one_after_the_other() throws Exception {
        int callers = 32;
        int each = 20;
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                running.add(executor.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        increment("counter");
                    }
                    return null;
                }));
            }
        }
        for (Future<?> caller : running) {
            caller.get();
        }

        assertThat(number(catalog.get(List.of(bytes("counter"))).getFirst())).isEqualTo((long) callers * each);
    }

    private void increment(String... keys) throws IOException {
        catalog.<IOException>change(transaction -> {
            for (String key : keys) {
                long next = number(transaction.get(bytes(key))) + 1;
                transaction.put(
                        bytes(key),
                        ByteBuffer.allocate(Long.BYTES).putLong(next).array());
            }
        });
    }

    private static long number(byte @Nullable [] value) {
        return value == null ? 0 : ByteBuffer.wrap(value).getLong();
    }

    @Test
    void keys_read_together_are_from_one_moment() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> writer = executor.submit(() -> {
                for (int i = 0; i < 300; i++) {
                    increment("x", "y");
                }
                stop.set(true);
                return null;
            });
            while (!stop.get() && !writer.isDone()) {
                List<byte @Nullable []> pair = catalog.get(List.of(bytes("x"), bytes("y")));
                assertThat(number(pair.getFirst())).isEqualTo(number(pair.getLast()));
            }
            writer.get();
        }
    }

    @Test
    void a_reopened_catalog_has_everything() throws IOException {
        put("a", "1");
        put("big", "x".repeat(100_000));
        catalog = reopen(catalog);

        assertThat(get("a")).isEqualTo("1");
        assertThat(get("big")).hasSize(100_000);
    }

    @Test
    void it_behaves_like_a_sorted_map() {
        Property.holds(20, random -> {
            CatalogModel model = new CatalogModel(catalog);
            model.clear();
            for (int step = 0; step < 30; step++) {
                model.change(random);
                model.compare(random);
            }
        });
    }
}
