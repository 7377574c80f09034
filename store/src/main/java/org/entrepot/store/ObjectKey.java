package org.entrepot.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The key of an object: Unicode text of 1 to 1,024 UTF-8 bytes. {@code ..}, {@code //} and control characters are ordinary
 * data; a key never becomes part of a file path.
 */
public record ObjectKey(String value) {
    /** Longest key in UTF-8 bytes ({@code design.md} section 6). */
    public static final int BYTES_MAX = 1024;

    public ObjectKey {
        if (!fits(value)) {
            throw new IllegalArgumentException("a key has 1 to " + BYTES_MAX + " bytes");
        }
    }

    /** The key, when the text can be one: not empty, not too long. */
    public static Optional<ObjectKey> of(String text) {
        return fits(text) ? Optional.of(new ObjectKey(text)) : Optional.empty();
    }

    private static boolean fits(String text) {
        // A char takes three bytes at the most, so that most keys need not be encoded to be measured.
        return !text.isEmpty()
                && (text.length() <= BYTES_MAX / 3
                        || text.length() <= BYTES_MAX && text.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX);
    }

    @Override
    public String toString() {
        return value;
    }
}
