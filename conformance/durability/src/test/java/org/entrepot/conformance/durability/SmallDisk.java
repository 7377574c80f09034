package org.entrepot.conformance.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few megabytes, in memory. Mounting it takes a privilege; without, the test is skipped and says so. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mount(Path folder, int megabytes) throws Exception {
        Files.createDirectories(folder);
        boolean isMounted =
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "entrepot-test", folder.toString()) == 0;
        if (!isMounted) {
            System.out.println("SKIPPED: this machine lets nobody mount a small file system");
        }
        Assumptions.assumeTrue(isMounted, "a small file system can be mounted");
        return new SmallDisk(folder);
    }

    Path folder() {
        return folder;
    }

    /** Lets nothing be written any more; nobody may have a file open for writing. */
    void remountReadOnly() throws Exception {
        if (run("mount", "-o", "remount,ro", folder.toString()) != 0) {
            throw new IOException(folder + " cannot be made read-only");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() throws Exception {
        run("umount", folder.toString());
    }
}
