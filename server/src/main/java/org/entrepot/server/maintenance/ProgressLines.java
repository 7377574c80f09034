package org.entrepot.server.maintenance;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.store.verify.Progress;
import org.entrepot.store.verify.Stage;
import org.jspecify.annotations.Nullable;

/** Tells progress a few times a second, and rests where reading is faster than it may be. */
public final class ProgressLines {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Consumer<String> lines;
    private final long bytesPerSecondMax;
    private final long beganNanos = System.nanoTime();
    private long toldNanos;
    private @Nullable Stage told;

    /**
     * Lines about one task.
     *
     * @param bytesPerSecondMax 0 for no limit
     */
    public ProgressLines(Consumer<String> lines, long bytesPerSecondMax) {
        this.lines = lines;
        this.bytesPerSecondMax = bytesPerSecondMax;
    }

    /** Tells and rests; who takes the lines ends the work by throwing. */
    public void tell(Progress now) {
        long nanos = System.nanoTime();
        boolean isEnd = now.total() > 0 && now.done() == now.total();
        if (now.stage() != told || isEnd || nanos - toldNanos >= PAUSE.toNanos()) {
            told = now.stage();
            write(now, nanos);
        }
        for (long due = dueNanos(now); due > 0; due = dueNanos(now)) {
            LockSupport.parkNanos(Math.min(due, PAUSE.toNanos()));
            write(now, System.nanoTime());
        }
    }

    private long dueNanos(Progress now) {
        return bytesPerSecondMax == 0
                ? 0
                : (long) (now.bytes() * 1e9 / bytesPerSecondMax) - (System.nanoTime() - beganNanos);
    }

    private void write(Progress now, long nanos) {
        toldNanos = nanos;
        lines.accept(new JsonWriter()
                .openObject()
                .member("type", "progress")
                .member("stage", now.stage().label())
                .member("done", now.done())
                .member("total", now.total())
                .member("bytes", now.bytes())
                .closeObject()
                .toString());
    }
}
