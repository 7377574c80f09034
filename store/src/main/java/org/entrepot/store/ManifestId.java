package org.entrepot.store;

/** The name of a list of parts that the store keeps beside the objects made of it; the server's own, like {@link BlobId}. */
public record ManifestId(String value) implements Segment.Source {
    public ManifestId {
        if (!value.matches("[a-z0-9]{1,64}")) {
            throw new IllegalArgumentException("no manifest id: " + value);
        }
    }
}
