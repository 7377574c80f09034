package org.entrepot.access.acl;

import java.util.List;
import org.entrepot.access.Dialect;

/**
 * An access control list as written. It keeps the meaning of the dialect that wrote it, for callers of every dialect
 * ({@code policy.md} section 8). The owner's own FULL_CONTROL is implied and need not be listed.
 *
 * @param writtenIn the dialect whose meaning the grants have
 * @param grants in the order written, at most 100
 */
public record Acl(Dialect writtenIn, List<Grant> grants) {
    public Acl {
        grants = List.copyOf(grants);
    }
}
