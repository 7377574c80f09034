package org.entrepot.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entrepot.store.BlobId;
import org.entrepot.store.kit.BlobStoreContract;
import org.entrepot.store.spi.BlobReader;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.BlobWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {
    private static final BlobId ID = new BlobId("feedbeef");

    @TempDir
    Path folder;

    @Override
    protected BlobStore open() throws IOException {
        return FileBlobStore.open(folder.resolve("blobs"), new DiskFiles(Durability.SYNC), 0);
    }

    private Path write() throws IOException {
        try (BlobStore blobs = open();
                BlobWriter writer = blobs.create(ID, 3)) {
            writer.write(new byte[] {1, 2, 3}, 0, 3);
            writer.seal();
        }
        return folder.resolve("blobs/fe/feedbeef");
    }

    @Test
    void a_flipped_bit_is_found_when_the_blob_is_read_whole() throws IOException {
        Path file = write();
        byte[] bytes = Files.readAllBytes(file);
        bytes[1] ^= 1;
        Files.write(file, bytes);

        try (BlobStore blobs = open();
                BlobReader reader = blobs.open(ID)) {
            assertThatThrownBy(reader::verify).isInstanceOf(IOException.class).hasMessageContaining("damaged");
            assertThatThrownBy(() -> reader.piece(0, 3)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> reader.piece(2, 1)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_cut_file_is_no_blob() throws IOException {
        Path file = write();
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 10));

        try (BlobStore blobs = open()) {
            assertThatThrownBy(() -> blobs.open(ID))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void what_is_no_blob_among_the_blobs_is_passed_over() throws IOException {
        write();
        Files.createFile(folder.resolve("blobs/notes.txt"));
        Files.createDirectory(folder.resolve("blobs/lost+found"));
        Files.createFile(folder.resolve("blobs/fe/feed.part"));

        try (BlobStore blobs = open()) {
            assertThat(blobs.walk(null, 10)).containsExactly(ID);
        }
    }
}
