package org.entrepot.gateway;

import java.io.IOException;
import org.entrepot.store.StoreException;

/** Does the work of one call, in plain blocking Java. */
@FunctionalInterface
public interface CallHandler {
    /**
     * Answers an authorised call.
     *
     * @throws RefusedException when the call has to be refused after all
     * @throws StoreException what the store refuses; worded as {@link Refusal.OfStore}
     */
    Answer handle(Work work) throws IOException, StoreException;
}
