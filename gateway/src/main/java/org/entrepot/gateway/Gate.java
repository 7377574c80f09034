package org.entrepot.gateway;

import java.io.IOException;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Facts;
import org.entrepot.store.Bucket;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** The one place that says yes or no, bound to the caller and the facts of one request. Every decision goes into its audit entry. */
public interface Gate {
    /**
     * Asks.
     *
     * @param key null for operations on the bucket
     * @param object the object of that key, if it is there: its ACL and owner count
     */
    boolean allows(Operation operation, Bucket bucket, @Nullable ObjectKey key, @Nullable StoredObject object)
            throws IOException;

    /** Asks with other facts than the request's own, for instance without the listing's parameters. */
    boolean allows(
            Operation operation, Bucket bucket, @Nullable ObjectKey key, @Nullable StoredObject object, Facts facts)
            throws IOException;

    /**
     * Asks, and refuses the request when the answer is no.
     *
     * @throws RefusedException {@link Refusal.AccessDenied}
     */
    void require(Operation operation, Bucket bucket, @Nullable ObjectKey key, @Nullable StoredObject object)
            throws IOException;

    /** Asks with other facts than the request's own, and refuses likewise. */
    void require(
            Operation operation, Bucket bucket, @Nullable ObjectKey key, @Nullable StoredObject object, Facts facts)
            throws IOException;

    /**
     * Asks for something that needs the object to be there, as the pipeline does for the call's own, and refuses the request
     * when the answer is no or the object is missing ({@code policy.md} section 5).
     *
     * @return the object
     * @throws RefusedException {@link Refusal.AccessDenied}, {@link Refusal.NoSuchKey}
     */
    StoredObject requireObject(
            Operation operation, Bucket bucket, ObjectKey key, @Nullable StoredObject object, Facts facts)
            throws IOException;

    /** The facts of the request. */
    Facts facts();
}
