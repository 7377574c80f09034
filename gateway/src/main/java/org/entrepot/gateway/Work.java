package org.entrepot.gateway;

import java.time.Clock;
import org.entrepot.access.identity.Caller;
import org.entrepot.store.Bucket;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.PutBody;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * All that a handler needs for one authorised call.
 *
 * @param bucketOrNull null only for calls whose target is the service, or that make the bucket
 * @param object what the look-up found under the key; null when it is missing or no key is named
 * @param body decoded, with the dialect's checks in its {@code finish}
 */
public record Work(
        RequestHead head,
        Entry entry,
        Call call,
        Caller caller,
        @Nullable Bucket bucketOrNull,
        @Nullable StoredObject object,
        PutBody body,
        Gate gate,
        ObjectStore store,
        Documents documents,
        Settings settings,
        Clock clock) {
    /** The bucket of a call that has one. */
    public Bucket bucket() {
        if (bucketOrNull == null) {
            throw new IllegalStateException("this call has no bucket");
        }
        return bucketOrNull;
    }

    /** The decoded query. */
    public Query query() {
        return call.query();
    }

    /** The request's headers. */
    public Headers headers() {
        return head.headers();
    }

    /** The same call with headers as its dialect understands them. */
    public Work with(Headers headers) {
        return new Work(
                head.with(headers),
                entry,
                call,
                caller,
                bucketOrNull,
                object,
                body,
                gate,
                store,
                documents,
                settings,
                clock);
    }
}
