package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * What a layered policy can still say inside a region.
 *
 * @param steps those that meet the region, without those that a step around the whole region makes irrelevant
 * @param isCovered the last step is around the whole region
 * @param outcomes all outcomes that some request of the region may get, perhaps more
 */
record View(List<Step> steps, boolean isCovered, int outcomes) {
    /** The view of a region from the view of a larger one. */
    static View of(List<Step> steps, Box region) {
        List<Step> met = new ArrayList<>();
        Step covering = null;
        for (Step step : steps) {
            if (!step.box().meets(region)) {
                continue;
            }
            if (region.isInside(step.box())) {
                covering = step;
                break;
            }
            met.add(step);
        }
        int outcomes = 0;
        if (covering == null) {
            outcomes = Outcome.NO_MATCH;
        } else {
            while (!met.isEmpty() && met.getLast().layer() == covering.layer()) {
                met.removeLast();
            }
            met.add(covering);
        }
        for (Step step : met) {
            outcomes |= step.outcome();
        }
        return new View(met, covering != null, outcomes);
    }

    /** The steps that are neither outside the region nor around it. */
    List<Step> open() {
        return isCovered ? steps.subList(0, steps.size() - 1) : steps;
    }
}
