package org.entrepot.gateway;

import org.entrepot.access.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What a refusal may mention.
 *
 * @param call null when routing itself failed
 * @param caller null before the signature was verified
 */
public record RefusalContext(
        RequestHead head,
        Entry entry,
        @Nullable Call call,
        @Nullable Caller caller) {}
