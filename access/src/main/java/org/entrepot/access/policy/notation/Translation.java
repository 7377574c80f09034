package org.entrepot.access.policy.notation;

import java.util.List;
import java.util.Set;
import org.entrepot.access.Operation;

/** A policy in the words of another dialect, or why there is none ({@code policy.md} section 9). */
public sealed interface Translation {
    /**
     * The text decides every request as the policy does. Operations that are part of another one where a dialect has no
     * name of their own are judged by that one: select by read, attributes by head, move and fetch by write.
     */
    record Exact(String text) implements Translation {}

    /**
     * The text decides as the policy does for every operation but a few that one of the two dialects cannot name apart
     * from another: a named version apart from the current object, what the bucket is apart from what it holds.
     *
     * @param apart the operations that the text may decide differently, never empty
     */
    record Near(String text, Set<Operation> apart) implements Translation {
        public Near {
            apart = Set.copyOf(apart);
        }
    }

    /**
     * The other dialect cannot say it.
     *
     * @param losses what it cannot say, one line each, never empty
     */
    record Inexact(List<String> losses) implements Translation {
        public Inexact {
            losses = List.copyOf(losses);
        }
    }
}
