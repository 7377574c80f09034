package org.entrepot.access.policy.analysis;

import java.util.List;
import java.util.Map;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Facts;

/** One value that a dimension of facts can have. */
sealed interface FactValue {
    /** The fact is absent. */
    record Absent() implements FactValue {}

    /** The fact, or one tag of a family, has one value. */
    record Text(FactKey key, String text) implements FactValue {}

    /** A family of tags taken together: its tags by name. */
    record Tags(Fact family, Map<String, String> tags) implements FactValue {
        public Tags {
            tags = Map.copyOf(tags);
        }
    }

    /** Adds the value to what is known about a request. */
    default void addTo(Facts.Builder facts) {
        switch (this) {
            case Absent absent -> {}
            case Text(FactKey key, String text) -> {
                if (key.tagName() == null) {
                    facts.set(key.fact(), List.of(text));
                } else {
                    facts.add(key.fact(), key.tagName(), text);
                }
            }
            case Tags(Fact family, Map<String, String> tags) ->
                tags.forEach((name, value) -> facts.add(family, name, value));
        }
    }
}
