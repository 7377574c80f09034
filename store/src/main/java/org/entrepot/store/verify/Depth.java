package org.entrepot.store.verify;

/** How much a verification reads. Each includes the ones before it. */
public enum Depth {
    /** Every record of the catalog, and of every blob in use whether it is there and long enough. */
    RECORDS,
    /** Also the catalog's own files and the bytes of every blob, compared with the checksums written with them. */
    CHECKSUMS,
    /** Also the bytes of every object, compared with all digests that its record keeps. */
    DIGESTS
}
