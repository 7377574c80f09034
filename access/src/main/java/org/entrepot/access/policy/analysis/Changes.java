package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where two layered policies can differ. A request that lies in no changed box meets the same steps in both, so only the
 * changed boxes need a search: of a thousand statements with one changed, one.
 */
final class Changes {
    private Changes() {}

    /** Boxes that hold every request which the second policy allows and the first does not. */
    static List<Box> thatCanAdd(List<Step> less, List<Step> more) {
        List<List<Step>> before = layers(less);
        List<List<Step>> after = layers(more);
        int common = Math.min(before.size(), after.size());
        int head = 0;
        while (head < common && areAlike(before.get(head), after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < common - head
                && areAlike(before.get(before.size() - 1 - tail), after.get(after.size() - 1 - tail))) {
            tail++;
        }
        Set<Box> boxes = new LinkedHashSet<>();
        List<List<Step>> oldMiddle = before.subList(head, before.size() - tail);
        List<List<Step>> newMiddle = after.subList(head, after.size() - tail);
        boolean isPaired = oldMiddle.size() == newMiddle.size();
        for (int i = 0; isPaired && i < oldMiddle.size(); i++) {
            isPaired = oldMiddle.get(i).getFirst().outcome()
                    == newMiddle.get(i).getFirst().outcome();
        }
        for (int i = 0; i < newMiddle.size(); i++) {
            addMissing(newMiddle.get(i), isPaired ? oldMiddle.get(i) : List.of(), true, boxes);
        }
        for (int i = 0; i < oldMiddle.size(); i++) {
            addMissing(oldMiddle.get(i), isPaired ? newMiddle.get(i) : List.of(), false, boxes);
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

    private static boolean areAlike(List<Step> one, List<Step> other) {
        return one.getFirst().outcome() == other.getFirst().outcome()
                && boxes(one).equals(boxes(other));
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
