package org.entrepot.store;

import java.util.List;

/** What must hold of a key at the moment of the commit for a write to happen ({@code s3.md} section 9). */
public sealed interface WriteCondition {
    /** Nothing. */
    record Always() implements WriteCondition {}

    /** The key must be missing. */
    record IfAbsent() implements WriteCondition {}

    /** The key must be there, with one of these ETags (hex digits without quotes), or with any when the list is empty. */
    record IfMatch(List<String> etags) implements WriteCondition {
        public IfMatch {
            etags = List.copyOf(etags);
        }
    }

    /** The key must be missing or have none of these ETags. */
    record IfNoneMatch(List<String> etags) implements WriteCondition {
        public IfNoneMatch {
            etags = List.copyOf(etags);
        }
    }
}
