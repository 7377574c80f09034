package org.entrepot.store.verify;

/**
 * How far a verification is.
 *
 * @param done of this stage: records, blobs or objects
 * @param total how many there are; 0 when nobody knows
 * @param bytes bytes of blobs and objects read since the verification began
 */
public record Progress(Stage stage, long done, long total, long bytes) {}
