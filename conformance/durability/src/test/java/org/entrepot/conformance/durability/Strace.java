package org.entrepot.conformance.durability;

import java.nio.file.Path;
import java.util.List;

/** How strace is asked for all that changes files, and for what goes to sockets. */
final class Strace {
    /** Longer than any single write of the server. */
    private static final int STRING_BYTES_MAX = 64 << 20;

    /** Changes of files that {@link FileOperation} can say. */
    static final List<String> KNOWN = List.of(
            "openat",
            "write",
            "writev",
            "pwrite64",
            "pwritev",
            "sendto",
            "sendmsg",
            "fsync",
            "fdatasync",
            "rename",
            "unlink",
            "rmdir",
            "mkdir",
            "ftruncate",
            "fallocate");

    /** Other ways to change files: a server that takes one of them on its data needs a better model. */
    static final List<String> UNKNOWN = List.of(
            "open",
            "creat",
            "pwritev2",
            "renameat",
            "renameat2",
            "unlinkat",
            "mkdirat",
            "link",
            "linkat",
            "symlink",
            "symlinkat",
            "truncate",
            "copy_file_range",
            "sendfile",
            "splice",
            "mmap",
            "io_uring_setup");

    private Strace() {}

    /** The command that writes a trace while it runs the command behind it. */
    static List<String> recording(Path trace) {
        return List.of(
                "strace",
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-y",
                "-s",
                String.valueOf(STRING_BYTES_MAX),
                "-e",
                "trace=" + String.join(",", KNOWN) + "," + String.join(",", UNKNOWN),
                "-e",
                "signal=none",
                "-o",
                trace.toString());
    }
}
