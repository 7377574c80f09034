package org.entrepot.server.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a server has in hand, all its listeners together, and whether it takes on more. What it does not is refused at once. */
public final class ServerLoad {
    /** Requests for the server's own pages beyond the others, so that who looks after a server in need can. */
    private static final int OWN_PAGES_MAX = 64;

    private final Limits limits;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bodyBytes = new AtomicLong();
    private final LongAdder shed = new LongAdder();

    /**
     * The bounds.
     *
     * @param requestsMax requests that a handler works on at once
     * @param bodyBytesMax bytes of request bodies that wait in memory for their handlers; above, no request with a body is begun
     *     and those begun get less room each
     */
    public record Limits(int requestsMax, long bodyBytesMax) {
        public Limits {
            if (requestsMax < 1 || bodyBytesMax < HttpLimits.BODY_QUEUE_BYTES_MAX) {
                throw new IllegalArgumentException("at least one request with a body has to fit");
            }
        }

        /** As they are without configuration: a fraction of the memory that {@code ./entrepot} gives the server. */
        public static Limits defaults() {
            return new Limits(4096, 96L << 20);
        }
    }

    /** Nothing in hand. */
    public ServerLoad(Limits limits) {
        this.limits = limits;
    }

    /**
     * Takes a request on; {@link #end} when it is done.
     *
     * @param isOwn whether it is for the server's own pages
     * @param hasBody whether bytes will have to be kept for it
     * @return false when it is one too many
     */
    boolean begin(boolean isOwn, boolean hasBody) {
        int max = isOwn ? limits.requestsMax + OWN_PAGES_MAX : limits.requestsMax;
        if ((!hasBody || !isMemoryShort()) && requests.getAndUpdate(now -> now < max ? now + 1 : now) < max) {
            return true;
        }
        shed.increment();
        return false;
    }

    /** A request that was taken on is done. */
    void end() {
        requests.decrementAndGet();
    }

    /** So many bytes more of bodies wait; fewer when negative. */
    void addBodyBytes(int bytes) {
        bodyBytes.addAndGet(bytes);
    }

    /** Whether as much waits as may. */
    boolean isMemoryShort() {
        return bodyBytes.get() >= limits.bodyBytesMax;
    }

    /** Requests in hand. */
    public long requests() {
        return requests.get();
    }

    /** Bytes of request bodies in memory. */
    public long bodyBytes() {
        return bodyBytes.get();
    }

    /** Requests refused because there were too many, since the start. */
    public long shed() {
        return shed.sum();
    }
}
