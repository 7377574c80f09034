package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.spi.Snapshot.Direction;
import org.jspecify.annotations.Nullable;

/** A catalog beside a sorted map that must stay equal to it. */
final class CatalogModel {
    private static final byte[] LOWEST = {};
    private static final byte[] KEY_BYTES = {0, 1, 'a', (byte) 0x80, (byte) 0xfe};
    private static final byte[] HIGHEST = {(byte) 0xff, (byte) 0xff};

    private final Catalog catalog;
    private final NavigableMap<byte[], byte[]> model = new TreeMap<>(Arrays::compareUnsigned);

    CatalogModel(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The text of bytes, for comparing. */
    static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** Empties the catalog. */
    void clear() throws IOException {
        catalog.<IOException>change(transaction -> {
            for (byte[] key = transaction.firstKey(LOWEST, HIGHEST);
                    key != null;
                    key = transaction.firstKey(LOWEST, HIGHEST)) {
                transaction.delete(key);
            }
        });
    }

    /** Commits a few random writes. */
    void change(SplittableRandom random) throws IOException {
        List<byte[]> keys = new ArrayList<>();
        List<Boolean> puts = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            keys.add(randomKey(random));
            puts.add(random.nextInt(3) > 0);
        }
        byte[] value = {(byte) random.nextInt()};
        catalog.<IOException>change(transaction -> {
            for (int i = 0; i < keys.size(); i++) {
                if (puts.get(i)) {
                    transaction.put(keys.get(i), value);
                } else {
                    transaction.delete(keys.get(i));
                }
            }
        });
        for (int i = 0; i < keys.size(); i++) {
            if (puts.get(i)) {
                model.put(keys.get(i), value);
            } else {
                model.remove(keys.get(i));
            }
        }
    }

    /** Few different keys of few different bytes, so that they meet. The first is never 0, which engines may keep for themselves. */
    private static byte[] randomKey(SplittableRandom random) {
        byte[] key = new byte[random.nextInt(1, 4)];
        for (int i = 0; i < key.length; i++) {
            key[i] = KEY_BYTES[random.nextInt(i == 0 ? 1 : 0, KEY_BYTES.length)];
        }
        return key;
    }

    /** Reads a random range in every way there is. */
    void compare(SplittableRandom random) throws IOException {
        byte[] one = randomKey(random);
        byte[] other = randomKey(random);
        boolean ordered = Arrays.compareUnsigned(one, other) < 0;
        byte[] from = ordered ? one : other;
        byte[] to = ordered ? other : one;
        NavigableMap<byte[], byte[]> range = model.subMap(from, true, to, false);
        try (Snapshot snapshot = catalog.snapshot()) {
            assertThat(all(snapshot, from, to, Direction.ASCENDING)).isEqualTo(lines(range));
            assertThat(all(snapshot, from, to, Direction.DESCENDING)).isEqualTo(lines(range.descendingMap()));
            assertThat(snapshot.get(from)).isEqualTo(model.get(from));
        }
        assertThat(catalog.get(List.of(from)).getFirst()).isEqualTo(model.get(from));
        byte[] first = catalog.<List<byte @Nullable []>, IOException>commit(
                        transaction -> Arrays.asList(transaction.firstKey(from, to), null))
                .getFirst();
        assertThat(first).isEqualTo(range.isEmpty() ? null : range.firstKey());
    }

    private static List<String> lines(NavigableMap<byte[], byte[]> records) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<byte[], byte[]> entry : records.entrySet()) {
            lines.add(text(entry.getKey()) + "=" + text(entry.getValue()));
        }
        return lines;
    }

    /** The records of a range as lines. */
    static List<String> all(Snapshot snapshot, byte[] from, byte[] to, Direction direction) throws IOException {
        List<String> found = new ArrayList<>();
        try (Snapshot.Cursor cursor = snapshot.scan(from, to, direction)) {
            while (cursor.next()) {
                found.add(text(cursor.key()) + "=" + text(cursor.value()));
            }
        }
        return found;
    }
}
