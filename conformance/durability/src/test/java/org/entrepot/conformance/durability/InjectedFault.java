package org.entrepot.conformance.durability;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.conformance.StartedServer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a system call of a running server fail, by {@code strace}, which takes hold of the process and lets go of it again: as a
 * disk that begins to fail and one that was mended.
 */
final class InjectedFault implements AutoCloseable {
    private final Process strace;

    private InjectedFault(Process strace) {
        this.strace = strace;
    }

    /**
     * From the return of this on the call fails.
     *
     * @param error what the system says, such as {@code EIO}
     * @param file only calls on this one; null for all
     */
    static InjectedFault begin(StartedServer server, String call, String error, @Nullable Path file)
            throws IOException {
        return inject(server, call, "error=" + error, file);
    }

    /** From the return of this on the call takes so many seconds longer. */
    static InjectedFault delay(StartedServer server, String call, int seconds, Path file) throws IOException {
        return inject(server, call, "delay_enter=" + seconds + "s", file);
    }

    private static InjectedFault inject(StartedServer server, String call, String what, @Nullable Path file)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-o", "/dev/null"));
        if (file != null) {
            command.addAll(List.of("-P", file.toRealPath().toString()));
        }
        command.addAll(
                List.of("-e", "trace=" + call, "-e", "inject=" + call + ":" + what, "-p", Long.toString(server.pid())));
        Process strace = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        BufferedReader lines = strace.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.contains("Process " + server.pid() + " attached")) {
                return new InjectedFault(strace);
            }
        }
        throw new IOException("strace took no hold of the server:\n" + said);
    }

    /** The call succeeds again. */
    @Override
    public void close() throws InterruptedException {
        strace.destroy();
        strace.waitFor();
    }
}
