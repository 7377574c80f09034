package org.entrepot.access.policy;

import java.util.List;

/**
 * The resources of a rule: patterns over {@code bucket} for operations on a bucket and {@code bucket/key} for operations
 * on an object.
 *
 * @param complement true for {@code NotResource}: the resources that no pattern matches
 * @param listing what a list operation is matched as
 */
public record Where(boolean complement, List<Pattern> patterns, Listing listing) {
    /** What string a list operation is matched as ({@code policy.md} section 5, rules after the table). */
    public enum Listing {
        /** The bucket, whatever prefix is asked for. */
        AS_BUCKET,
        /** The bucket, a slash and the prefix asked for, empty when none was sent. */
        AS_FOLDER
    }

    public Where {
        patterns = List.copyOf(patterns);
    }
}
