package org.entrepot.access;

/** How what a new document lets through stands to what an old one does. */
public enum ComparisonVerdict {
    /** Both let the same requests through. */
    EQUAL,
    /** The new one lets fewer through. */
    NARROWER,
    /** The new one lets more through. */
    WIDER,
    /** Each lets something through that the other does not. */
    DIFFERENT,
    /** The limit of the comparison came first. */
    UNKNOWN;

    /** The verdict of a comparison that was finished. */
    public static ComparisonVerdict of(boolean isGained, boolean isLost) {
        if (isGained) {
            return isLost ? DIFFERENT : WIDER;
        }
        return isLost ? NARROWER : EQUAL;
    }

    /** Whether the new one is known to let nothing more through. */
    public boolean isNoWider() {
        return switch (this) {
            case EQUAL, NARROWER -> true;
            case WIDER, DIFFERENT, UNKNOWN -> false;
        };
    }
}
