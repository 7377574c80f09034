package org.entrepot.access.policy.analysis;

import org.jspecify.annotations.Nullable;

/**
 * What a search found: every request of the region is wanted.
 *
 * @param key the key to ask for; null where the region's side says it
 */
record Found(Box region, @Nullable String key) {}
