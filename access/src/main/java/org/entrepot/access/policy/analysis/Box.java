package org.entrepot.access.policy.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region of the space of requests: one set of classes per dimension, all combinations of them. What one rule matches is a
 * box, or a few boxes where variables or the kinds of resources tie dimensions together.
 *
 * @param reach the keys of the region where the space does not tell keys apart; null for all keys, and where it does
 */
record Box(List<ClassSet> sides, @Nullable KeyReach reach) {
    Box {
        sides = List.copyOf(sides);
    }

    boolean isEmpty() {
        return sides.stream().anyMatch(ClassSet::isEmpty);
    }

    /** True when some request is in both, as far as the sides tell. */
    boolean meets(Box other) {
        for (int i = 0; i < sides.size(); i++) {
            if (!sides.get(i).meets(other.sides.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** True when every request of this box is in the other; for keys, when the other has all or is about the same ones. */
    boolean isInside(Box other) {
        for (int i = 0; i < sides.size(); i++) {
            if (!sides.get(i).isInside(other.sides.get(i))) {
                return false;
            }
        }
        return other.reach == null || other.reach.equals(reach);
    }

    /** What is in both boxes. */
    Box and(Box other) {
        ClassSet[] both = new ClassSet[sides.size()];
        for (int i = 0; i < both.length; i++) {
            both[i] = sides.get(i).and(other.sides.get(i));
        }
        return new Box(List.of(both), KeyReach.both(reach, other.reach));
    }

    /** The box with another set in one dimension. */
    Box with(int dimension, ClassSet side) {
        ClassSet[] changed = sides.toArray(ClassSet[]::new);
        changed[dimension] = side;
        return new Box(List.of(changed), reach);
    }
}
