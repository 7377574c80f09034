package org.entrepot.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest {
    @TempDir
    Path folder;

    private LocalStore open(Durability durability) throws IOException {
        return LocalStore.open(folder.resolve("data"), durability, new PlainSealer(), Clock.systemUTC());
    }

    @Test
    void a_folder_in_use_is_refused_and_free_again_after_the_close() throws Exception {
        try (LocalStore first = open(Durability.SYNC)) {
            assertThatThrownBy(() -> open(Durability.SYNC))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another process")
                    .hasMessageContaining(folder.toString());
        }
        open(Durability.NONE).close();
    }

    @Test
    void what_was_written_is_there_after_a_restart_and_counted() throws Exception {
        try (LocalStore store = open(Durability.SYNC)) {
            store.objects().identities().ensureAccount("123456789012");
            assertThat(store.commitStatistics()).isEqualTo(new CommitStatistics(1, 1));
        }
        try (LocalStore store = open(Durability.SYNC)) {
            assertThat(store.objects().identities().account("123456789012")).isPresent();
            assertThat(store.commitStatistics()).isEqualTo(new CommitStatistics(0, 0));
        }
    }

    @Test
    void the_data_folder_is_for_its_owner_only() throws Exception {
        open(Durability.NONE).close();

        assertThat(Files.getPosixFilePermissions(folder.resolve("data")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void a_closed_store_refuses_and_closing_twice_is_no_fault() throws Exception {
        LocalStore store = open(Durability.NONE);
        store.close();
        store.close();

        assertThatThrownBy(() -> store.objects().identities().account("123456789012"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> store.objects().identities().ensureAccount("123456789012"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void it_tells_what_its_catalog_holds() throws Exception {
        try (LocalStore store = open(Durability.NONE)) {
            store.objects().identities().ensureAccount("123456789012");
            CatalogStatistics statistics = store.catalogStatistics();
            assertThat(statistics.memtableBytes()).isPositive();
            assertThat(statistics.writeStalls()).isZero();
            assertThat(statistics.youngFiles()).isZero();
        }
    }
}
