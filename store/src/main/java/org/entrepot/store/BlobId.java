package org.entrepot.store;

/** The name of a blob, made by the server: lower-case letters and digits, never anything a caller chose. */
public record BlobId(String value) implements Segment.Source {
    public BlobId {
        if (!isId(value)) {
            throw new IllegalArgumentException("no blob id: " + value);
        }
    }

    /** Whether a text may be the name of a blob. */
    public static boolean isId(String text) {
        return text.matches("[a-z0-9]{1,64}");
    }
}
