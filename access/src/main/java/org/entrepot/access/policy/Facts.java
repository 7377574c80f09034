package org.entrepot.access.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one request, for conditions to test. A fact is absent, or has one value or several. Values are
 * texts: addresses without a port, booleans as {@code true} and {@code false}, times as ISO 8601 with offset.
 */
public final class Facts {
    /** Nothing known. */
    public static final Facts NONE = new Builder().build();

    private final Map<Fact, List<String>> values;
    private final Map<Fact, Map<String, List<String>>> tagged;

    private Facts(Builder builder) {
        values = new EnumMap<>(builder.values);
        tagged = new EnumMap<>(builder.tagged);
    }

    /** The values of a fact; null when it is absent. */
    public @Nullable List<String> get(Fact fact) {
        return values.get(fact);
    }

    /** The values under one tag name of a family; null when it is absent. Tag names keep their letter case. */
    public @Nullable List<String> get(Fact family, String tagName) {
        Map<String, List<String>> tags = tagged.get(family);
        return tags == null ? null : tags.get(tagName);
    }

    /** All tags of a family by name; empty when there are none. */
    public Map<String, List<String>> tags(Fact family) {
        return tagged.getOrDefault(family, Map.of());
    }

    /** These facts without some of them; a family goes with all its tags. */
    public Facts without(Set<Fact> left) {
        Builder builder = toBuilder();
        left.forEach(builder.values::remove);
        left.forEach(builder.tagged::remove);
        return builder.build();
    }

    /** A builder that starts with these facts. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.values.putAll(values);
        tagged.forEach((family, tags) -> builder.tagged.put(family, new TreeMap<>(tags)));
        return builder;
    }

    /** Collects facts. */
    public static final class Builder {
        private final Map<Fact, List<String>> values = new EnumMap<>(Fact.class);
        private final Map<Fact, Map<String, List<String>>> tagged = new EnumMap<>(Fact.class);

        /** A builder that knows nothing yet. */
        public Builder() {}

        /** Adds a value; facts that are already there get one more. A null value adds nothing. */
        public Builder add(Fact fact, @Nullable String value) {
            if (value != null) {
                values.merge(fact, List.of(value), Builder::joined);
            }
            return this;
        }

        /** Makes a fact present with exactly these values, which may be none. */
        public Builder set(Fact fact, List<String> all) {
            values.put(fact, List.copyOf(all));
            return this;
        }

        /** Adds a value under one tag name of a family. */
        public Builder add(Fact family, String tagName, String value) {
            tagged.computeIfAbsent(family, f -> new TreeMap<>()).merge(tagName, List.of(value), Builder::joined);
            return this;
        }

        /** The facts collected so far. */
        public Facts build() {
            return new Facts(this);
        }

        private static List<String> joined(List<String> before, List<String> more) {
            List<String> all = new ArrayList<>(before);
            all.addAll(more);
            return List.copyOf(all);
        }
    }
}
