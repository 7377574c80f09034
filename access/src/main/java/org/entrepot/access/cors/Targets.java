package org.entrepot.access.cors;

/** The targets that say nothing of their own, made once. */
final class Targets {
    static final CorsTarget NO_BUCKET = new CorsTarget.NoBucket();
    static final CorsTarget NO_CONFIGURATION = new CorsTarget.NoConfiguration();

    private Targets() {}
}
