package org.entrepot.access.policy.analysis;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.PolicyResult;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.StatementOutcome;
import org.entrepot.access.policy.analysis.Steps.LimitReached;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a request that one policy allows and another does not. What both share in front ({@link Changes#shared}) makes no
 * difference but may be most of the work, so the search begins without it: a request that shows a difference shows it there
 * too, so that where there is none, none is left. What is found is asked of the whole policies; where they do not confirm it,
 * the shared statements that match it are taken back in, and the search begins anew.
 */
final class DifferenceSearch {
    /** Searches at one place without all that is shared; then all of it is taken back in. */
    private static final int ROUNDS_MAX = 16;

    private final Space space;
    private final Search search;
    private final Side less;
    private final Side more;
    private final Changes changes;
    /** The shared boxes that were taken back in. */
    private final Set<Box> known = new HashSet<>();

    /** One of the two policies. */
    record Side(CompiledPolicy policy, List<Step> steps) {
        Side(Policy policy, List<Step> steps) {
            this(CompiledPolicy.of(policy), steps);
        }

        boolean allows(Question question) {
            return policy.evaluate(question) instanceof PolicyResult.Allow;
        }

        Set<Integer> statementsThatMatch(Question question) {
            return policy.outcomes(question).stream()
                    .filter(StatementOutcome::matched)
                    .map(outcome -> outcome.rule().index())
                    .collect(Collectors.toSet());
        }
    }

    DifferenceSearch(Space space, Steps steps, Side less, Side more) {
        this.space = space;
        this.search = new Search(Search.Goal.ONLY_NEW_ALLOWS, space, steps);
        this.less = less;
        this.more = more;
        this.changes = Changes.thatCanAdd(less.steps(), more.steps());
    }

    /** A request that only the second policy allows, confirmed by both; null when there is none. */
    @Nullable
    Question find() throws LimitReached {
        for (Box place : changes.places()) {
            Question found = find(place);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Question find(Box place) throws LimitReached {
        takeBack(shared(less).filter(step -> place.isInside(step.box())));
        boolean isWhole = changes.shared().isEmpty();
        for (int round = 0; ; round++) {
            Found found = isWhole
                    ? search.find(place, less.steps(), more.steps())
                    : search.find(place, withoutUnknown(less), withoutUnknown(more));
            if (found == null) {
                return null;
            }
            Question question = space.question(found);
            if (more.allows(question) && !less.allows(question)) {
                return question;
            }
            if (isWhole) {
                throw new LimitReached("a witness was not confirmed by the evaluator: " + question);
            }
            isWhole = !takeBackThatMatch(question) || round == ROUNDS_MAX;
        }
    }

    private Stream<Step> shared(Side side) {
        return side.steps().stream().filter(changes.shared()::contains);
    }

    private List<Step> withoutUnknown(Side side) {
        Predicate<Step> isLeftOut = step -> changes.shared().contains(step) && !known.contains(step.box());
        return side.steps().stream().filter(isLeftOut.negate()).toList();
    }

    /** False when there is none that was left out. */
    private boolean takeBackThatMatch(Question question) {
        boolean isNew = false;
        for (Side side : List.of(less, more)) {
            Set<Integer> matching = side.statementsThatMatch(question);
            isNew |= takeBack(shared(side).filter(step -> matching.contains(step.statement())));
        }
        return isNew;
    }

    private boolean takeBack(Stream<Step> steps) {
        return known.addAll(steps.map(Step::box).toList());
    }
}
