package org.entrepot.access.cors.cases;

import java.util.Optional;

/** What a case is about. */
public enum CorsCaseKind {
    /** An {@code OPTIONS} request. */
    PREFLIGHT("preflight"),
    /** Any other request to a bucket. */
    ACTUAL("actual"),
    /** Writing, reading or deleting the rules. */
    CONFIG("config"),
    /** The report on doubtful rules. */
    LINT("lint"),
    /** The explain call. */
    EXPLAIN("explain");

    private final String label;

    CorsCaseKind(String label) {
        this.label = label;
    }

    /** The word in case files. */
    public String label() {
        return label;
    }

    /** The kind with this label. */
    public static Optional<CorsCaseKind> of(String label) {
        for (CorsCaseKind kind : values()) {
            if (kind.label.equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
