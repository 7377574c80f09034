package org.entrepot.bench;

import org.HdrHistogram.Histogram;

/**
 * What one run of the generator saw.
 *
 * @param answered requests answered as they should be
 * @param errors requests that failed or were answered otherwise
 * @param firstError what the first of them was; empty for none
 * @param unsent requests that were due and for which no connection was free to the end; 0 in a closed loop
 * @param nanos from the first request to the last answer
 * @param latency nanoseconds, as {@link Pace} counts them
 */
record LoadResult(long answered, long errors, String firstError, long unsent, long nanos, Histogram latency) {
    /** Requests that the server had to do with. */
    long requests() {
        return answered + errors;
    }

    double perSecond() {
        return answered / (nanos / 1e9);
    }
}
