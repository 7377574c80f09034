package org.entrepot.store;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The inside name of a bucket: 1 to 255 of {@code A-Za-z0-9._-}, the union of what the dialects allow. What a dialect lets
 * its callers create is narrower and that dialect's business.
 */
public record BucketName(String value) implements Comparable<BucketName> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,255}");

    public BucketName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no bucket name: " + value);
        }
    }

    /** The name, when the text can be one. */
    public static Optional<BucketName> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new BucketName(text)) : Optional.empty();
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
