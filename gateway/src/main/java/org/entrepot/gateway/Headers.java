package org.entrepot.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The header lines of a request in the order received; names compare without letter case. */
public final class Headers {
    /** No lines. */
    public static final Headers NONE = new Headers(List.of());

    private final List<Header> lines;

    /** A bit for each {@link #kind} of name there is: most names that are asked for are not there. */
    private final long kinds;

    /** These lines. */
    public Headers(List<Header> lines) {
        this.lines = List.copyOf(lines);
        long seen = 0;
        for (Header line : this.lines) {
            seen |= kind(line.name());
        }
        kinds = seen;
    }

    /** The lines in order. */
    public List<Header> lines() {
        return lines;
    }

    /** One of 64 bits, the same for names that differ in letter case only. */
    private static long kind(String name) {
        return name.isEmpty() ? 1 : 1L << name.length() * 7 + (name.charAt(0) | 0x20);
    }

    private boolean mayHave(String name) {
        return (kinds & kind(name)) != 0;
    }

    /** The value of the first line of this name, trimmed by the parser. */
    public Optional<String> first(String name) {
        if (mayHave(name)) {
            for (Header line : lines) {
                if (line.name().equalsIgnoreCase(name)) {
                    return Optional.of(line.value());
                }
            }
        }
        return Optional.empty();
    }

    /** The values of all lines of this name, in order. */
    public List<String> all(String name) {
        if (!mayHave(name)) {
            return List.of();
        }
        List<String> values = new ArrayList<>(1);
        for (Header line : lines) {
            if (line.name().equalsIgnoreCase(name)) {
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
        List<Header> found = List.of();
        for (Header line : lines) {
            if (line.name().regionMatches(true, 0, prefix, 0, prefix.length())) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(line);
            }
        }
        return Collections.unmodifiableList(found);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && lines.equals(headers.lines);
    }

    @Override
    public int hashCode() {
        return lines.hashCode();
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
