package org.entrepot.server.maintenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.store.local.Maintenance;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one task after the other beside the serving of requests, on a thread of its own. Who listens gets the lines as they come;
 * who goes away ends the task.
 */
public final class MaintenanceRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceRunner.class);

    private final Maintenance store;
    private @Nullable Running running;
    private boolean closed;

    private record Running(Thread thread, LineStream lines) {}

    /** A runner for one store. */
    public MaintenanceRunner(Maintenance store) {
        this.store = store;
    }

    /**
     * Begins a task.
     *
     * @return its lines, to be closed; empty when another task is running
     */
    public synchronized Optional<InputStream> begin(MaintenanceTask task) {
        if (closed || running != null && running.thread.isAlive()) {
            return Optional.empty();
        }
        LineStream lines = new LineStream();
        running = new Running(Thread.ofPlatform().name("maintenance").start(() -> run(task, lines)), lines);
        return Optional.of(lines);
    }

    private void run(MaintenanceTask task, LineStream lines) {
        try {
            LOG.info("{} begins", task);
            task.run(store, lines::add);
            lines.end();
            LOG.info("{} is done", task);
        } catch (CancellationException cancelled) {
            LOG.info("{} was cancelled", task);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} failed", task, e);
            lines.endWith(new JsonWriter()
                    .openObject()
                    .member("type", "error")
                    .member("message", MaintenanceTask.words(e))
                    .closeObject()
                    .toString());
        } finally {
            // Whatever happened, nobody waits for another line.
            lines.close();
        }
    }

    /** Ends what is running and waits for it: it uses the store. */
    @Override
    public void close() {
        Running last;
        synchronized (this) {
            closed = true;
            last = running;
        }
        if (last == null) {
            return;
        }
        last.lines.close();
        boolean interrupted = false;
        while (last.thread.isAlive()) {
            try {
                last.thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
