package org.entrepot.server.http;

import java.time.Duration;

/**
 * Every bound of the listener.
 *
 * @param connectionsMax connections open at once, all listeners of one kind together; one more is answered 503
 * @param headTime from a head's first byte (or the connection's opening) to its last
 * @param keepAliveTime how long a connection may wait for its next request
 * @param bodyIdleTime the longest pause within a request body
 * @param bodyBytesPerSecondMin the mean rate below which a body is too slow, judged after {@code bodyIdleTime}
 * @param writeIdleTime how long a client may take nothing of an answer
 * @param drainTime how long the rest of a body that nobody wanted may take
 * @param lingerTime how long a connection about to be closed still listens, so that the answer reaches a client that is sending
 */
public record HttpLimits(
        int connectionsMax,
        Duration headTime,
        Duration keepAliveTime,
        Duration bodyIdleTime,
        int bodyBytesPerSecondMin,
        Duration writeIdleTime,
        Duration drainTime,
        Duration lingerTime) {
    /** Bytes of a request line; vendors' signed URLs with the longest keys stay below 8 KiB. */
    public static final int REQUEST_LINE_BYTES_MAX = 16 << 10;

    /** Bytes of all header lines; the vendors allow 8 KiB, plus 2 KiB of user metadata. */
    public static final int HEAD_BYTES_MAX = 32 << 10;

    /** Header lines of one request. */
    public static final int HEADER_LINES_MAX = 256;

    /**
     * Bytes a piece of a body has at the most, and the receive buffer of a connection over which much comes; 8 KiB cost 15 % of a
     * PUT ({@code http.md}).
     */
    public static final int PIECE_BYTES_MAX = 64 << 10;

    /** Bytes of a new connection's receive buffer: a head, and with it a small body. */
    public static final int RECEIVE_BYTES_FIRST = 8 << 10;

    /** Bytes of the receive buffer of a connection over which only heads come; the largest of 64 KiB cost 8 % of a small GET. */
    public static final int RECEIVE_BYTES_MIN = 2 << 10;

    /** Bytes of a body that wait in memory for a slow handler; reading stops above. */
    public static final int BODY_QUEUE_BYTES_MAX = 512 << 10;

    /** Bytes of chunk extensions in one body; nobody uses them. */
    public static final int CHUNK_EXTENSION_BYTES_MAX = 16 << 10;

    /** Bytes of an unwanted body that are read to keep a connection; beyond, the connection is closed. */
    public static final long DRAIN_BYTES_MAX = 8 << 20;

    /** Bodies up to this many bytes leave in one write with their head. */
    public static final int SMALL_BODY_BYTES_MAX = 64 << 10;

    /** Bytes of larger bodies handed to the connection at once where no file region can be sent. */
    public static final int PUMP_BYTES = 128 << 10;

    public HttpLimits {
        if (connectionsMax < 1 || bodyBytesPerSecondMin < 1) {
            throw new IllegalArgumentException("limits are at least 1");
        }
    }

    /** As it is without configuration. */
    public static HttpLimits defaults() {
        return new HttpLimits(
                10_000,
                Duration.ofSeconds(30),
                Duration.ofSeconds(75),
                Duration.ofSeconds(30),
                256,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2));
    }

    /** How often deadlines are looked at: a quarter of the shortest, 20 milliseconds to 1 second. */
    Duration sweepPeriod() {
        long shortest = Math.min(
                Math.min(headTime.toMillis(), keepAliveTime.toMillis()),
                Math.min(writeIdleTime.toMillis(), Math.min(drainTime.toMillis(), lingerTime.toMillis())));
        return Duration.ofMillis(Math.clamp(shortest / 4, 20, 1000));
    }
}
