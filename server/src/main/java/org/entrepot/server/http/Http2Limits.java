package org.entrepot.server.http;

/**
 * The bounds that only HTTP/2 has; all others are those of {@link HttpLimits}. Each keeps one known way of exhausting a
 * server from working; what goes beyond ends the connection with {@code ENHANCE_YOUR_CALM} unless it says otherwise.
 */
final class Http2Limits {
    /** Requests at once on a connection, the least that RFC 9113 section 6.5.2 recommends; one more is reset. */
    static final int STREAMS_MAX = 100;

    /** Bytes of one body that a client may send ahead of the handler: as much as waits in memory for HTTP/1.1. */
    static final int STREAM_WINDOW_BYTES = HttpLimits.BODY_QUEUE_BYTES_MAX;

    /** Bytes of all bodies of a connection that its client may send ahead of their handlers. */
    static final int CONNECTION_WINDOW_BYTES = 4 << 20;

    /** Bytes taken from a body before the client hears of it, so that not each piece costs a task on the loop. */
    static final int WINDOW_STEP_BYTES = 64 << 10;

    /** Bytes of all headers of a request, pseudo-headers included, 32 more counted for each; beyond is answered 431. */
    static final int HEADER_LIST_BYTES_MAX = HttpLimits.REQUEST_LINE_BYTES_MAX + HttpLimits.HEAD_BYTES_MAX;

    /** Seconds over which resets and control frames are counted. */
    static final int FLOOD_WINDOW_SECONDS = 30;

    /** Streams that a client may reset, and may make this end reset, within the window (CVE-2023-44487, CVE-2025-8671). */
    static final int RESETS_PER_WINDOW_MAX = 200;

    /** PING and SETTINGS frames within the window (CVE-2019-9512, CVE-2019-9515). */
    static final int CONTROL_FRAMES_PER_WINDOW_MAX = 500;

    /** Answers to control frames that may wait for a client that does not read them. */
    static final int QUEUED_CONTROL_FRAMES_MAX = 500;

    /** DATA frames in a row with neither bytes nor the stream's end (CVE-2019-9518). */
    static final int EMPTY_DATA_FRAMES_MAX = 10;

    /** CONTINUATION frames of one head that are small for no reason (CVE-2024-27316). */
    static final int SMALL_CONTINUATIONS_MAX = 16;

    private Http2Limits() {}
}
