package org.entrepot.store;

import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.jspecify.annotations.Nullable;

/**
 * What a write says about an object besides its bytes; see {@link StoredObject} for the members.
 *
 * @param digests what to compute and keep; what {@link PutBody#finish} expects is computed as well
 */
public record NewObject(
        ObjectKey key,
        Map<String, String> headers,
        Map<String, String> metadata,
        @Nullable Acl acl,
        String ownerAccount,
        Dialect writtenIn,
        Set<DigestKind> digests) {}
