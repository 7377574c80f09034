package org.entrepot.conformance.history;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.entrepot.access.Dialect;

/** Draws what a client asks next. What is expected in conditions is what was seen of the key last, so that they often hold. */
final class Choices {
    private final int keys;
    private final Bodies bodies;
    private final AtomicIntegerArray lastSeen;

    /**
     * Choices among some keys.
     *
     * @param lastSeen the value of each key that a client saw or wrote last
     */
    Choices(int keys, Bodies bodies, AtomicIntegerArray lastSeen) {
        this.keys = keys;
        this.bodies = bodies;
        this.lastSeen = lastSeen;
    }

    /**
     * What to ask.
     *
     * @param mayList whether it can be a listing
     */
    Question next(Dialect dialect, boolean mayList, SplittableRandom random) {
        int key = random.nextInt(keys);
        int known = Math.max(1, lastSeen.get(key));
        if (mayList) {
            return new Question.ListKeys(1 + random.nextInt(keys + 1));
        }
        // The same for every dialect, as often as weighed; one that has no such call does the next best.
        boolean hasConditions = dialect == Dialect.S3 || dialect == Dialect.QINGSTOR;
        boolean hasNone = dialect == Dialect.MEDIASTORE;
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> new Question.Get(key);
            case 6, 7 -> hasNone ? new Question.Get(key) : new Question.GetUnless(key, known);
            case 8, 9 -> new Question.Delete(key);
            case 10, 11 -> dialect == Dialect.S3 ? new Question.DeleteOnly(key, known) : new Question.Delete(key);
            case 12, 13, 14 -> hasNone ? put(key) : new Question.PutNew(key, bodies.next());
            case 15, 16 -> hasConditions ? new Question.PutOver(key, known, bodies.next()) : put(key);
            case 17 -> hasConditions ? new Question.PutUnless(key, known, bodies.next()) : put(key);
            default -> put(key);
        };
    }

    private Question put(int key) {
        return new Question.Put(key, bodies.next());
    }

    /** Remembers what these say of their keys. */
    void learn(List<Effect> effects) {
        for (Effect effect : effects) {
            Integer left = effect.left();
            int value = left != null ? left : effect.seen().narrowed(Values.UNKNOWN);
            if (value > Values.MISSING) {
                lastSeen.set(effect.key(), value);
            }
        }
    }
}
