package org.entrepot.access.policy.analysis;

import java.util.List;
import org.entrepot.access.ComparisonVerdict;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.PolicyResult;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.analysis.Steps.LimitReached;
import org.jspecify.annotations.Nullable;

/**
 * How what a new policy allows stands to what an old one allows ({@code policy.md} section 11). Compared is what the policies
 * alone allow: identity policies, ACLs and ownership are left aside.
 *
 * @param onlyOld a request that only the old policy allows; null when there is none or none is known
 * @param onlyNew a request that only the new policy allows; null when there is none or none is known
 * @param reason why the verdict is unknown, or what the verdict rests on; null when there is nothing to say
 * @param steps how much work it took; the same on every machine
 */
public record PolicyComparison(
        ComparisonVerdict verdict,
        @Nullable Witness onlyOld,
        @Nullable Witness onlyNew,
        @Nullable String reason,
        long steps) {
    /** Compares two policies of one bucket. */
    public static PolicyComparison compare(Policy old, Policy now, String bucket, People people) {
        return compare(old, now, bucket, people, Steps.STEPS_MAX);
    }

    /**
     * Compares two policies of one bucket with another limit.
     *
     * @param stepsMax how much work it may take before the verdict is unknown, counted as {@link #steps}
     */
    public static PolicyComparison compare(Policy old, Policy now, String bucket, People people, long stepsMax) {
        Steps steps = new Steps(stepsMax);
        Witness onlyNew = null;
        Witness onlyOld = null;
        try {
            Space space = SpaceBuilder.of(people, bucket, List.of(old, now), steps);
            Layers layers = new Layers(space, steps);
            List<Step> before = layers.of(old);
            List<Step> after = layers.of(now);
            onlyNew = witness(space, steps, new Side(old, before), new Side(now, after));
            onlyOld = witness(space, steps, new Side(now, after), new Side(old, before));
        } catch (LimitReached limit) {
            return new PolicyComparison(ComparisonVerdict.UNKNOWN, onlyOld, onlyNew, limit.reason(), steps.taken());
        }
        ComparisonVerdict verdict = ComparisonVerdict.of(onlyNew != null, onlyOld != null);
        String premises = Premises.of(List.of(old, now), people);
        return new PolicyComparison(verdict, onlyOld, onlyNew, premises, steps.taken());
    }

    private record Side(Policy policy, List<Step> steps) {}

    /** A request that the second side allows and the first does not; null when there is none. */
    private static @Nullable Witness witness(Space space, Steps steps, Side less, Side more) throws LimitReached {
        Search search = new Search(Search.Goal.ONLY_NEW_ALLOWS, space, steps);
        for (Box start : Changes.thatCanAdd(less.steps(), more.steps())) {
            Found found = search.find(start, less.steps(), more.steps());
            if (found != null) {
                Question question = space.question(found);
                if (!allows(more.policy(), question) || allows(less.policy(), question)) {
                    throw new LimitReached("a witness was not confirmed by the evaluator: " + question);
                }
                return Witness.of(question, List.of(less.policy(), more.policy()));
            }
        }
        return null;
    }

    private static boolean allows(Policy policy, Question question) {
        return CompiledPolicy.of(policy).evaluate(question) instanceof PolicyResult.Allow;
    }
}
