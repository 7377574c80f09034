package org.entrepot.store;

/**
 * A run of bytes of an object's body.
 *
 * @param blob the blob that holds them
 * @param offset where in the blob they begin
 * @param length how many bytes, 1 or more
 */
public record Segment(BlobId blob, long offset, long length) {}
