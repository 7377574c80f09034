package org.entrepot.store;

/** Carries a {@link StoreError} to whoever words it. It has no stack trace: it is an answer, not a fault. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient StoreError error;

    public StoreException(StoreError error) {
        super(error.toString(), null, false, false);
        this.error = error;
    }

    /** What the store said. */
    public StoreError error() {
        return error;
    }
}
