package org.entrepot.access.policy;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.entrepot.access.Operation;

/**
 * A set of operations as bits, so that a test costs one instruction.
 *
 * @param low the operations with ordinals 0 to 63
 * @param high the operations with ordinals 64 to 127
 */
public record OpSet(long low, long high) {
    /** No operation. */
    public static final OpSet NONE = new OpSet(0, 0);

    /** Every operation. */
    public static final OpSet ALL = where(op -> true);

    /** These operations. */
    public static OpSet of(Collection<Operation> operations) {
        OpSet set = NONE;
        for (Operation operation : operations) {
            set = set.or(of(operation));
        }
        return set;
    }

    /** One operation. */
    public static OpSet of(Operation operation) {
        int bit = bit(operation);
        return bit < Long.SIZE ? new OpSet(1L << bit, 0) : new OpSet(0, 1L << (bit - Long.SIZE));
    }

    /** The operations that pass a test. */
    public static OpSet where(Predicate<Operation> test) {
        OpSet set = NONE;
        for (Operation operation : Operation.values()) {
            if (test.test(operation)) {
                set = set.or(of(operation));
            }
        }
        return set;
    }

    /** True when the operation is in the set. */
    public boolean contains(Operation operation) {
        int bit = bit(operation);
        return bit < Long.SIZE ? (low >>> bit & 1) != 0 : (high >>> (bit - Long.SIZE) & 1) != 0;
    }

    /** True when every operation of the other set is in this one. */
    public boolean containsAll(OpSet other) {
        return other.minus(this).isEmpty();
    }

    /** Bits are only kept in memory, so the order of the constants may change between versions. */
    @SuppressWarnings("EnumOrdinal")
    private static int bit(Operation operation) {
        return operation.ordinal();
    }

    /** What is in either. */
    public OpSet or(OpSet other) {
        return new OpSet(low | other.low, high | other.high);
    }

    /** What is in both. */
    public OpSet and(OpSet other) {
        return new OpSet(low & other.low, high & other.high);
    }

    /** What is in this one only. */
    public OpSet minus(OpSet other) {
        return new OpSet(low & ~other.low, high & ~other.high);
    }

    /** True when nothing is in the set. */
    public boolean isEmpty() {
        return (low | high) == 0;
    }

    /** The operations one by one, in the order of {@link Operation}. */
    public Set<Operation> operations() {
        Set<Operation> all = EnumSet.noneOf(Operation.class);
        for (Operation operation : Operation.values()) {
            if (contains(operation)) {
                all.add(operation);
            }
        }
        return all;
    }
}
