package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where two layered policies can differ. A request that lies in no changed box meets the same steps in both, so only the
 * changed boxes need a search: of a thousand statements with one changed, one.
 *
 * @param places boxes that hold every request which the second policy allows and the first does not
 * @param shared steps that decide alike whatever they take: those of the first layers as far as all of them are alike, and of
 *     the first layer that is not, what both have of it. Without them the policies differ at least where they differ with them
 */
record Changes(List<Box> places, Set<Step> shared) {
    /** The changes that can make the second policy allow more. */
    static Changes thatCanAdd(List<Step> less, List<Step> more) {
        List<List<Step>> before = layers(less);
        List<List<Step>> after = layers(more);
        int common = Math.min(before.size(), after.size());
        Set<Step> shared = new HashSet<>();
        int head = 0;
        while (head < common && areAlike(before.get(head), after.get(head))) {
            shared.addAll(before.get(head));
            shared.addAll(after.get(head));
            head++;
        }
        if (head < common && outcome(before.get(head)) == outcome(after.get(head))) {
            addCommon(before.get(head), boxes(after.get(head)), shared);
            addCommon(after.get(head), boxes(before.get(head)), shared);
        }
        int tail = 0;
        while (tail < common - head
                && areAlike(before.get(before.size() - 1 - tail), after.get(after.size() - 1 - tail))) {
            tail++;
        }
        return new Changes(
                places(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail)), shared);
    }

    private static List<Box> places(List<List<Step>> before, List<List<Step>> after) {
        Set<Box> boxes = new LinkedHashSet<>();
        boolean isPaired = before.size() == after.size();
        for (int i = 0; isPaired && i < before.size(); i++) {
            isPaired = outcome(before.get(i)) == outcome(after.get(i));
        }
        for (int i = 0; i < after.size(); i++) {
            addMissing(after.get(i), isPaired ? before.get(i) : List.of(), true, boxes);
        }
        for (int i = 0; i < before.size(); i++) {
            addMissing(before.get(i), isPaired ? after.get(i) : List.of(), false, boxes);
        }
        return List.copyOf(boxes);
    }

    private static void addMissing(List<Step> steps, List<Step> others, boolean allows, Set<Box> boxes) {
        Set<Box> known = boxes(others);
        for (Step step : steps) {
            if ((step.outcome() == Outcome.ALLOW) == allows && !known.contains(step.box())) {
                boxes.add(step.box());
            }
        }
    }

    private static void addCommon(List<Step> steps, Set<Box> boxes, Set<Step> common) {
        steps.stream().filter(step -> boxes.contains(step.box())).forEach(common::add);
    }

    private static boolean areAlike(List<Step> one, List<Step> other) {
        return outcome(one) == outcome(other) && boxes(one).equals(boxes(other));
    }

    private static int outcome(List<Step> layer) {
        return layer.getFirst().outcome();
    }

    private static Set<Box> boxes(List<Step> steps) {
        Set<Box> boxes = new HashSet<>();
        steps.forEach(step -> boxes.add(step.box()));
        return boxes;
    }

    /** The steps by layer, in order; a layer without steps is none. */
    private static List<List<Step>> layers(List<Step> steps) {
        List<List<Step>> layers = new ArrayList<>();
        for (Step step : steps) {
            if (layers.isEmpty() || layers.getLast().getFirst().layer() != step.layer()) {
                layers.add(new ArrayList<>());
            }
            layers.getLast().add(step);
        }
        return layers;
    }
}
