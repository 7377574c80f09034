package org.entrepot.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The query of a request, split at {@code &} and each piece at its first {@code =}. Names and values are form-decoded (a
 * plus is a blank); the raw spelling is kept beside. Empty pieces are dropped.
 */
public record Query(List<Parameter> parameters) {
    /** No query. */
    public static final Query NONE = new Query(List.of());

    /**
     * One parameter.
     *
     * @param value empty when there is no {@code =}
     * @param rawName as on the wire
     * @param rawValue as on the wire
     */
    public record Parameter(String name, String value, String rawName, String rawValue) {}

    public Query {
        parameters = List.copyOf(parameters);
    }

    /**
     * Splits a raw query.
     *
     * @throws RefusedException {@link Refusal.InvalidUri} when an escape is broken or the text is not UTF-8
     */
    public static Query parse(String raw) throws RefusedException {
        if (raw.isEmpty()) {
            return NONE;
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String piece : raw.split("&", -1)) {
            if (piece.isEmpty()) {
                continue;
            }
            int equals = piece.indexOf('=');
            String rawName = equals < 0 ? piece : piece.substring(0, equals);
            String rawValue = equals < 0 ? "" : piece.substring(equals + 1);
            parameters.add(new Parameter(
                    PercentCoding.decode(rawName, true), PercentCoding.decode(rawValue, true), rawName, rawValue));
        }
        return new Query(parameters);
    }

    /** The decoded value of the first parameter of exactly this name; empty text when it has none. */
    public Optional<String> first(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }

    /** Whether a parameter of exactly this name is there. */
    public boolean has(String name) {
        return first(name).isPresent();
    }
}
