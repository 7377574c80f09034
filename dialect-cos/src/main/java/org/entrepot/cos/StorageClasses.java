package org.entrepot.cos;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.StoredObject;

/**
 * Storage classes ({@code cos.md} section 9). Those whose objects can be read at once are kept as a label and shown again;
 * classes that need a restore before reading are refused, because restoring is not served.
 */
final class StorageClasses {
    /** The header that names a class, both ways. */
    static final String HEADER = "x-cos-storage-class";

    /** The class that is not shown on objects. */
    static final String STANDARD = "STANDARD";

    /** Where {@link StoredObject#headers} keeps the label. */
    private static final String KEPT_AS = "storage-class";

    private static final Set<String> READABLE = Set.of(
            STANDARD,
            "STANDARD_IA",
            "INTELLIGENT_TIERING",
            "MAZ_STANDARD",
            "MAZ_STANDARD_IA",
            "MAZ_INTELLIGENT_TIERING");
    private static final Set<String> NEED_RESTORE =
            Set.of("ARCHIVE", "DEEP_ARCHIVE", "COLD", "MAZ_ARCHIVE", "MAZ_COLD");

    private StorageClasses() {}

    /**
     * The label a write asks for; empty for {@link #STANDARD}.
     *
     * @throws RefusedException {@code NotSupportedStorageClass} or {@code InvalidStorageClass}
     */
    static Optional<String> asked(Headers headers) throws RefusedException {
        String name = headers.first(HEADER).filter(text -> !text.isBlank()).orElse(STANDARD);
        if (READABLE.contains(name)) {
            return name.equals(STANDARD) ? Optional.empty() : Optional.of(name);
        }
        boolean isKnown = NEED_RESTORE.contains(name);
        throw new RefusedException(new Refusal.InDialect(
                400,
                isKnown ? "NotSupportedStorageClass" : "InvalidStorageClass",
                isKnown
                        ? "The storage class `" + name + "` is not served."
                        : "There is no storage class `" + name + "`.",
                List.of()));
    }

    /** The name under which a label is kept among the stored headers. */
    static String keptAs() {
        return KEPT_AS;
    }

    /** The class of an object. */
    static String of(StoredObject object) {
        return of(object.headers());
    }

    /** The class among stored headers. */
    static String of(Map<String, String> headers) {
        return headers.getOrDefault(KEPT_AS, STANDARD);
    }
}
