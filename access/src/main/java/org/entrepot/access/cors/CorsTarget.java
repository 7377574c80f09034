package org.entrepot.access.cors;

/** What a cross-origin request is judged against. */
public sealed interface CorsTarget {
    /** The bucket named does not exist. */
    record NoBucket() implements CorsTarget {}

    /** The bucket exists and has no rules. */
    record NoConfiguration() implements CorsTarget {}

    /**
     * The bucket's rules.
     *
     * @param cors compiled once per revision
     */
    record Rules(CompiledCors cors) implements CorsTarget {}

    /** The target for a bucket that does not exist. */
    static CorsTarget noBucket() {
        return Targets.NO_BUCKET;
    }

    /** The target for a bucket without rules. */
    static CorsTarget noConfiguration() {
        return Targets.NO_CONFIGURATION;
    }

    /** The target for a bucket with rules. */
    static CorsTarget of(CompiledCors cors) {
        return new Rules(cors);
    }
}
