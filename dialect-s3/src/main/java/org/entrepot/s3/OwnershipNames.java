package org.entrepot.s3;

import java.util.Optional;
import org.entrepot.access.policy.Ownership;

/** Object ownership by the names of the wire ({@code s3.md} section 14). */
final class OwnershipNames {
    private OwnershipNames() {}

    static Optional<Ownership> of(String name) {
        for (Ownership ownership : Ownership.values()) {
            if (name(ownership).equals(name)) {
                return Optional.of(ownership);
            }
        }
        return Optional.empty();
    }

    static String name(Ownership ownership) {
        return switch (ownership) {
            case BUCKET_OWNER_ENFORCED -> "BucketOwnerEnforced";
            case BUCKET_OWNER_PREFERRED -> "BucketOwnerPreferred";
            case OBJECT_WRITER -> "ObjectWriter";
        };
    }
}
