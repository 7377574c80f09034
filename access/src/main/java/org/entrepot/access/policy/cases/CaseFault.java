package org.entrepot.access.policy.cases;

import org.entrepot.access.text.Position;

/** Something in a case file that cannot be understood; never leaves the package. */
final class CaseFault extends Exception {
    private static final long serialVersionUID = 1;

    private final String text;
    private final transient Position position;

    CaseFault(String text, Position position) {
        super(text, null, false, false);
        this.text = text;
        this.position = position;
    }

    String text() {
        return text;
    }

    Position position() {
        return position;
    }
}
