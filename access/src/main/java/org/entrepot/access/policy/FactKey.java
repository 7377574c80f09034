package org.entrepot.access.policy;

import org.jspecify.annotations.Nullable;

/**
 * What an atom or variable reads from a request.
 *
 * @param tagName the tag of a family, letter case kept; null for a plain fact and for {@link Form#TAG_PAIRS}
 */
public record FactKey(Fact fact, @Nullable String tagName, Form form) {
    /** How the fact's values are read. */
    public enum Form {
        /** The values of the fact. */
        PLAIN,
        /** The values under one tag name. */
        TAG,
        /** All tags of the family as {@code name&value}. */
        TAG_PAIRS
    }

    /** A plain fact. */
    public static FactKey of(Fact fact) {
        return new FactKey(fact, null, Form.PLAIN);
    }

    /** One tag of a family. */
    public static FactKey tag(Fact family, String name) {
        return new FactKey(family, name, Form.TAG);
    }

    /** All tags of a family as {@code name&value}. */
    public static FactKey tagPairs(Fact family) {
        return new FactKey(family, null, Form.TAG_PAIRS);
    }

    /** The dotted name, such as {@code tag.existing/team}. */
    public String label() {
        return tagName == null ? fact.label() : fact.label() + "/" + tagName;
    }
}
