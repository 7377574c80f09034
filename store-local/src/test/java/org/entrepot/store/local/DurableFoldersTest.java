package org.entrepot.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made; that it outlasts a loss of power is seen from outside, in {@code conformance/durability}. */
class DurableFoldersTest {
    @TempDir
    Path folder;

    @Test
    void a_folder_is_made_with_all_that_is_missing_above_it_for_its_owner_only() throws Exception {
        Path deep = folder.resolve("a/b/c");
        DurableFolders.make(deep);
        for (Path made = deep; !made.equals(folder); made = made.getParent()) {
            assertThat(Files.getPosixFilePermissions(made)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void a_folder_that_is_there_stays_as_it_is() throws Exception {
        Files.writeString(folder.resolve("file"), "kept");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        DurableFolders.make(folder);
        assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(folder.resolve("file")).hasContent("kept");
    }

    @Test
    void what_a_killed_process_left_of_unpacking_the_library_is_removed_when_it_is_unpacked_again() throws Exception {
        Path half = Files.writeString(folder.resolve("librocksdbjni-linux64.so123.new"), "half");
        NativeLibrary.load(folder);
        assertThat(half).doesNotExist();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
