package org.entrepot.access.lint;

import java.util.Locale;

/** How much a finding weighs, the heaviest first. */
public enum Severity {
    /** Something written can never do what it says. */
    ERROR,
    /** It probably does something else than its writer wants. */
    WARNING,
    /** Worth knowing. */
    INFO;

    /** The word in reports, such as {@code warning}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when this weighs at least as much as the other. */
    public boolean reaches(Severity other) {
        return compareTo(other) <= 0;
    }
}
