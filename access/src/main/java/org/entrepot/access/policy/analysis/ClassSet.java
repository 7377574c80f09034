package org.entrepot.access.policy.analysis;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A set of classes of one dimension, by their numbers. Immutable. */
final class ClassSet {
    private final long[] words;

    private ClassSet(long[] words) {
        this.words = words;
    }

    /** The classes from 0 to {@code size - 1} that pass a test. */
    static ClassSet where(int size, IntPredicate test) {
        long[] words = new long[(size + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < size; i++) {
            if (test.test(i)) {
                words[i / Long.SIZE] |= 1L << i;
            }
        }
        return new ClassSet(words);
    }

    /** All classes of a dimension. */
    static ClassSet all(int size) {
        return where(size, i -> true);
    }

    /** One class. */
    static ClassSet only(int size, int one) {
        return where(size, i -> i == one);
    }

    ClassSet and(ClassSet other) {
        long[] both = new long[words.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = words[i] & other.words[i];
        }
        return new ClassSet(both);
    }

    ClassSet minus(ClassSet other) {
        long[] rest = new long[words.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = words[i] & ~other.words[i];
        }
        return new ClassSet(rest);
    }

    boolean isEmpty() {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    /** True when some class is in both. */
    boolean meets(ClassSet other) {
        for (int i = 0; i < words.length; i++) {
            if ((words[i] & other.words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** True when every class of this set is in the other. */
    boolean isInside(ClassSet other) {
        for (int i = 0; i < words.length; i++) {
            if ((words[i] & ~other.words[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    boolean contains(int number) {
        return (words[number / Long.SIZE] >>> number & 1) != 0;
    }

    /** The lowest class. The set must not be empty. */
    int first() {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != 0) {
                return i * Long.SIZE + Long.numberOfTrailingZeros(words[i]);
            }
        }
        throw new IllegalStateException("an empty set has no first class");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClassSet set && Arrays.equals(words, set.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
