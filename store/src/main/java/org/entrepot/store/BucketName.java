package org.entrepot.store;

import java.util.Optional;

/**
 * The inside name of a bucket: 1 to 255 of {@code A-Za-z0-9._-}, the union of what the dialects allow. What a dialect lets
 * its callers create is narrower and that dialect's business.
 */
public record BucketName(String value) implements Comparable<BucketName> {
    private static final int CHARS_MAX = 255;

    public BucketName {
        if (!isName(value)) {
            throw new IllegalArgumentException("no bucket name: " + value);
        }
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '.'
                    || c == '_'
                    || c == '-';
            if (!fits) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= CHARS_MAX;
    }

    /** The name, when the text can be one. */
    public static Optional<BucketName> of(String text) {
        return isName(text) ? Optional.of(new BucketName(text)) : Optional.empty();
    }

    @Override
    public int compareTo(BucketName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
