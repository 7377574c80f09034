package org.entrepot.access.cors.notation;

import org.entrepot.access.cors.CorsConfiguration;

/** Carries a problem out of a reader; never leaves this package. */
final class CorsRefusal extends Exception {
    private static final long serialVersionUID = 1;
    private final transient CorsProblem problem;

    CorsRefusal(CorsProblem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    /** A reader's work, its refusal turned into a value. */
    static CorsReading reading(Work work) {
        try {
            return new CorsReading.Read(work.read());
        } catch (CorsRefusal refusal) {
            return new CorsReading.Refused(refusal.problem);
        }
    }

    /** What a reader does. */
    @FunctionalInterface
    interface Work {
        CorsConfiguration read() throws CorsRefusal;
    }
}
