package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.OpSet;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.Where;
import org.entrepot.access.policy.Who;
import org.entrepot.access.policy.analysis.Steps.LimitReached;
import org.entrepot.access.text.Position;
import org.jspecify.annotations.Nullable;

/**
 * Who can do an operation on some keys by a policy alone ({@code policy.md} section 11).
 *
 * @param groups callers who are treated alike; callers who can do nothing are in none
 * @param unknown why the search ended early; null when it did not
 */
public record WhoCan(List<Group> groups, @Nullable String unknown) {
    public WhoCan {
        groups = List.copyOf(groups);
    }

    /**
     * Callers who are treated alike.
     *
     * @param callers one of every class; callers that nobody names stand for all like them
     * @param always true when no condition is left: every request of theirs on these keys is allowed
     * @param allows the statements that allow, by index
     * @param denies the statements that take away, by index
     */
    public record Group(List<Caller> callers, boolean always, List<Integer> allows, List<Integer> denies) {
        public Group {
            callers = List.copyOf(callers);
            allows = List.copyOf(allows);
            denies = List.copyOf(denies);
        }
    }

    /**
     * The callers who can.
     *
     * @param resource over {@code bucket} or {@code bucket/key}, as resources of rules are
     */
    public static WhoCan of(Policy policy, String bucket, People people, Operation operation, Pattern resource) {
        Steps steps = new Steps(Steps.STEPS_MAX);
        boolean asFolder = policy.rules().stream().anyMatch(rule -> rule.where().listing() == Where.Listing.AS_FOLDER);
        Policy asked = new Policy(policy.dialect(), List.of(asked(operation, resource, asFolder)));
        Map<Treatment, List<Caller>> groups = new LinkedHashMap<>();
        String unknown = null;
        try {
            Space space = SpaceBuilder.of(people, bucket, List.of(policy, asked), steps);
            Layers layers = new Layers(space, steps);
            List<Step> decided = layers.of(policy);
            List<Step> wanted = layers.of(asked);
            for (int i = 0; i < space.askers().size(); i++) {
                Treatment treatment = treatment(i, space, decided, wanted, steps);
                if (treatment != null) {
                    groups.computeIfAbsent(treatment, first -> new ArrayList<>())
                            .add(space.askers().get(i).caller());
                }
            }
        } catch (LimitReached limit) {
            unknown = limit.reason();
        }
        List<Group> told = new ArrayList<>();
        groups.forEach((treatment, callers) ->
                told.add(new Group(callers, treatment.always(), treatment.allows(), treatment.denies())));
        return new WhoCan(told, unknown);
    }

    /** The question as a rule: everybody, this operation, these resources. */
    static Rule asked(Operation operation, Pattern resource, boolean asFolder) {
        Where where = new Where(false, List.of(resource), asFolder ? Where.Listing.AS_FOLDER : Where.Listing.AS_BUCKET);
        return new Rule(
                0,
                null,
                Effect.ALLOW,
                Who.ANYONE,
                OpSet.of(operation),
                List.of(),
                where,
                List.of(),
                "",
                Position.START);
    }

    private record Treatment(boolean always, List<Integer> allows, List<Integer> denies) {}

    /** Whether always, and the statements that allow and deny; null when nothing is allowed. */
    private static @Nullable Treatment treatment(
            int asker, Space space, List<Step> decided, List<Step> wanted, Steps steps) throws LimitReached {
        Search search = new Search(Search.Goal.ONLY_NEW_ALLOWS, space, steps);
        ClassSet only = ClassSet.only(space.askers().size(), asker);
        boolean some = false;
        boolean always = true;
        TreeSet<Integer> allows = new TreeSet<>();
        TreeSet<Integer> denies = new TreeSet<>();
        for (Step question : wanted) {
            Box region = question.box()
                    .with(Space.ASKER, question.box().sides().get(Space.ASKER).and(only));
            if (region.isEmpty()) {
                continue;
            }
            some |= search.find(region, List.of(), decided) != null;
            always &= search.find(region, decided, wanted) == null;
            for (Step step : View.of(search.thatMeet(region, decided), region).steps()) {
                (step.outcome() == Outcome.ALLOW ? allows : denies).add(step.statement());
            }
        }
        return some ? new Treatment(always, List.copyOf(allows), List.copyOf(denies)) : null;
    }
}
