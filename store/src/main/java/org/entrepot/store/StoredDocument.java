package org.entrepot.store;

import java.time.Instant;
import org.entrepot.access.Dialect;

/**
 * A document of a bucket as it was written.
 *
 * @param notation the dialect that wrote it
 * @param source the exact bytes
 * @param revision grows with every change of this bucket's documents; never reused
 * @param changedBy who wrote it, as an ARN
 */
public record StoredDocument(Dialect notation, byte[] source, long revision, String changedBy, Instant changedAt) {}
