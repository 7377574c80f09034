package org.entrepot.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.store.BlobId;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.spi.BlobReader;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.BlobWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenBlobsTest {
    @TempDir
    Path folder;

    private BlobStore blobs;

    @BeforeEach
    void open() throws IOException {
        blobs = FileBlobStore.open(folder, new DiskFiles(Durability.NONE), 0);
    }

    @AfterEach
    void close() throws Exception {
        blobs.close();
    }

    private BlobId written(String name) throws IOException {
        BlobId id = new BlobId(name);
        try (BlobWriter writer = blobs.create(id, 3)) {
            writer.write(new byte[] {1, 2, 3}, 0, 3);
            writer.seal();
        }
        return id;
    }

    private static FileChannel file(BlobReader reader) throws IOException {
        return ((ObjectContent.Piece.InFile) reader.piece(0, 3)).file();
    }

    private static byte[] bytes(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(3);
        FileBlobReader.readFully(file, bytes, 0);
        return bytes.array();
    }

    @Test
    void a_blob_read_again_is_read_from_the_same_open_file() throws IOException {
        BlobId id = written("aa1");
        assertThat(blobs.isAtHand(id)).isFalse();
        FileChannel first;
        try (BlobReader reader = blobs.open(id)) {
            first = file(reader);
        }
        assertThat(blobs.isAtHand(id)).isTrue();
        try (BlobReader reader = blobs.open(id)) {
            assertThat(file(reader)).isSameAs(first);
            assertThat(bytes(first)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_deleted_blob_keeps_its_file_open_only_for_who_is_reading_it() throws IOException {
        BlobId id = written("aa1");
        FileChannel file;
        try (BlobReader reader = blobs.open(id)) {
            file = file(reader);
            blobs.delete(id);
            assertThat(blobs.isAtHand(id)).isFalse();
            assertThat(bytes(file)).containsExactly(1, 2, 3);
        }
        assertThat(file.isOpen()).isFalse();
        assertThatThrownBy(() -> blobs.open(id)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void the_blobs_not_read_for_longest_are_closed_when_there_are_too_many() throws IOException {
        List<FileChannel> files = new ArrayList<>();
        for (int i = 0; i <= OpenBlobs.HELD_MAX; i++) {
            try (BlobReader reader = blobs.open(written("aa" + i))) {
                files.add(file(reader));
            }
        }
        assertThat(files.getFirst().isOpen()).isFalse();
        assertThat(files.stream().filter(FileChannel::isOpen)).hasSize(OpenBlobs.HELD_MAX);
    }

    @Test
    void a_reader_closed_twice_takes_no_file_from_another() throws IOException {
        BlobId id = written("aa1");
        BlobReader twice = blobs.open(id);
        try (BlobReader reader = blobs.open(id)) {
            twice.close();
            twice.close();
            blobs.delete(id);
            assertThat(bytes(file(reader))).containsExactly(1, 2, 3);
        }
    }
}
