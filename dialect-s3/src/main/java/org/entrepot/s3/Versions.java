package org.entrepot.s3;

import java.util.Objects;
import java.util.regex.Pattern;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.StoredObject;

/** Version ids over buckets that never had versions: every object is its own {@code null} version ({@code s3.md} 13). */
final class Versions {
    /** The id of what was written without versions. */
    static final String NULL = "null";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+=/-]{1,1024}");

    private Versions() {}

    /** Whether a text can be a version id. */
    static boolean isWellFormed(String id) {
        return FORM.matcher(id).matches();
    }

    /**
     * The id that a request names.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument} when it can be none
     */
    static String id(Work work) throws RefusedException {
        String id = work.query().first("versionId").orElse("");
        if (!isWellFormed(id)) {
            throw new RefusedException(new Refusal.InvalidArgument("versionId", id, "Invalid version id specified"));
        }
        return id;
    }

    /**
     * The object that the request's version id names.
     *
     * @throws RefusedException {@link Refusal.NoSuchVersion}, {@link Refusal.InvalidArgument}
     */
    static StoredObject required(Work work) throws RefusedException {
        String id = id(work);
        if (!id.equals(NULL) || work.object() == null) {
            throw new RefusedException(new Refusal.NoSuchVersion(id));
        }
        return Objects.requireNonNull(work.object());
    }
}
