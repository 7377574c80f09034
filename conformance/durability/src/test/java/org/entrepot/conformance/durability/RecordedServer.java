package org.entrepot.conformance.durability;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.conformance.StartedServer;
import org.entrepot.server.secrets.RootCredentials;

/** A server whose file operations and answers are recorded. Its data folder is {@code data} in the folder that is recorded. */
final class RecordedServer implements AutoCloseable {
    /** The name of the data folder. */
    static final String DATA = "data";

    private static final List<String> ROOT_VARIABLES = List.of(
            "ENTREPOT_ROOT_ACCESS_KEY",
            "ENTREPOT_ROOT_SECRET_KEY",
            "ENTREPOT_ROOT_ACCOUNT_ID",
            "ENTREPOT_ROOT_COS_APPID",
            "ENTREPOT_ROOT_COS_UIN",
            "ENTREPOT_ROOT_QINGSTOR_USER_ID");

    private final Path disk;
    private final Path trace;
    private final StartedServer server;

    private RecordedServer(Path disk, Path trace, StartedServer server) {
        this.disk = disk;
        this.trace = trace;
        this.server = server;
    }

    /**
     * Starts a server that makes its own root, as it does for who gives it no variables.
     *
     * @param disk what is recorded
     * @param trace a file outside of it
     * @param variables settings as {@code NAME=VALUE}
     */
    static RecordedServer start(Path disk, Path trace, List<String> variables)
            throws IOException, InterruptedException {
        List<String> wrapper = new ArrayList<>(Strace.recording(trace));
        wrapper.add("env");
        ROOT_VARIABLES.forEach(name -> wrapper.addAll(List.of("-u", name)));
        wrapper.addAll(variables);
        return new RecordedServer(disk, trace, StartedServer.start(disk.resolve(DATA), wrapper));
    }

    RootCredentials root() throws IOException {
        return RootCredentials.read(disk.resolve(DATA)).orElseThrow();
    }

    DialectClient client() throws IOException {
        return DialectClient.open(server.endpoint(), root());
    }

    /** Ends the server and gives the record. strace lives to see the end of it. */
    Recording end(Ending ending) throws IOException {
        ProcessHandle strace = ProcessHandle.of(server.pid()).orElseThrow();
        strace.descendants().forEach(process -> {
            switch (ending) {
                case STOPPED -> process.destroy();
                case KILLED -> process.destroyForcibly();
            }
        });
        strace.onExit().join();
        return TraceReader.read(trace, disk);
    }

    /** Ends a server whose record nobody wants any more. */
    @Override
    public void close() throws IOException {
        server.close();
    }

    /** How a server ends. */
    enum Ending {
        /** By SIGTERM. */
        STOPPED,
        /** By SIGKILL. */
        KILLED
    }
}
