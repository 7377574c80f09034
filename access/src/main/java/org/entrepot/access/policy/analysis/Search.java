package org.entrepot.access.policy.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.analysis.Steps.LimitReached;
import org.jspecify.annotations.Nullable;

/**
 * Finds a region whose requests two layered policies decide in a wanted way, or shows that there is none. A region that is
 * not yet decided is cut in two along one side of a box that partly covers it; both halves keep only the steps that still
 * meet them. Two rules keep this from multiplying: a region inside one box is decided at once ({@link View}), and the cut is
 * made at the box nearest to covering the region, along the side that leaves the halves least to look at. Where keys are not
 * told apart in classes they come last: a region in which only the key is left open is searched for one ({@link KeySearch}).
 */
final class Search {
    /** What is sought, judged from the outcomes that are still possible. */
    enum Goal {
        /** The new policy allows, the old one does not. */
        ONLY_NEW_ALLOWS,
        /** The outcomes differ in any way. */
        DIFFERS,
        /** The outcomes are the same. */
        SAME;

        Answer judge(int before, int after) {
            return switch (this) {
                case ONLY_NEW_ALLOWS -> {
                    if ((after & Outcome.ALLOW) == 0 || before == Outcome.ALLOW) {
                        yield Answer.NONE;
                    }
                    yield after == Outcome.ALLOW && (before & Outcome.ALLOW) == 0 ? Answer.ALL : Answer.OPEN;
                }
                case DIFFERS -> {
                    if (before == after && Outcome.isCertain(before)) {
                        yield Answer.NONE;
                    }
                    yield (before & after) == 0 ? Answer.ALL : Answer.OPEN;
                }
                case SAME -> {
                    if ((before & after) == 0) {
                        yield Answer.NONE;
                    }
                    yield before == after && Outcome.isCertain(before) ? Answer.ALL : Answer.OPEN;
                }
            };
        }
    }

    /** How many requests of a region are wanted. */
    enum Answer {
        ALL,
        NONE,
        OPEN
    }

    private record Node(Box region, List<Step> before, List<Step> after) {}

    private final Goal goal;
    private final Space space;
    private final Steps steps;
    private final ClassSet onObjects;

    Search(Goal goal, Space space, Steps steps) {
        this.goal = goal;
        this.space = space;
        this.steps = steps;
        onObjects = ClassSet.where(
                space.operations().size(), i -> space.operations().get(i).target() == Operation.Target.OBJECT);
    }

    /** A region inside {@code start} of which every request is wanted; null when no request is. */
    @Nullable
    Found find(Box start, List<Step> before, List<Step> after) throws LimitReached {
        Deque<Node> open = new ArrayDeque<>();
        open.push(new Node(start, thatMeet(start, before), thatMeet(start, after)));
        while (!open.isEmpty()) {
            Node node = open.pop();
            steps.take(1L + node.before().size() + node.after().size(), "regions of requests were compared");
            View old = View.of(node.before(), node.region());
            View now = View.of(node.after(), node.region());
            Answer answer = goal.judge(old.outcomes(), now.outcomes());
            if (answer == Answer.NONE) {
                continue;
            }
            Step pivot = answer == Answer.ALL
                    ? null
                    : nearest(node.region(), old.open(), nearest(node.region(), now.open(), null));
            if (pivot != null) {
                cut(node.region(), pivot, old, now, open);
                continue;
            }
            Found found = space.tellsKeysApart() ? new Found(node.region(), null) : withKey(node.region(), old, now);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * The steps that share a key with a region, those around all its keys without their own; all of them where the sides say
     * the keys.
     */
    List<Step> thatMeet(Box region, List<Step> all) throws LimitReached {
        if (region.reach() == null) {
            return all;
        }
        Map<KeyReach, Keys> known = new HashMap<>();
        List<Step> meeting = new ArrayList<>();
        for (Step step : all) {
            if (!step.box().meets(region)) {
                continue;
            }
            switch (keys(known, step.box().reach(), region.reach())) {
                case APART -> {}
                case MEETING -> meeting.add(step);
                case AROUND ->
                    meeting.add(new Step(
                            new Box(step.box().sides(), null), step.layer(), step.outcome(), step.statement()));
            }
        }
        return meeting;
    }

    /** How the keys of a step stand to those of a region. */
    private enum Keys {
        APART,
        MEETING,
        AROUND
    }

    private Keys keys(Map<KeyReach, Keys> known, @Nullable KeyReach ofStep, KeyReach ofRegion) throws LimitReached {
        if (ofStep == null) {
            return Keys.AROUND;
        }
        Keys keys = known.get(ofStep);
        if (keys == null) {
            if (!hasKey(ofRegion, ofStep, Goal.SAME)) {
                keys = Keys.AROUND;
            } else {
                keys = hasKey(ofRegion, ofStep, Goal.DIFFERS) ? Keys.MEETING : Keys.APART;
            }
            known.put(ofStep, keys);
        }
        return keys;
    }

    /** Whether a step leaves some key of a region as if there were no step or, where they are to differ, does not. */
    private boolean hasKey(KeyReach ofRegion, KeyReach ofStep, Goal sought) throws LimitReached {
        Step step = new Step(new Box(List.of(), ofStep), 0, Outcome.ALLOW, 0);
        return KeySearch.find(sought, ofRegion, List.of(), List.of(step), true, steps) != null;
    }

    /** A request of a region in which nothing but the key is open; null when no key is wanted. */
    private @Nullable Found withKey(Box region, View old, View now) throws LimitReached {
        ClassSet operations = region.sides().get(Space.OPERATION);
        for (boolean mayBeEmpty : List.of(false, true)) {
            ClassSet side = mayBeEmpty ? operations.minus(onObjects) : operations.and(onObjects);
            if (!side.isEmpty()) {
                String key = KeySearch.find(goal, region.reach(), old.steps(), now.steps(), mayBeEmpty, steps);
                if (key != null) {
                    return new Found(region.with(Space.OPERATION, side), key);
                }
            }
        }
        return null;
    }

    private void cut(Box region, Step pivot, View old, View now, Deque<Node> open) throws LimitReached {
        int dimension = bestSide(region, pivot, old, now);
        ClassSet side = region.sides().get(dimension);
        ClassSet inside = pivot.box().sides().get(dimension);
        open.push(new Node(region.with(dimension, side.and(inside)), old.steps(), now.steps()));
        open.push(new Node(region.with(dimension, side.minus(inside)), old.steps(), now.steps()));
    }

    /** The box with the fewest sides that do not cover the region; null where all cover it but for the keys. */
    private static @Nullable Step nearest(Box region, List<Step> candidates, @Nullable Step best) {
        Step nearest = best;
        int fewest = best == null ? Integer.MAX_VALUE : openSides(region, best);
        for (Step candidate : candidates) {
            if (fewest == 1) {
                break;
            }
            int sides = openSides(region, candidate);
            if (sides > 0 && sides < fewest) {
                fewest = sides;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static int openSides(Box region, Step step) {
        int open = 0;
        for (int i = 0; i < region.sides().size(); i++) {
            if (!region.sides().get(i).isInside(step.box().sides().get(i))) {
                open++;
            }
        }
        return open;
    }

    private int bestSide(Box region, Step pivot, View old, View now) throws LimitReached {
        int best = -1;
        int fewest = Integer.MAX_VALUE;
        boolean onlyOne = openSides(region, pivot) == 1;
        for (int i = 0; i < region.sides().size(); i++) {
            ClassSet side = region.sides().get(i);
            ClassSet cutAt = pivot.box().sides().get(i);
            if (side.isInside(cutAt)) {
                continue;
            }
            if (onlyOne) {
                return i;
            }
            ClassSet inside = side.and(cutAt);
            ClassSet outside = side.minus(cutAt);
            steps.take(old.steps().size() + now.steps().size(), "regions of requests were cut");
            int left = met(old.steps(), i, inside, outside) + met(now.steps(), i, inside, outside);
            if (left < fewest) {
                fewest = left;
                best = i;
            }
        }
        return best;
    }

    private static int met(List<Step> steps, int dimension, ClassSet inside, ClassSet outside) {
        int met = 0;
        for (Step step : steps) {
            ClassSet side = step.box().sides().get(dimension);
            met += (side.meets(inside) ? 1 : 0) + (side.meets(outside) ? 1 : 0);
        }
        return met;
    }
}
