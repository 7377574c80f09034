package org.entrepot.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * Sends requests over a number of connections and measures their answers. One thread, one selector and requests made ahead,
 * because it shares the machine's processors with the server that it measures.
 */
final class LoadGenerator implements AutoCloseable {
    private static final int INPUT_BYTES = 256 << 10;
    private static final long LATENCY_NANOS_MAX = TimeUnit.MINUTES.toNanos(2);
    /** A run with more errors measures nothing. */
    private static final int ERRORS_MAX = 100;
    /** How long the last answers of a run may take. */
    private static final Duration DRAIN_MAX = Duration.ofSeconds(60);
    /** How exactly an open loop keeps its times while it waits. */
    private static final long OPEN_LOOP_NAP_NANOS = 50_000;

    private final LongSupplier clock;
    private final Selector selector = Selector.open();
    private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES);
    private final List<LoadConnection> connections = new ArrayList<>();
    private final Deque<LoadConnection> idle = new ArrayDeque<>();
    private final RequestRing ring;

    // Of the present run.
    private Histogram latency = new Histogram(LATENCY_NANOS_MAX, 3);
    private long answered;
    private long errors;
    private String firstError = "";

    /** A generator with its connections open. */
    LoadGenerator(InetSocketAddress server, RequestRing ring, int connectionCount) throws IOException {
        this(server, ring, connectionCount, System::nanoTime);
    }

    /** @param clock nanoseconds that never go back */
    LoadGenerator(InetSocketAddress server, RequestRing ring, int connectionCount, LongSupplier clock)
            throws IOException {
        this.clock = clock;
        this.ring = ring;
        for (int i = 0; i < connectionCount; i++) {
            connections.add(new LoadConnection(selector, server));
        }
        idle.addAll(connections);
    }

    /**
     * Sends requests for some time, and waits for the answers to all it sent.
     *
     * @throws IOException when too much fails, or an answer does not come
     */
    LoadResult run(Pace pace, Duration length) throws IOException {
        return run(pace, length, Long.MAX_VALUE);
    }

    /** The same with a bound on the number of requests. */
    LoadResult run(Pace pace, Duration length, long requestsMax) throws IOException {
        latency = new Histogram(LATENCY_NANOS_MAX, 3);
        answered = 0;
        errors = 0;
        firstError = "";
        long start = clock.getAsLong();
        long lengthNanos = length.toNanos();
        long giveUpNanos = lengthNanos + DRAIN_MAX.toNanos();
        long sent = 0;
        long elapsed = 0;
        while (true) {
            elapsed = clock.getAsLong() - start;
            boolean open = elapsed < lengthNanos && sent < requestsMax;
            while (open && !idle.isEmpty() && pace.dueNanos(sent) <= elapsed) {
                send(idle.pop(), sent, pace instanceof Pace.Open ? start + pace.dueNanos(sent) : clock.getAsLong());
                sent++;
                open = sent < requestsMax;
            }
            if (!open && idle.size() == connections.size()) {
                break;
            }
            if (elapsed > giveUpNanos) {
                throw new IOException("answers are missing after " + DRAIN_MAX);
            }
            await(open && !idle.isEmpty() ? pace.dueNanos(sent) - elapsed : Long.MAX_VALUE);
        }
        return new LoadResult(
                answered, errors, firstError, unsent(pace, sent, lengthNanos, requestsMax), elapsed, latency);
    }

    private static long unsent(Pace pace, long sent, long lengthNanos, long requestsMax) {
        return switch (pace) {
            case Pace.Closed closed -> 0;
            case Pace.Open open ->
                Math.max(0, Math.min(requestsMax, (long) (lengthNanos / 1e9 * open.requestsPerSecond())) - sent);
        };
    }

    private void send(LoadConnection connection, long number, long sinceNanos) throws IOException {
        try {
            connection.send(ring.request(number), ring.answersHaveBodies(), sinceNanos);
        } catch (IOException e) {
            fail(connection, e);
        }
    }

    /** Handles what happens until the next request is due, or a while. */
    private void await(long untilDueNanos) throws IOException {
        if (untilDueNanos < TimeUnit.MILLISECONDS.toNanos(2)) {
            if (selector.selectNow(this::ready) == 0) {
                LockSupport.parkNanos(Math.clamp(untilDueNanos, 1, OPEN_LOOP_NAP_NANOS));
            }
        } else {
            long millis = TimeUnit.NANOSECONDS.toMillis(untilDueNanos) - 1;
            selector.select(this::ready, Math.clamp(millis, 1, 1000));
        }
        if (errors > ERRORS_MAX) {
            throw new IOException("more than " + ERRORS_MAX + " errors, the first: " + firstError);
        }
    }

    private void ready(SelectionKey key) {
        LoadConnection connection = (LoadConnection) key.attachment();
        try {
            if (connection.progress(input)) {
                latency.recordValue(Math.clamp(clock.getAsLong() - connection.sinceNanos(), 0, LATENCY_NANOS_MAX));
                judge(connection.answer());
                idle.push(connection);
            }
        } catch (IOException e) {
            fail(connection, e);
        }
    }

    private void judge(AnswerReader answer) {
        if (answer.status() / 100 != 2) {
            error(answer.head());
        } else if (ring.answerBytes() >= 0 && answer.bodyBytes() != ring.answerBytes()) {
            error("a body of " + answer.bodyBytes() + " bytes where " + ring.answerBytes() + " were expected");
        } else {
            answered++;
        }
    }

    private void error(String what) {
        errors++;
        firstError = firstError.isEmpty() ? what : firstError;
    }

    /** A connection that ended between requests costs nothing but a new one. */
    private void fail(LoadConnection connection, IOException cause) {
        boolean wasBusy = connection.isBusy();
        if (wasBusy) {
            error(String.valueOf(cause.getMessage()));
        }
        try {
            connection.reconnect();
        } catch (IOException e) {
            errors = ERRORS_MAX + 1L;
            firstError = "the server cannot be reached: " + e.getMessage();
        }
        if (wasBusy) {
            idle.push(connection);
        }
    }

    @Override
    public void close() throws IOException {
        for (LoadConnection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
