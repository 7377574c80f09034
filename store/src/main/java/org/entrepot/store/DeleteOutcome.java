package org.entrepot.store;

/** What became of one key of a delete. */
public sealed interface DeleteOutcome {
    /** It is gone now; {@code existed} says whether it was there. */
    record Done(ObjectKey key, boolean existed) implements DeleteOutcome {}

    /** It stays as it was. */
    record Refused(ObjectKey key, StoreError error) implements DeleteOutcome {}
}
