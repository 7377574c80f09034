package org.entrepot.gateway;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.policy.Decision;
import org.entrepot.access.text.JsonWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one JSON line per request to the logger {@code entrepot.requests}. Lines that come within a moment leave together, by a
 * thread of their own: a write for each would cost as much as the rest of a small request, and event loops must not wait for it.
 */
public final class RequestLog implements Audit, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("entrepot.requests");

    /** What is kept of a client's own name for itself: enough for the longest of the vendors' clients. */
    private static final int AGENT_CHARS_MAX = 256;

    /** How long a line waits for others, in milliseconds: the most that is lost when the process is killed. */
    private static final long GATHER_MILLIS = 20;

    /** How much waits at the most; whoever comes then writes it. */
    private static final int WAITING_CHARS_MAX = 256 << 10;

    private final BooleanSupplier isOn;
    private final Consumer<String> out;

    /** Whole lines; guards itself and {@link #closed}. */
    private final StringBuilder waiting = new StringBuilder();

    private boolean closed;

    private final ReentrantLock writing = new ReentrantLock();

    /** A log, with its thread. */
    public RequestLog() {
        this(LOG::isInfoEnabled, LOG::info);
    }

    /**
     * @param isOn whether lines are wanted at this moment
     * @param out gets one or more lines at a time, without the end of the last
     */
    RequestLog(BooleanSupplier isOn, Consumer<String> out) {
        this.isOn = isOn;
        this.out = out;
        Thread.ofPlatform().name("request-log").daemon().start(this::work);
    }

    @Override
    public void record(AuditEntry entry) {
        if (!isOn.getAsBoolean()) {
            return;
        }
        String line = line(entry);
        boolean isFull;
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                waiting.notifyAll();
            }
            waiting.append(line).append('\n');
            isFull = closed || waiting.length() >= WAITING_CHARS_MAX;
        }
        if (isFull) {
            flush();
        }
    }

    private void work() {
        try {
            while (awaitLine()) {
                Thread.sleep(GATHER_MILLIS);
                flush();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** False when the log is closed. */
    private boolean awaitLine() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty() && !closed) {
                waiting.wait();
            }
            return !closed;
        }
    }

    /** One at a time, so that lines keep their order. */
    private void flush() {
        writing.lock();
        try {
            String lines = take();
            if (!lines.isEmpty()) {
                out.accept(lines);
            }
        } finally {
            writing.unlock();
        }
    }

    private String take() {
        synchronized (waiting) {
            String lines = waiting.isEmpty() ? "" : waiting.substring(0, waiting.length() - 1);
            waiting.setLength(0);
            return lines;
        }
    }

    /** Writes what waits. What comes later is written at once. */
    @Override
    public void close() {
        synchronized (waiting) {
            closed = true;
            waiting.notifyAll();
        }
        flush();
    }

    /** The line of one request, without its end. */
    static String line(AuditEntry entry) {
        RequestHead head = entry.head();
        Call call = entry.call();
        JsonWriter json = new JsonWriter()
                .openObject()
                .member("id", head.requestId())
                .member("time", HttpDates.formatMillis(head.receivedAt()))
                .member("client", head.clientAddress().getHostAddress())
                .member("agent", agent(head))
                .member("protocol", head.protocol())
                .member("dialect", entry.dialect().label())
                .member("method", head.method())
                .member("call", entry.callName());
        if (call != null && call.row() != null) {
            json.member("operation", call.row().operation().label());
        }
        if (call != null && call.bucket() != null) {
            json.member("bucket", call.bucketText());
        }
        if (call != null && call.key() != null) {
            json.member("key", call.key().value());
        }
        json.member("caller", Callers.shown(entry.caller()))
                .member("decision", decision(entry))
                .member("cors", cors(entry))
                .member("status", entry.status());
        if (!entry.code().isEmpty()) {
            json.member("code", entry.code());
        }
        return json.member("micros", entry.took().toNanos() / 1_000)
                .closeObject()
                .toString();
    }

    /** What the client calls itself; empty when it does not say. */
    private static String agent(RequestHead head) {
        String agent = head.headers().first("user-agent").orElse("");
        return agent.length() <= AGENT_CHARS_MAX ? agent : agent.substring(0, AGENT_CHARS_MAX);
    }

    private static String decision(AuditEntry entry) {
        if (entry.decisions().isEmpty()) {
            return "none";
        }
        Decision last = entry.decisions().getLast();
        return last.allowed() ? "allow" : "deny";
    }

    private static String cors(AuditEntry entry) {
        return switch (entry.cors()) {
            case null -> "none";
            case CorsVerdict.NotCors notCors -> "none";
            case CorsVerdict.Allowed allowed -> "allowed";
            case CorsVerdict.Refused refused -> refused.reason().word();
        };
    }
}
