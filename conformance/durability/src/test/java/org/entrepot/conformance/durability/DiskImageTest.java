package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entrepot.conformance.durability.FileOperation.MakeFolder;
import org.entrepot.conformance.durability.FileOperation.Open;
import org.entrepot.conformance.durability.FileOperation.Open.Start;
import org.entrepot.conformance.durability.FileOperation.Rename;
import org.entrepot.conformance.durability.FileOperation.Resize;
import org.entrepot.conformance.durability.FileOperation.Sync;
import org.entrepot.conformance.durability.FileOperation.Unlink;
import org.entrepot.conformance.durability.FileOperation.Write;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model of the disk by itself: what a power cut may leave, and what it may not. */
class DiskImageTest {
    @TempDir
    Path folder;

    private Path root;
    private Path file;
    private DiskImage disk;
    private int moment;
    private int states;

    @BeforeEach
    void an_empty_disk() throws Exception {
        root = Files.createDirectory(folder.resolve("root"));
        file = root.resolve("file");
        disk = DiskImage.of(root, root);
    }

    private void does(FileOperation... operations) {
        for (FileOperation operation : operations) {
            disk.apply(new Recording.Call(moment, moment, operation));
            moment++;
        }
    }

    private static Write write(Path file, String text) {
        return new Write(file, Write.BEHIND_THE_LAST, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The files on the disk after a cut, with their text. */
    private Map<String, String> after(PowerCut.Bytes bytes, PowerCut.Names names) throws Exception {
        return after(new PowerCut(new SplittableRandom(), bytes, names));
    }

    private Map<String, String> after(PowerCut cut) throws Exception {
        Path target = folder.resolve("state" + states++);
        disk.writeTo(target, cut);
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(target)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                found.put(target.relativize(path).toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return found;
    }

    /** Every state that many cuts leave. */
    private Set<Map<String, String>> ever(PowerCut.Bytes bytes, PowerCut.Names names) throws Exception {
        Set<Map<String, String>> found = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            found.add(after(new PowerCut(new SplittableRandom(i), bytes, names)));
        }
        return found;
    }

    @Test
    void bytes_that_were_not_synced_may_be_lost_and_may_be_kept() throws Exception {
        does(new Open(file, Start.BEGINNING), write(file, "old"), new Sync(file), new Sync(root), write(file, "new"));
        assertThat(after(PowerCut.Bytes.LOST, PowerCut.Names.LOST)).isEqualTo(Map.of("file", "old"));
        assertThat(after(PowerCut.Bytes.KEPT, PowerCut.Names.LOST)).isEqualTo(Map.of("file", "oldnew"));
    }

    @Test
    void of_bytes_that_were_not_synced_any_beginning_may_be_kept() throws Exception {
        does(new Open(file, Start.BEGINNING), new Sync(root), write(file, "ab"), write(file, "c"));
        assertThat(ever(PowerCut.Bytes.BEGINNING, PowerCut.Names.LOST))
                .containsExactlyInAnyOrder(
                        Map.of("file", ""), Map.of("file", "a"), Map.of("file", "ab"), Map.of("file", "abc"));
    }

    @Test
    void a_sector_may_be_kept_without_the_one_before_it_which_then_is_zero() throws Exception {
        does(
                new Open(file, Start.BEGINNING),
                new Sync(root),
                write(file, "s".repeat(100)),
                new Sync(file),
                write(file, "u".repeat(924)));
        String lost = "s".repeat(100) + "\0".repeat(412);
        Set<Map<String, String>> found = ever(PowerCut.Bytes.SECTORS, PowerCut.Names.LOST);
        assertThat(found).contains(Map.of("file", lost + "u".repeat(512)));
        assertThat(found).allSatisfy(state -> assertThat(state.get("file")).startsWith("s".repeat(100)));
    }

    @Test
    void a_file_is_lost_with_all_that_was_synced_in_it_when_its_name_was_not() throws Exception {
        does(new Open(file, Start.BEGINNING), write(file, "all"), new Sync(file));
        assertThat(after(PowerCut.Bytes.KEPT, PowerCut.Names.LOST)).isEmpty();
        does(new Sync(root));
        assertThat(after(PowerCut.Bytes.LOST, PowerCut.Names.LOST)).isEqualTo(Map.of("file", "all"));
    }

    @Test
    void a_rename_is_undone_without_a_sync_of_the_folder() throws Exception {
        Path fresh = root.resolve("fresh");
        does(new Open(file, Start.BEGINNING), write(file, "old"), new Sync(file));
        does(new Open(fresh, Start.BEGINNING), write(fresh, "new"), new Sync(fresh), new Sync(root));
        does(new Rename(fresh, file));
        assertThat(after(PowerCut.Bytes.LOST, PowerCut.Names.LOST)).isEqualTo(Map.of("file", "old", "fresh", "new"));
        assertThat(after(PowerCut.Bytes.LOST, PowerCut.Names.KEPT)).isEqualTo(Map.of("file", "new"));
        does(new Sync(root));
        assertThat(ever(PowerCut.Bytes.ANY, PowerCut.Names.ANY)).containsExactly(Map.of("file", "new"));
    }

    @Test
    void a_renamed_file_may_be_empty_when_only_its_name_was_synced() throws Exception {
        Path fresh = root.resolve("fresh");
        does(new Open(fresh, Start.BEGINNING), write(fresh, "new"), new Rename(fresh, file), new Sync(root));
        assertThat(after(PowerCut.Bytes.LOST, PowerCut.Names.LOST)).isEqualTo(Map.of("file", ""));
    }

    @Test
    void names_are_kept_in_their_order_as_by_a_journal_or_in_any_other() throws Exception {
        Path other = root.resolve("other");
        does(new Open(file, Start.BEGINNING), new Open(other, Start.BEGINNING));
        assertThat(ever(PowerCut.Bytes.LOST, PowerCut.Names.BEGINNING))
                .containsExactlyInAnyOrder(Map.of(), Map.of("file", ""), Map.of("file", "", "other", ""));
        assertThat(ever(PowerCut.Bytes.LOST, PowerCut.Names.ANY_OF_THEM)).contains(Map.of("other", ""));
    }

    @Test
    void a_removed_file_may_come_back_until_the_folder_was_synced() throws Exception {
        does(new Open(file, Start.BEGINNING), write(file, "old"), new Sync(file), new Sync(root), new Unlink(file));
        assertThat(after(PowerCut.Bytes.LOST, PowerCut.Names.LOST)).isEqualTo(Map.of("file", "old"));
        does(new Sync(root));
        assertThat(after(PowerCut.Bytes.LOST, PowerCut.Names.LOST)).isEmpty();
    }

    @Test
    void a_folder_is_lost_with_all_that_is_in_it_when_the_folder_above_was_not_synced() throws Exception {
        Path inner = root.resolve("inner");
        Path deep = inner.resolve("deep");
        does(new MakeFolder(inner), new Open(deep, Start.BEGINNING), write(deep, "x"), new Sync(deep), new Sync(inner));
        assertThat(after(PowerCut.Bytes.KEPT, PowerCut.Names.LOST)).isEmpty();
        does(new Sync(root));
        assertThat(after(PowerCut.Bytes.LOST, PowerCut.Names.LOST)).isEqualTo(Map.of("inner/deep", "x"));
    }

    @Test
    void a_file_cut_short_has_its_old_size_until_it_was_synced() throws Exception {
        does(new Open(file, Start.BEGINNING), write(file, "long"), new Sync(file), new Sync(root), new Resize(file, 1));
        assertThat(after(PowerCut.Bytes.LOST, PowerCut.Names.LOST)).isEqualTo(Map.of("file", "long"));
        assertThat(after(PowerCut.Bytes.KEPT, PowerCut.Names.LOST)).isEqualTo(Map.of("file", "l"));
    }

    @Test
    void a_sync_covers_no_write_that_ended_after_it_began() throws Exception {
        does(new Open(file, Start.BEGINNING), new Sync(root));
        int syncBegins = moment;
        disk.apply(new Recording.Call(moment + 1, moment + 2, write(file, "late")));
        disk.apply(new Recording.Call(syncBegins, moment + 3, new Sync(file)));
        assertThat(after(PowerCut.Bytes.LOST, PowerCut.Names.LOST)).isEqualTo(Map.of("file", ""));
    }

    @Test
    void what_was_on_the_disk_before_is_kept() throws Exception {
        Files.writeString(file, "before");
        disk = DiskImage.of(root, root);
        does(new Open(file, Start.END), write(file, "+"));
        assertThat(after(PowerCut.Bytes.LOST, PowerCut.Names.LOST)).isEqualTo(Map.of("file", "before"));
        assertThat(after(PowerCut.Bytes.KEPT, PowerCut.Names.LOST)).isEqualTo(Map.of("file", "before+"));
        assertThat(List.of(root.toFile().list())).containsExactly("file");
    }
}
