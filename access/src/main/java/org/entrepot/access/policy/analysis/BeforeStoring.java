package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.Where;
import org.entrepot.access.policy.analysis.Steps.LimitReached;
import org.jspecify.annotations.Nullable;

/** What speaks against storing a policy, for owners who want such a write refused ({@code policy.md} section 11). */
public final class BeforeStoring {
    /** What a write may be refused for. */
    public enum Guard {
        /** It allows something that the policy in force does not. */
        WIDER,
        /** It is public, by the provider's rule or in fact. */
        PUBLIC,
        /** It denies the owner's root every change of the policy; to be asked where the way around it is given up (section 8). */
        OWNER_LOCKED_OUT
    }

    /**
     * One objection.
     *
     * @param witness a request that shows it; null where every request does or the analysis did not end
     * @param unknown why the analysis did not end, which is an objection too; null when it did
     */
    public record Objection(
            Guard guard,
            @Nullable Witness witness,
            @Nullable String unknown) {}

    private BeforeStoring() {}

    /**
     * The objections of the guards that are up.
     *
     * @param old the policy in force; null when there is none
     */
    public static List<Objection> objections(
            @Nullable Policy old, Policy now, String bucket, People people, Set<Guard> guards) {
        List<Objection> objections = new ArrayList<>();
        if (guards.contains(Guard.WIDER)) {
            Policy before = old == null ? new Policy(now.dialect(), List.of()) : old;
            PolicyComparison found = PolicyComparison.compare(before, now, bucket, people);
            if (!found.verdict().isNoWider()) {
                objections.add(new Objection(Guard.WIDER, found.onlyNew(), found.reason()));
            }
        }
        if (guards.contains(Guard.PUBLIC)) {
            PublicAnswer found = PublicAnswer.of(now, bucket, people);
            if (found.asWritten() || found.inFact() || found.unknown() != null) {
                objections.add(new Objection(Guard.PUBLIC, found.witness(), found.unknown()));
            }
        }
        if (guards.contains(Guard.OWNER_LOCKED_OUT)) {
            lockOut(now, bucket, people, objections);
        }
        return objections;
    }

    private static void lockOut(Policy policy, String bucket, People people, List<Objection> objections) {
        Steps steps = new Steps(Steps.STEPS_MAX);
        boolean asFolder = policy.rules().stream().anyMatch(rule -> rule.where().listing() == Where.Listing.AS_FOLDER);
        Rule anything = WhoCan.asked(Operation.BUCKET_POLICY_PUT, Pattern.literal(bucket), asFolder);
        Policy asked = new Policy(policy.dialect(), List.of(anything));
        try {
            Space space = SpaceBuilder.of(people, bucket, List.of(policy, asked), steps);
            Layers layers = new Layers(space, steps);
            List<Step> decided = layers.of(policy);
            ClassSet owner = ClassSet.where(
                    space.askers().size(),
                    i -> space.askers().get(i).caller() instanceof Caller.Root root
                            && root.account().number().equals(people.owner().number()));
            Search search = new Search(Search.Goal.DIFFERS, space, steps);
            for (Step wanted : layers.of(asked)) {
                Box region = wanted.box().with(Space.ASKER, owner);
                List<Step> denied = List.of(new Step(region, 0, Outcome.DENY, 0));
                if (search.find(region, denied, decided) == null) {
                    objections.add(new Objection(Guard.OWNER_LOCKED_OUT, null, null));
                }
            }
        } catch (LimitReached limit) {
            objections.add(new Objection(Guard.OWNER_LOCKED_OUT, null, limit.reason()));
        }
    }
}
