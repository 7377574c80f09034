package org.entrepot.access.policy;

import java.util.List;
import org.entrepot.access.text.Position;
import org.jspecify.annotations.Nullable;

/**
 * One rule: it matches a request when who, operations, where and every atom match.
 *
 * @param index of the statement it comes from, counted from 0
 * @param id the statement's own name ({@code Sid}, {@code id}); null when it has none
 * @param ops the operations
 * @param actions the action names as written, for faithful output
 * @param when conjunction; empty is true
 * @param pointer JSON pointer of the statement in the source text
 * @param position where the statement begins in the source text
 */
public record Rule(
        int index,
        @Nullable String id,
        Effect effect,
        Who who,
        OpSet ops,
        List<String> actions,
        Where where,
        List<Atom> when,
        String pointer,
        Position position) {
    public Rule {
        actions = List.copyOf(actions);
        when = List.copyOf(when);
    }

    /** The same rule for other callers and operations. */
    public Rule with(Who newWho, OpSet newOps, Where newWhere) {
        return new Rule(index, id, effect, newWho, newOps, actions, newWhere, when, pointer, position);
    }

    /** The same rule under other conditions. */
    public Rule when(List<Atom> atoms) {
        return new Rule(index, id, effect, who, ops, actions, where, atoms, pointer, position);
    }
}
