package org.entrepot.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The header lines of a request in the order received; names compare without letter case. */
public record Headers(List<Header> lines) {
    /** No lines. */
    public static final Headers NONE = new Headers(List.of());

    public Headers {
        lines = List.copyOf(lines);
    }

    /** The value of the first line of this name, trimmed by the parser. */
    public Optional<String> first(String name) {
        for (Header line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
                return Optional.of(line.value());
            }
        }
        return Optional.empty();
    }

    /** The values of all lines of this name, in order. */
    public List<String> all(String name) {
        List<String> values = List.of();
        for (Header line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
                values = values.isEmpty() ? new ArrayList<>(1) : values;
                values.add(line.value());
            }
        }
        return Collections.unmodifiableList(values);
    }

    /** Whether there is a line of this name. */
    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** Lines whose name begins so, letter case ignored, in order. */
    public List<Header> startingWith(String prefix) {
        List<Header> found = new ArrayList<>();
        for (Header line : lines) {
            if (line.name().regionMatches(true, 0, prefix, 0, prefix.length())) {
                found.add(line);
            }
        }
        return Collections.unmodifiableList(found);
    }
}
