package org.entrepot.store;

/**
 * A part that a finished object was made of.
 *
 * @param number 1 to {@link Multipart#parts}: counts the parts that were used, whatever their numbers in the upload
 * @param offset where in the object it begins
 * @param size in bytes
 * @param digests the checksum that the upload was begun with; empty when it named none
 */
public record ObjectPart(int number, long offset, long size, Digests digests) {}
