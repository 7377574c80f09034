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

    /** Facts in maps that nobody changes any more. */
    private Facts(Map<Fact, List<String>> values, Map<Fact, Map<String, List<String>>> tagged) {
        this.values = values;
        this.tagged = tagged;
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
        left.forEach(builder::remove);
        return builder.build();
    }

    /** A builder that starts with these facts. */
    public Builder toBuilder() {
        return new Builder(values, tagged);
    }

    /** Collects facts. */
    public static final class Builder {
        private Map<Fact, List<String>> values;
        private Map<Fact, Map<String, List<String>>> tagged;
        /** Whether somebody else reads the maps too, so that they are copied before the next change. */
        private boolean shared;

        /** A builder that knows nothing yet. */
        public Builder() {
            this(new EnumMap<>(Fact.class), Map.of());
            shared = false;
        }

        private Builder(Map<Fact, List<String>> values, Map<Fact, Map<String, List<String>>> tagged) {
            this.values = values;
            this.tagged = tagged;
            shared = true;
        }

        private Map<Fact, List<String>> ownValues() {
            if (shared) {
                values = new EnumMap<>(values);
                shared = false;
            }
            return values;
        }

        /** Tags are few and hardly ever there: each change makes new maps. */
        private void replaceTags(Fact family, Map<String, List<String>> tags) {
            Map<Fact, Map<String, List<String>>> all = new EnumMap<>(Fact.class);
            all.putAll(tagged);
            all.put(family, tags);
            tagged = all;
        }

        /** Adds a value; facts that are already there get one more. A null value adds nothing. */
        public Builder add(Fact fact, @Nullable String value) {
            if (value != null) {
                ownValues().merge(fact, List.of(value), Builder::joined);
            }
            return this;
        }

        /** Makes a fact present with exactly these values, which may be none. */
        public Builder set(Fact fact, List<String> all) {
            ownValues().put(fact, List.copyOf(all));
            return this;
        }

        /** Adds a value under one tag name of a family. */
        public Builder add(Fact family, String tagName, String value) {
            Map<String, List<String>> tags = new TreeMap<>(tagged.getOrDefault(family, Map.of()));
            tags.merge(tagName, List.of(value), Builder::joined);
            replaceTags(family, tags);
            return this;
        }

        private void remove(Fact fact) {
            ownValues().remove(fact);
            if (tagged.containsKey(fact)) {
                Map<Fact, Map<String, List<String>>> all = new EnumMap<>(tagged);
                all.remove(fact);
                tagged = all;
            }
        }

        /** The facts collected so far. */
        public Facts build() {
            shared = true;
            return new Facts(values, tagged);
        }

        private static List<String> joined(List<String> before, List<String> more) {
            List<String> all = new ArrayList<>(before);
            all.addAll(more);
            return List.copyOf(all);
        }
    }
}
