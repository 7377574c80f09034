package org.entrepot.test;

import java.util.SplittableRandom;

/**
 * Runs a check on many random inputs. Each run has a seed of its own; a failure names the seed, and running again with
 * {@code -Dentrepot.seed=<seed>} repeats exactly that run.
 */
public final class Property {
    private Property() {}

    /** One check on inputs drawn from {@code random}. */
    @FunctionalInterface
    public interface Check {
        /** Draws its input and throws when the property does not hold. */
        void run(SplittableRandom random) throws Exception;
    }

    /**
     * Runs the check {@code runs} times with fresh seeds, or once with the seed asked for.
     *
     * @throws AssertionError when a run fails; the message names the seed
     */
    public static void holds(int runs, Check check) {
        Long asked = Long.getLong("entrepot.seed");
        if (asked != null) {
            runOnce(asked, check);
            return;
        }
        SplittableRandom seeds = new SplittableRandom();
        for (int i = 0; i < runs; i++) {
            runOnce(seeds.nextLong(), check);
        }
    }

    private static void runOnce(long seed, Check check) {
        try {
            check.run(new SplittableRandom(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("fails with -Dentrepot.seed=" + seed + ": " + e.getMessage(), e);
        }
    }
}
