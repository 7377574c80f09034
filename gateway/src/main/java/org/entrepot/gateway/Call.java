package org.entrepot.gateway;

import org.entrepot.store.BucketAddress;
import org.entrepot.store.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * A request understood: which call of the dialect, on what. Made from the head alone.
 *
 * @param row the call; null only when {@code fault} says why none fits
 * @param bucketText the bucket as the client wrote it, for error texts; empty when none is named
 * @param bucket null when none is named
 * @param key null when none is named
 * @param listPrefix for listing calls the prefix asked for, empty when none was sent; null for other calls
 * @param query decoded
 * @param fault a refusal found while routing. It is answered after the look-up, so that CORS headers go with it
 */
public record Call(
        @Nullable CallRow row,
        String bucketText,
        @Nullable BucketAddress bucket,
        @Nullable ObjectKey key,
        @Nullable String listPrefix,
        Query query,
        @Nullable Refusal fault) {}
