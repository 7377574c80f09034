package org.entrepot.qingstor;

import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.StoredObject;

/** Version ids ({@code qingstor.md} section 6.17). Nothing is versioned, so every object is its own and only version. */
final class Versions {
    /** How the version of an object that was never versioned is called, as in the other dialects of this server. */
    static final String ONLY = "null";

    private Versions() {}

    /**
     * Whether the request names the only version there is.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument} when the id is empty
     */
    static boolean namesTheOnly(Work work) throws RefusedException {
        return id(work).equals(ONLY);
    }

    /**
     * The object whose version the request names.
     *
     * @throws RefusedException {@link Refusal.NoSuchVersion}, {@link Refusal.InvalidArgument}
     */
    static StoredObject required(Work work) throws RefusedException {
        StoredObject object = work.object();
        if (object == null || !namesTheOnly(work)) {
            throw new RefusedException(new Refusal.NoSuchVersion(id(work)));
        }
        return object;
    }

    private static String id(Work work) throws RefusedException {
        String id = Parameters.text(work.query(), "version_id");
        if (id.isEmpty()) {
            throw new RefusedException(new Refusal.InvalidArgument("version_id", id, "it has to name a version"));
        }
        return id;
    }
}
