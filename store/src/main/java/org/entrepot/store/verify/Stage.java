package org.entrepot.store.verify;

/** What a verification is at. */
public enum Stage {
    /** The catalog engine's own files. */
    CATALOG_FILES("catalog files"),
    /** Every record, one after the other. */
    RECORDS("records"),
    /** Who uses which blob, counted. */
    REFERENCES("references"),
    /** The blobs in use. */
    BLOBS("blobs"),
    /** The digests of objects. */
    OBJECTS("objects");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** What a person calls it. */
    public String label() {
        return label;
    }
}
