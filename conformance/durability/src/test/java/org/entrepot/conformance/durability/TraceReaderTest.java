package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines as strace 6.1 writes them. */
class TraceReaderTest {
    private static final Path ROOT = Path.of("/disk");

    @TempDir
    Path folder;

    private Recording read(String... lines) throws Exception {
        Path trace = folder.resolve("trace");
        Files.write(trace, List.of(lines), StandardCharsets.ISO_8859_1);
        return TraceReader.read(trace, ROOT);
    }

    private FileOperation.Write written(String line) throws Exception {
        return (FileOperation.Write) read(line).calls().getFirst().operation();
    }

    @Test
    void bytes_are_read_in_all_their_notations() throws Exception {
        FileOperation.Write write = written("7 write(3</disk/x>, \"ab\\\"\\\\\\0001\\n\\377\\177\\t12\", 12) = 12");
        assertThat(write.bytes())
                .isEqualTo(new byte[] {'a', 'b', '"', '\\', 0, '1', '\n', (byte) 0xff, 0x7f, '\t', '1', '2'});
        assertThat(write.position()).isEqualTo(FileOperation.Write.BEHIND_THE_LAST);
    }

    @Test
    void a_write_of_several_buffers_is_one() throws Exception {
        FileOperation.Write write = written(
                "7 writev(3</disk/x>, [{iov_base=\"one\", iov_len=3}, {iov_base=\"tw\\0o\", iov_len=4}], 2) = 7");
        assertThat(write.bytes()).isEqualTo("onetw\0o".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_short_write_has_the_bytes_that_were_written() throws Exception {
        assertThat(written("7 pwrite64(3</disk/x>, \"abcdef\", 6, 4096) = 2"))
                .satisfies(write -> assertThat(write.bytes()).isEqualTo(new byte[] {'a', 'b'}))
                .satisfies(write -> assertThat(write.position()).isEqualTo(4096));
    }

    @Test
    void every_change_of_a_file_is_understood() throws Exception {
        Recording recording = read(
                "7 openat(AT_FDCWD</tmp>, \"/disk/x\", O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0600) = 3</disk/x>",
                "7 ftruncate(3</disk/x>, 5)        = 0",
                "7 fallocate(3</disk/x>, 0, 10, 100) = 0",
                "7 fdatasync(3</disk/x>)           = 0",
                "7 rename(\"/disk/x\", \"/disk/y\")  = 0",
                "7 unlink(\"/disk/y\")               = 0",
                "7 mkdir(\"/disk/dd\", 0700)         = 0",
                "7 rmdir(\"/disk/dd\")               = 0",
                "7 fsync(4</disk>)                 = 0");
        Path x = ROOT.resolve("x");
        assertThat(recording.calls().stream().map(Recording.Call::operation))
                .containsExactly(
                        new FileOperation.Open(x, FileOperation.Open.Start.EMPTIED),
                        new FileOperation.Resize(x, 5),
                        new FileOperation.Reserve(x, 110),
                        new FileOperation.Sync(x),
                        new FileOperation.Rename(x, ROOT.resolve("y")),
                        new FileOperation.Unlink(ROOT.resolve("y")),
                        new FileOperation.MakeFolder(ROOT.resolve("dd")),
                        new FileOperation.RemoveFolder(ROOT.resolve("dd")),
                        new FileOperation.Sync(ROOT));
    }

    @Test
    void what_failed_what_only_reads_and_what_is_elsewhere_changes_nothing() throws Exception {
        Recording recording = read(
                "7 unlink(\"/disk/none\")            = -1 ENOENT (No such file or directory)",
                "7 openat(AT_FDCWD</tmp>, \"/disk\", O_RDONLY|O_CLOEXEC|O_DIRECTORY) = 4</disk>",
                "7 write(3</disk/gone>(deleted), \"q\", 1) = 1",
                "7 fallocate(3</disk/x>, FALLOC_FL_KEEP_SIZE, 0, 100) = 0",
                "7 mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE, 3</disk/x>, 0) = 0x7f",
                "7 write(1</tmp/log>, \"q\", 1) = 1",
                "7 write(1<pipe:[17]>, \"q\", 1) = 1");
        assertThat(recording.calls()).isEmpty();
        assertThat(recording.end()).isEqualTo(7);
    }

    @Test
    void a_call_that_others_came_into_began_before_them_and_ended_after() throws Exception {
        Recording recording = read(
                "7 fdatasync(3</disk/x> <unfinished ...>",
                "8 write(4</disk/y>, \"abc\", 3 <unfinished ...>",
                "7 <... fdatasync resumed>)         = 0",
                "8 <... write resumed>)             = 3");
        assertThat(recording.calls())
                .extracting(Recording.Call::begun, Recording.Call::ended, Recording.Call::counts)
                .containsExactly(tuple(0, 2, 2), tuple(1, 3, 1));
    }

    @Test
    void what_a_killed_process_did_not_see_the_end_of_may_have_happened_but_no_sync() throws Exception {
        Recording recording =
                read("7 fdatasync(3</disk/x> <unfinished ...>", "8 write(4</disk/y>, \"abc\", 3 <unfinished ...>");
        assertThat(recording.calls()).extracting(Recording.Call::counts).containsExactly(Recording.NEVER, 1);
    }

    @Test
    void answers_are_known_by_their_request_ids_in_every_dialects_header() throws Exception {
        Recording recording = read(
                "7 write(9<socket:[1]>, \"HTTP/1.1 200 OK\\r\\nx-amz-request-id: a1\\r\\n\\r\\n\", 40) = 40",
                "7 writev(9<socket:[1]>, [{iov_base=\"HTTP/1.1 200 OK\\r\\nx-amzn-RequestId: b2\\r\\n\", iov_len=40}], 1) = 40",
                "7 write(9<socket:[1]>, \"HTTP/1.1 200 OK\\r\\nx-qs-request-id: c3\\r\\n\\r\\n\", 40 <unfinished ...>",
                "7 <... write resumed>)             = 40");
        assertThat(recording.answers()).isEqualTo(Map.of("a1", 0, "b2", 1, "c3", 3));
    }

    @Test
    void a_change_that_the_model_does_not_know_is_refused() {
        assertThatThrownBy(() -> read("7 link(\"/disk/x\", \"/disk/y\")  = 0")).hasMessageContaining("link");
        assertThatThrownBy(() -> read("7 mmap(NULL, 4096, PROT_WRITE, MAP_SHARED, 3</disk/x>, 0) = 0x7f"))
                .hasMessageContaining("mmap");
        assertThatThrownBy(() -> read("7 write(3</disk/x>, \"ab\"..., 12) = 12"))
                .hasMessageContaining("left the end");
    }

    @Test
    void the_moments_of_a_second_record_follow_those_of_the_first() throws Exception {
        Recording first = read("7 fsync(4</disk>)                 = 0", "7 exit");
        Recording both = first.then(read("7 fsync(4</disk>)                 = 0"));
        assertThat(both.calls()).extracting(Recording.Call::begun).containsExactly(0, 2);
        assertThat(both.end()).isEqualTo(3);
    }
}
