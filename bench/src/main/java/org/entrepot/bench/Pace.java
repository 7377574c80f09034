package org.entrepot.bench;

/** When requests are sent. */
sealed interface Pace {
    /** Each connection sends its next request as soon as the one before is answered. Latency counts from the sending. */
    record Closed() implements Pace {}

    /**
     * A fixed rate, whatever the answers do. Latency counts from the moment a request was due, so that a server that stalls
     * pays for all requests that wait meanwhile, and not only for the one being answered (no coordinated omission).
     */
    record Open(double requestsPerSecond) implements Pace {
        public Open {
            if (!(requestsPerSecond > 0)) {
                throw new IllegalArgumentException("the rate has to be above 0 requests per second");
            }
        }
    }

    /** When a request is due, in nanoseconds since the start; 0 for as soon as a connection is free. */
    default long dueNanos(long number) {
        return switch (this) {
            case Closed closed -> 0;
            case Open open -> (long) (number * 1e9 / open.requestsPerSecond());
        };
    }
}
