package org.entrepot.bench;

import java.util.EnumMap;
import java.util.Map;

/**
 * What was measured when the bucket had so many objects.
 *
 * @param values what was not measured is missing
 */
record Checkpoint(long objects, Map<GrowthMeasure, Double> values) {
    Checkpoint {
        Map<GrowthMeasure, Double> copy = new EnumMap<>(GrowthMeasure.class);
        copy.putAll(values);
        values = copy;
    }

    /** A value; not a number when it was not measured. */
    double value(GrowthMeasure measure) {
        return values.getOrDefault(measure, Double.NaN);
    }
}
