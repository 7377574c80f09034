package org.entrepot.access.policy.analysis;

import java.util.List;
import org.entrepot.access.ComparisonVerdict;
import org.entrepot.access.policy.Policy;
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
            DifferenceSearch.Side before = new DifferenceSearch.Side(old, layers.of(old));
            DifferenceSearch.Side after = new DifferenceSearch.Side(now, layers.of(now));
            onlyNew = witness(space, steps, before, after);
            onlyOld = witness(space, steps, after, before);
        } catch (LimitReached limit) {
            return new PolicyComparison(ComparisonVerdict.UNKNOWN, onlyOld, onlyNew, limit.reason(), steps.taken());
        }
        ComparisonVerdict verdict = ComparisonVerdict.of(onlyNew != null, onlyOld != null);
        String premises = Premises.of(List.of(old, now), people);
        return new PolicyComparison(verdict, onlyOld, onlyNew, premises, steps.taken());
    }

    private static @Nullable Witness witness(
            Space space, Steps steps, DifferenceSearch.Side less, DifferenceSearch.Side more) throws LimitReached {
        Question found = new DifferenceSearch(space, steps, less, more).find();
        return found == null
                ? null
                : Witness.of(
                        found, List.of(less.policy().policy(), more.policy().policy()));
    }
}
