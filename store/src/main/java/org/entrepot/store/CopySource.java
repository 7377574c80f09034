package org.entrepot.store;

/**
 * What to copy from.
 *
 * @param object as found; a copy is made of these bytes also when the key holds others meanwhile
 */
public record CopySource(Bucket bucket, StoredObject object) {}
