package org.entrepot.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.entrepot.test.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is read, or the damage is told: nothing is forgotten in silence. */
class DamagedCatalogTest {
    private static final int COMMITS = 60;

    @TempDir
    Path folder;

    private int copies;

    @BeforeEach
    void load() throws IOException {
        NativeLibrary.load(TestFolders.NATIVE);
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(5).put((byte) 'k').putInt(number).array();
    }

    private static byte[] value(int number) {
        byte[] value = new byte[100 + number * 37 % 3000];
        java.util.Arrays.fill(value, (byte) number);
        return value;
    }

    /** A catalog as a killed process leaves it: every commit acknowledged, none of them in a table yet. */
    private Path killed() throws IOException {
        Path original = folder.resolve("original");
        try (RocksCatalog catalog = RocksCatalog.open(original, Durability.NONE)) {
            for (int i = 0; i < COMMITS; i++) {
                int number = i;
                catalog.<IOException>change(transaction -> transaction.put(key(number), value(number)));
            }
            return copy(original);
        }
    }

    private Path copy(Path from) throws IOException {
        Path to = Files.createDirectory(folder.resolve("copy" + copies++));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.endsWith("LOCK")) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
        return to;
    }

    private static Path only(Path catalog, String suffix) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(catalog)) {
            files.filter(file -> file.toString().endsWith(suffix)).forEach(found::add);
        }
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static void flip(Path file, long at, int bit) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1 << bit)).rewind();
            channel.write(one, at);
        }
    }

    /** How many of the commits are there, which have to be the first ones, each whole. */
    private static int readable(RocksCatalog catalog) throws IOException {
        int count = 0;
        boolean missing = false;
        for (int number = 0; number < COMMITS; number++) {
            byte[] value =
                    Objects.requireNonNull(catalog.get(List.of(key(number)))).getFirst();
            if (value == null) {
                missing = true;
            } else {
                assertThat(missing).as("a hole before commit %d", number).isFalse();
                assertThat(value).isEqualTo(value(number));
                count++;
            }
        }
        return count;
    }

    @Test
    void a_log_cut_at_its_end_loses_only_the_commit_that_was_cut() throws Exception {
        Path killed = killed();
        Property.holds(10, random -> {
            Path copy = copy(killed);
            Path log = only(copy, ".log");
            long whole = Files.size(log);
            long lost = random.nextLong(1, 100);
            try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
                channel.truncate(whole - lost);
            }
            try (RocksCatalog catalog = RocksCatalog.open(copy, Durability.NONE)) {
                assertThat(readable(catalog)).isEqualTo(COMMITS - 1);
            }
        });
    }

    /** Where the heads of the log's records stand. */
    private static List<Long> heads(Path log) throws IOException {
        List<Long> heads = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            for (long at = 0; at < channel.size(); at += LogBlock.BYTES) {
                LogBlock block = LogBlock.read(channel, at, channel.size());
                for (int offset = 0; !block.isTrailer(offset); offset += block.announcedBytes(offset)) {
                    heads.add(at + offset);
                }
            }
        }
        return heads;
    }

    private static void assertTold(Path catalog, long at) {
        assertThatThrownBy(() -> RocksCatalog.open(catalog, Durability.NONE))
                .as("flipped at %d", at)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(catalog.toString());
    }

    @Test
    void a_flipped_bit_in_the_log_is_told_at_the_start() throws Exception {
        Path killed = killed();
        Path log = only(killed, ".log");
        Property.holds(60, random -> {
            long at = random.nextLong(Files.size(log));
            int bit = random.nextInt(8);
            flip(log, at, bit);
            assertTold(killed, at);
            flip(log, at, bit);
        });
        assertIntact(killed);
    }

    @Test
    void a_flipped_bit_in_the_head_of_a_record_is_no_end_of_the_log() throws Exception {
        Path killed = killed();
        Path log = only(killed, ".log");
        List<Long> heads = heads(log);
        // All but the last: a length beyond the end of the log may as well be that of a record that was torn.
        for (long head : heads.subList(0, heads.size() - 1)) {
            for (int bit = 0; bit < 7 * Byte.SIZE; bit++) {
                flip(log, head + bit / Byte.SIZE, bit % Byte.SIZE);
                assertThatThrownBy(() -> CommitLog.check(killed))
                        .as("bit %d of the head at %d", bit, head)
                        .hasMessageContaining(log.toString());
                flip(log, head + bit / Byte.SIZE, bit % Byte.SIZE);
            }
        }
        assertIntact(killed);
    }

    @Test
    void a_last_record_that_lacks_sectors_was_torn_by_a_loss_of_power() throws Exception {
        Path killed = killed();
        Property.holds(20, random -> {
            Path copy = copy(killed);
            Path log = only(copy, ".log");
            long last = heads(log).getLast();
            long sector = last - last % 512 + 512L * random.nextInt((int) ((Files.size(log) - last) / 512 + 1));
            try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
                long from = Math.max(sector, last);
                channel.write(ByteBuffer.allocate((int) (Math.min(sector + 512, channel.size()) - from)), from);
            }
            try (RocksCatalog catalog = RocksCatalog.open(copy, Durability.NONE)) {
                assertThat(readable(catalog)).isEqualTo(COMMITS - 1);
            }
        });
    }

    @Test
    void a_torn_record_is_cut_off_also_when_another_log_was_begun_after_the_kill() throws Exception {
        Path killed = killed();
        Path log = only(killed, ".log");
        long last = heads(log).getLast();
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate((int) (Files.size(log) - last)), last);
        }
        Files.createFile(killed.resolve("999999.log"));
        try (RocksCatalog catalog = RocksCatalog.open(killed, Durability.NONE)) {
            assertThat(readable(catalog)).isEqualTo(COMMITS - 1);
        }
    }

    @Test
    void a_flipped_bit_in_a_table_is_told_by_whoever_reads_it() throws Exception {
        Path killed = killed();
        // The start writes the log into a table.
        RocksCatalog.open(killed, Durability.NONE).close();
        Property.holds(30, random -> {
            Path copy = copy(killed);
            Path table = only(copy, random.nextBoolean() ? ".sst" : ".blob");
            long at = random.nextLong(Files.size(table));
            flip(table, at, random.nextInt(8));
            try (RocksCatalog catalog = RocksCatalog.open(copy, Durability.NONE)) {
                assertReadOrTold(catalog, table);
            } catch (IOException told) {
                assertThat(told).hasMessageContaining(copy.toString());
            }
        });
    }

    /** Every value is the one that was written, or its read fails and says why. */
    private static void assertReadOrTold(RocksCatalog catalog, Path table) {
        for (int number = 0; number < COMMITS; number++) {
            try {
                assertThat(catalog.get(List.of(key(number))).getFirst()).isEqualTo(value(number));
            } catch (IOException told) {
                // Of a damaged value RocksDB says so much and no more.
                assertThat(told.getMessage())
                        .containsAnyOf(table.getFileName().toString(), "Blob CRC mismatch", "blob");
            }
        }
    }

    private static void assertIntact(Path catalog) throws IOException {
        try (RocksCatalog opened = RocksCatalog.open(catalog, Durability.NONE)) {
            assertThat(readable(opened)).isEqualTo(COMMITS);
        }
    }
}
