package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.PolicyResult;
import org.entrepot.access.policy.PublicPolicy;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.analysis.Steps.LimitReached;
import org.jspecify.annotations.Nullable;

/**
 * Whether a policy is public, in both meanings ({@code policy.md} sections 11 and 12): as the provider reads its text, and as
 * it is, namely whether some caller who is unsigned or of another account is allowed something.
 *
 * @param asWritten the provider's rule about the text
 * @param responsible the statements that make it public by that rule
 * @param reach who outside the owner's account is allowed something
 * @param witness a request of such a caller; null when there is none
 * @param allowedBy the statement that allows the witness; null when there is none
 * @param unknown why the search ended early, so that {@code reach} may be wider than told; null when it did not
 */
public record PublicAnswer(
        boolean asWritten,
        List<Integer> responsible,
        Reach reach,
        @Nullable Witness witness,
        @Nullable Integer allowedBy,
        @Nullable String unknown) {
    /** Who outside the owner's account is allowed something by the policy alone. */
    public enum Reach {
        /** Callers who sign nothing. */
        UNSIGNED,
        /** Signed callers of other accounts, named ones included, but nobody unsigned. */
        FOREIGN,
        /** Nobody. */
        NOBODY
    }

    public PublicAnswer {
        responsible = List.copyOf(responsible);
    }

    /** True when the policy is public in the second meaning. */
    public boolean inFact() {
        return reach != Reach.NOBODY;
    }

    /** The answer for a policy of a bucket. */
    public static PublicAnswer of(Policy policy, String bucket, People people) {
        List<Integer> responsible = PublicPolicy.responsible(policy);
        Steps steps = new Steps(Steps.STEPS_MAX);
        Predicate<Caller> unsigned = Caller::isAnonymous;
        Predicate<Caller> foreign = caller -> {
            Optional<String> home = caller.homeAccount().map(account -> account.number());
            return home.isPresent() && !home.get().equals(people.owner().number());
        };
        try {
            Space space = SpaceBuilder.of(people, bucket, List.of(policy), steps);
            List<Step> layers = new Layers(space, steps).of(policy);
            for (Reach reach : List.of(Reach.UNSIGNED, Reach.FOREIGN)) {
                Found found = allowed(space, layers, reach == Reach.UNSIGNED ? unsigned : foreign, steps);
                if (found != null) {
                    Question question = space.question(found);
                    if (!(CompiledPolicy.of(policy).evaluate(question) instanceof PolicyResult.Allow allow)) {
                        throw new LimitReached("a witness was not confirmed by the evaluator");
                    }
                    Witness witness = Witness.of(question, List.of(policy));
                    Integer by = allow.rule().index();
                    return new PublicAnswer(!responsible.isEmpty(), responsible, reach, witness, by, null);
                }
            }
        } catch (LimitReached limit) {
            return new PublicAnswer(!responsible.isEmpty(), responsible, Reach.NOBODY, null, null, limit.reason());
        }
        return new PublicAnswer(!responsible.isEmpty(), responsible, Reach.NOBODY, null, null, null);
    }

    private static @Nullable Found allowed(Space space, List<Step> layers, Predicate<Caller> who, Steps steps)
            throws LimitReached {
        ClassSet askers = ClassSet.where(
                space.askers().size(), i -> who.test(space.askers().get(i).caller()));
        List<Box> starts = new ArrayList<>();
        for (Step step : layers) {
            if (step.outcome() == Outcome.ALLOW) {
                ClassSet side = step.box().sides().get(Space.ASKER).and(askers);
                starts.add(step.box().with(Space.ASKER, side));
            }
        }
        Search search = new Search(Search.Goal.ONLY_NEW_ALLOWS, space, steps);
        for (Box start : starts) {
            Found found = start.isEmpty() ? null : search.find(start, List.of(), layers);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
