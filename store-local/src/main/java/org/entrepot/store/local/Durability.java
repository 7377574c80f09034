package org.entrepot.store.local;

/** What an acknowledged write has reached. */
public enum Durability {
    /** Stable storage: it survives loss of power. */
    SYNC,
    /** The operating system: it survives the end of the process, not loss of power. For test machines. */
    NONE
}
