package org.entrepot.access.cors;

/** The {@code ResourceType} of a refused preflight's error document; the names are the words on the wire. */
public enum CorsResource {
    /** The path names no key, or there are no rules at all. */
    BUCKET,
    /** The path names a key. */
    OBJECT
}
