package org.entrepot.store;

import org.jspecify.annotations.Nullable;

/** What one catalog call found for a request; absent members were not asked for or are not there. */
public record LookUp(
        @Nullable AccessKey accessKey,
        @Nullable Bucket bucket,
        @Nullable StoredObject object) {}
