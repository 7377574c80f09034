package org.entrepot.bench;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param warmUp of each row on Entrepôt before the first round, so that the compiler has seen all of it
 * @param settle before each measurement
 * @param measured each measurement
 */
record Plan(int rounds, Duration warmUp, Duration settle, Duration measured) {
    /** For a table that is kept. */
    static final Plan FULL = new Plan(5, Duration.ofSeconds(15), Duration.ofMillis(700), Duration.ofSeconds(3));

    /** For a look. */
    static final Plan QUICK = new Plan(1, Duration.ofSeconds(4), Duration.ofMillis(500), Duration.ofMillis(2000));
}
