package org.entrepot.conformance.durability;

import java.util.Locale;
import org.entrepot.access.Dialect;

/** Something that a write gives a new state: by the dialect whose words write it, in that dialect's own bucket. */
sealed interface Place extends Comparable<Place> {
    Dialect dialect();

    /** The bucket that this dialect's writers share. */
    static String bucket(Dialect dialect) {
        return "crash" + dialect.name().toLowerCase(Locale.ROOT);
    }

    /** The bucket itself. */
    record Bucket(Dialect dialect) implements Place {
        /** Its state when it is there. */
        static final String MADE = "made";
    }

    /** An object. */
    record Key(Dialect dialect, String name) implements Place {}

    /** One of the bucket's documents. */
    record Document(Dialect dialect, Kind kind) implements Place {}

    /** The documents that every dialect has. */
    enum Kind {
        CORS,
        POLICY
    }

    @Override
    default int compareTo(Place other) {
        return toString().compareTo(other.toString());
    }
}
