package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entrepot.store.BlobId;
import org.entrepot.store.spi.BlobReader;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.BlobWriter;
import org.entrepot.test.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link BlobStore}. */
public abstract class BlobStoreContract {
    private static final BlobId ID = new BlobId("0123abc");

    @SuppressWarnings("NullAway.Init") // set before each test
    private BlobStore blobs;

    /** For subclasses. */
    protected BlobStoreContract() {}

    /** A store, empty at the first call of a test. */
    protected abstract BlobStore open() throws IOException;

    /** Closes the store and opens what it left behind; for engines in memory, does nothing. */
    protected BlobStore reopen(BlobStore closing) throws IOException {
        closing.close();
        return open();
    }

    /** Opens the store of a test. */
    @BeforeEach
    final void openBlobs() throws IOException {
        blobs = open();
    }

    /** Closes it. */
    @AfterEach
    final void closeBlobs() throws IOException {
        blobs.close();
    }

    private void write(BlobId id, byte[] bytes) throws IOException {
        try (BlobWriter writer = blobs.create(id, bytes.length)) {
            writer.write(bytes, 0, bytes.length);
            writer.seal();
        }
    }

    @Test
    void a_sealed_blob_reads_whole_and_in_ranges() {
        Property.holds(20, random -> {
            BlobId id = new BlobId("r" + Long.toUnsignedString(random.nextLong(), 36));
            // Now and then larger than what engines compare with a checksum at once.
            byte[] bytes = new byte[random.nextInt(random.nextInt(5) == 0 ? 12_000_000 : 200_000)];
            random.nextBytes(bytes);
            try (BlobWriter writer = blobs.create(id, random.nextBoolean() ? bytes.length : -1)) {
                for (int at = 0; at < bytes.length; ) {
                    int length = Math.min(bytes.length - at, random.nextInt(1, 70_000));
                    writer.write(bytes, at, length);
                    at += length;
                }
                writer.seal();
            }
            try (BlobReader reader = blobs.open(id)) {
                assertThat(reader.length()).isEqualTo(bytes.length);
                assertThat(Contents.of(reader, 0, bytes.length)).isEqualTo(bytes);
                int from = random.nextInt(bytes.length + 1);
                int to = random.nextInt(from, bytes.length + 1);
                assertThat(Contents.of(reader, from, to - from)).isEqualTo(Arrays.copyOfRange(bytes, from, to));
                reader.verify();
            }
        });
    }

    @Test
    void a_blob_cannot_be_opened_before_it_is_sealed() throws IOException {
        try (BlobWriter writer = blobs.create(ID, -1)) {
            writer.write(new byte[100], 0, 100);

            assertThatThrownBy(() -> blobs.open(ID)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_abandoned_blob_leaves_nothing() throws IOException {
        try (BlobWriter writer = blobs.create(ID, -1)) {
            writer.write(new byte[100], 0, 100);
            writer.abandon();
        }

        assertThat(blobs.walk(null, 10)).isEmpty();
        assertThatThrownBy(() -> blobs.open(ID)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void a_writer_closed_without_sealing_abandons() throws IOException {
        blobs.create(ID, 5).close();

        assertThat(blobs.walk(null, 10)).isEmpty();
    }

    @Test
    void an_id_is_used_once() throws IOException {
        write(ID, new byte[] {1});

        assertThatThrownBy(() -> write(ID, new byte[] {2})).isInstanceOf(IOException.class);
        try (BlobReader reader = blobs.open(ID)) {
            assertThat(Contents.of(reader, 0, 1)).containsExactly(1);
        }
    }

    @Test
    void a_deleted_blob_is_gone_and_deleting_it_again_is_no_fault() throws IOException {
        write(ID, new byte[10]);
        blobs.delete(ID);
        blobs.delete(ID);

        assertThatThrownBy(() -> blobs.open(ID)).isInstanceOf(NoSuchFileException.class);
        assertThat(blobs.walk(null, 10)).isEmpty();
    }

    @Test
    void a_reader_finishes_although_the_blob_is_deleted() throws IOException {
        byte[] bytes = {1, 2, 3};
        write(ID, bytes);
        try (BlobReader reader = blobs.open(ID)) {
            blobs.delete(ID);

            assertThat(Contents.of(reader, 0, 3)).isEqualTo(bytes);
        }
    }

    @Test
    void a_walk_gives_every_blob_in_order_page_by_page() throws IOException {
        List<BlobId> ids = new ArrayList<>();
        for (String id : List.of("a", "ab1", "ab2", "b0", "0", "zz9", "aa")) {
            ids.add(new BlobId(id));
            write(new BlobId(id), new byte[] {1});
        }
        ids.sort(java.util.Comparator.comparing(BlobId::value));

        List<BlobId> walked = new ArrayList<>();
        List<BlobId> page = blobs.walk(null, 2);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(2);
            walked.addAll(page);
            page = blobs.walk(page.getLast(), 2);
        }

        assertThat(walked).isEqualTo(ids);
    }

    @Test
    void a_reopened_store_has_everything() throws IOException {
        byte[] bytes = {5, 6, 7};
        write(ID, bytes);
        blobs = reopen(blobs);

        try (BlobReader reader = blobs.open(ID)) {
            assertThat(Contents.of(reader, 0, 3)).isEqualTo(bytes);
        }
    }
}
