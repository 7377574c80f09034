package org.entrepot.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entrepot.access.text.JsonWriter;

/**
 * What was measured when the bucket had so many objects.
 *
 * @param values by the names of {@link GrowthMeasure}
 */
record Checkpoint(long objects, Map<GrowthMeasure, Double> values) {
    Checkpoint {
        values = new LinkedHashMap<>(values);
    }

    double value(GrowthMeasure measure) {
        return values.getOrDefault(measure, Double.NaN);
    }

    /** Adds it to a list. */
    void write(JsonWriter json) {
        json.openObject().member("objects", objects);
        values.forEach((measure, value) -> ResultsJson.number(json, measure.label(), value));
        json.closeObject();
    }
}
