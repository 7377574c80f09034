package org.entrepot.store;

/** How much a bucket holds. */
public record BucketUsage(long objects, long bytes) {}
