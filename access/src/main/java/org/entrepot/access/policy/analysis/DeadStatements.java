package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.analysis.Steps.LimitReached;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a policy that never decide ({@code policy.md} section 11): an allow inside a deny, a statement inside the
 * union of others of the same effect, a condition that nothing meets. Statements are tried from the last to the first and
 * one found dead is left out for the rest, so that of two equal ones only the later is dead and all of them can be deleted
 * together.
 *
 * @param dead by index
 * @param unknown why the search ended early; null when every statement was judged
 */
public record DeadStatements(
        List<DeadStatement> dead, @Nullable String unknown) {
    /** Whoever lints wants an answer while typing: about half a second of one core. */
    public static final long STEPS_MAX = Steps.STEPS_MAX / 10;

    public DeadStatements {
        dead = List.copyOf(dead);
    }

    /** The dead statements of a policy of a bucket. */
    public static DeadStatements of(Policy policy, String bucket, People people) {
        return of(policy, bucket, people, STEPS_MAX);
    }

    /**
     * The dead statements of a policy of a bucket, with another limit.
     *
     * @param stepsMax how much work it may take, counted as {@link PolicyComparison#steps}
     */
    public static DeadStatements of(Policy policy, String bucket, People people, long stepsMax) {
        Steps steps = new Steps(stepsMax);
        List<DeadStatement> dead = new ArrayList<>();
        String unknown = null;
        try {
            Space space = SpaceBuilder.of(people, bucket, List.of(policy), steps);
            List<Step> left = new Layers(space, steps).of(policy);
            Search search = new Search(Search.Goal.DIFFERS, space, steps);
            Search repeats = new Search(Search.Goal.SAME, space, steps);
            TreeSet<Integer> statements = new TreeSet<>();
            policy.rules().stream().map(Rule::index).forEach(statements::add);
            for (int statement : statements.descendingSet()) {
                List<Step> without = left.stream()
                        .filter(step -> step.statement() != statement)
                        .toList();
                if (isDead(statement, left, without, search)) {
                    dead.addFirst(explained(statement, left, without, repeats));
                    left = without;
                }
            }
        } catch (LimitReached limit) {
            unknown = limit.reason();
        }
        return new DeadStatements(dead, unknown);
    }

    private static boolean isDead(int statement, List<Step> left, List<Step> without, Search search)
            throws LimitReached {
        for (Step step : left) {
            if (step.statement() == statement && search.find(step.box(), without, left) != null) {
                return false;
            }
        }
        return true;
    }

    private static DeadStatement explained(int statement, List<Step> left, List<Step> without, Search repeats)
            throws LimitReached {
        List<Step> own =
                left.stream().filter(step -> step.statement() == statement).toList();
        if (own.isEmpty()) {
            return new DeadStatement(statement, DeadStatement.Cause.MATCHES_NOTHING, List.of());
        }
        boolean same = false;
        for (Step step : own) {
            same |= repeats.find(step.box(), List.of(step), without) != null;
        }
        Set<Integer> by = new TreeSet<>();
        for (Step step : own) {
            for (Step other :
                    View.of(repeats.thatMeet(step.box(), without), step.box()).steps()) {
                if (same || other.outcome() != step.outcome()) {
                    by.add(other.statement());
                }
            }
        }
        return new DeadStatement(
                statement, same ? DeadStatement.Cause.REPEATED : DeadStatement.Cause.OVERRULED, List.copyOf(by));
    }
}
