package org.entrepot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;

/**
 * All sizes measured so far, as they are kept in a file from which a run goes on.
 *
 * @param machine where and with what, names and values
 * @param bodyBytes of each object
 */
record GrowthResults(Map<String, String> machine, int bodyBytes, List<Checkpoint> checkpoints) {
    GrowthResults {
        machine = new LinkedHashMap<>(machine);
        checkpoints = List.copyOf(checkpoints);
    }

    /** How many objects the bucket has. */
    long objects() {
        return checkpoints.isEmpty() ? 0 : checkpoints.getLast().objects();
    }

    /** The same with one size more. */
    GrowthResults with(Checkpoint checkpoint) {
        List<Checkpoint> more = new ArrayList<>(checkpoints);
        more.add(checkpoint);
        return new GrowthResults(machine, bodyBytes, more);
    }

    /** As a file. */
    void save(Path file) throws IOException {
        JsonWriter json = new JsonWriter().openObject();
        json.name("machine").openObject();
        machine.forEach(json::member);
        json.closeObject().member("bodyBytes", bodyBytes).name("checkpoints").openList();
        for (Checkpoint checkpoint : checkpoints) {
            json.openObject().member("objects", checkpoint.objects());
            checkpoint.values().forEach((measure, value) -> ResultsJson.number(json, measure.label(), value));
            json.closeObject();
        }
        String text = json.closeList().closeObject().toString();
        Files.writeString(file, text.replace("{\"objects\"", "\n{\"objects\"") + "\n");
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it is none of these
     */
    static GrowthResults load(Path file) throws IOException {
        if (!(Json.read(Files.readAllBytes(file)) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj whole))) {
            throw new IOException(file + " holds no results");
        }
        Map<String, String> machine = new LinkedHashMap<>();
        if (whole.get("machine").orElse(null) instanceof JsonValue.Obj facts) {
            for (JsonValue.Member fact : facts.members()) {
                if (fact.value() instanceof JsonValue.Text text) {
                    machine.put(fact.name(), text.value());
                }
            }
        }
        List<Checkpoint> checkpoints = new ArrayList<>();
        if (whole.get("checkpoints").orElse(null) instanceof JsonValue.Arr list) {
            for (JsonValue item : list.items()) {
                if (item instanceof JsonValue.Obj one) {
                    checkpoints.add(checkpoint(one));
                }
            }
        }
        return new GrowthResults(machine, (int) number(whole, "bodyBytes"), checkpoints);
    }

    private static Checkpoint checkpoint(JsonValue.Obj one) {
        Map<GrowthMeasure, Double> values = new EnumMap<>(GrowthMeasure.class);
        for (GrowthMeasure measure : GrowthMeasure.values()) {
            double value = number(one, measure.label());
            if (Double.isFinite(value)) {
                values.put(measure, value);
            }
        }
        return new Checkpoint((long) number(one, "objects"), values);
    }

    private static double number(JsonValue.Obj object, String name) {
        return object.get(name).orElse(null) instanceof JsonValue.Num number
                ? Double.parseDouble(number.literal())
                : Double.NaN;
    }
}
