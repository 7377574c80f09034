package org.entrepot.conformance.history;

import java.util.Set;

/** What a key may have held for an answer to be right: one of some values, or none of some. */
sealed interface Values {
    /** The value of a key that has no object. */
    int MISSING = 0;

    /** Nothing is known of the value; it may be any. Only windows of a history begin so. */
    int UNKNOWN = -1;

    /** Anything. */
    Values ANY = new NoneOf(Set.of());

    /** Some object. */
    Values PRESENT = new NoneOf(Set.of(MISSING));

    /** No object. */
    Values ABSENT = new OneOf(Set.of(MISSING));

    /** One of these. */
    record OneOf(Set<Integer> values) implements Values {
        public OneOf {
            values = Set.copyOf(values);
        }
    }

    /** None of these. */
    record NoneOf(Set<Integer> values) implements Values {
        public NoneOf {
            values = Set.copyOf(values);
        }
    }

    /** Exactly this one. */
    static Values only(int value) {
        return new OneOf(Set.of(value));
    }

    /** Anything but this one; a key without an object too. */
    static Values not(int value) {
        return new NoneOf(Set.of(value));
    }

    /** Some object, but not this one. */
    static Values another(int value) {
        return new NoneOf(Set.of(MISSING, value));
    }

    /** Whether the key may have held this value. */
    default boolean allow(int value) {
        return switch (this) {
            case OneOf(Set<Integer> values) -> value == UNKNOWN || values.contains(value);
            case NoneOf(Set<Integer> values) -> !values.contains(value);
        };
    }

    /** What is known of a value that was allowed, which is more than before when it was not known. */
    default int narrowed(int value) {
        return value == UNKNOWN && this instanceof OneOf(Set<Integer> values) && values.size() == 1
                ? values.iterator().next()
                : value;
    }
}
