package org.entrepot.access.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A change of a source text that removes a finding. The edits belong together; they do not overlap.
 *
 * @param edits one or more
 */
public record Patch(List<Edit> edits) {
    public Patch {
        edits = List.copyOf(edits);
    }

    /** A patch of one edit. */
    public static Patch of(Edit edit) {
        return new Patch(List.of(edit));
    }

    /** The text with the patch applied. */
    public String apply(String text) {
        return apply(text, List.of(this));
    }

    /**
     * The text with as many of the patches applied as do not get in each other's way, the first ones first. The rest can
     * be had by asking the lint about the result.
     */
    public static String apply(String text, List<Patch> patches) {
        List<Edit> taken = new ArrayList<>();
        for (Patch patch : patches) {
            boolean free = patch.edits.stream().noneMatch(edit -> taken.stream().anyMatch(edit::conflictsWith));
            if (free) {
                taken.addAll(patch.edits);
            }
        }
        taken.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (Edit edit : taken) {
            result.append(text, copied, edit.start()).append(edit.replacement());
            copied = edit.end();
        }
        return result.append(text, copied, text.length()).toString();
    }
}
