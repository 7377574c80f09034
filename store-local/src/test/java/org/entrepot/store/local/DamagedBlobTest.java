package org.entrepot.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.store.CopySource;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.WriteCondition;
import org.entrepot.store.kit.Contents;
import org.entrepot.store.kit.StoreContract;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that are not those that were written are never handed out for them. */
class DamagedBlobTest extends StoreContract {
    /** Eight chunks, the last one short: more than are compared at once. */
    private static final int SIZE = 7 * ChunkChecksums.CHUNK_BYTES + 12_345;

    @TempDir
    Path folder;

    @Override
    protected Engines open() throws IOException {
        return LocalEngines.open(folder);
    }

    /** The file of the only blob, in a store that has not read it yet. */
    private Path stored(byte[] bytes) throws Exception {
        put("key", bytes);
        reopenStore();
        try (Stream<Path> files = Files.walk(folder.resolve("blobs"))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static void flip(Path file, long at, int bit) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = java.nio.ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1 << bit)).rewind();
            channel.write(one, at);
        }
    }

    private byte[] range(int from, int length) throws IOException {
        try (ObjectContent content = store.open(found("key"), from, length)) {
            return Contents.of(content);
        }
    }

    @Test
    void a_flipped_bit_anywhere_is_told_by_a_read_of_the_whole_and_of_its_range() throws Exception {
        byte[] bytes = bytes(SIZE);
        Path file = stored(bytes);
        Property.holds(25, random -> {
            long at = random.nextLong(Files.size(file));
            int bit = random.nextInt(8);
            flip(file, at, bit);
            reopenStore();

            assertThatThrownBy(() -> read("key"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file.toString());
            if (at < SIZE) {
                assertThatThrownBy(() -> range((int) at, 1)).isInstanceOf(IOException.class);
                int other = random.nextInt(SIZE);
                if (other / ChunkChecksums.CHUNK_BYTES != at / ChunkChecksums.CHUNK_BYTES) {
                    assertThat(range(other, 1)).containsExactly(bytes[other]);
                }
            }
            flip(file, at, bit);
            reopenStore();
            assertThat(read("key")).isEqualTo(bytes);
        });
    }

    @Test
    void a_file_cut_anywhere_is_told_before_the_first_byte() throws Exception {
        Path file = stored(bytes(SIZE));
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom();
        for (int length : new int[] {0, 1, 15, 16, SIZE, whole.length - 1, random.nextInt(whole.length)}) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> store.open(found("key"), 0, SIZE))
                    .as("%d bytes left", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void a_file_with_anything_behind_it_is_not_whole() throws Exception {
        Path file = stored(bytes(SIZE));
        Files.write(file, new byte[] {0}, StandardOpenOption.APPEND);

        assertThatThrownBy(() -> read("key")).isInstanceOf(IOException.class);
    }

    @Test
    void damage_is_told_where_a_copy_reads_the_bytes_and_is_no_missing_key() throws Exception {
        Path file = stored(bytes(SIZE));
        Files.write(file, new byte[10]);
        CopySource source = new CopySource(bucket, found("key"));
        NewObject knowingSha256 = new NewObject(
                new ObjectKey("copy"), Map.of(), Map.of(), null, ACCOUNT, Dialect.S3, Set.of(DigestKind.SHA256));

        assertThatThrownBy(() -> store.copy(source, bucket, knowingSha256, new WriteCondition.Always(), NO_LIMIT))
                .isInstanceOf(IOException.class);
    }

    @Test
    void other_objects_are_as_good_as_before() throws Exception {
        Path file = stored(bytes(SIZE));
        Files.write(file, new byte[10]);
        put("other", large());
        reopenStore();

        assertThat(read("other")).isEqualTo(large());
        put("key", text("written anew"));
        assertThat(read("key")).isEqualTo(text("written anew"));
    }
}
