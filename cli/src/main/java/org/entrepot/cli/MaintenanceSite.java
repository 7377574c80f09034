package org.entrepot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.Consumer;
import org.entrepot.server.maintenance.MaintenanceTask;
import org.entrepot.store.local.DataFolder;
import org.entrepot.store.local.FolderInUseException;

/**
 * Where work on a whole store is done: by the server that is named; else in the data folder, when no server has it; else by the
 * server that has it.
 */
final class MaintenanceSite {
    /** Bytes a second that a serving server reads of blobs when nobody says otherwise: half of what a slow SSD gives. */
    private static final long SERVING_RATE = 100L << 20;

    private final ClientOptions options;

    MaintenanceSite(ClientOptions options) {
        this.options = options;
    }

    /** The work in both its forms. */
    interface Work {
        /** For the folder itself. */
        MaintenanceTask task();

        /** How the folder is opened for it. */
        DataFolder.Access access();

        /** The server's call for it. */
        String target();

        /** The body of that call. */
        String body(long bytesPerSecondMax);
    }

    /**
     * Does it.
     *
     * @param lines takes what is told on the way
     */
    void run(Work work, Consumer<String> lines) throws CommandFailure {
        if (options.namesServer()) {
            ask(work, lines);
            return;
        }
        try (DataFolder folder = DataFolder.open(options.data(), work.access(), Clock.systemUTC())) {
            work.task().run(folder.maintenance(), lines);
        } catch (FolderInUseException served) {
            ask(work, lines);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(MaintenanceTask.words(e));
        }
    }

    private void ask(Work work, Consumer<String> lines) throws CommandFailure {
        new AdminClient(options).follow("POST", work.target(), work.body(SERVING_RATE), lines);
    }
}
