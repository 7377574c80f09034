package org.entrepot.access.cors;

import java.util.ArrayList;
import java.util.List;

/** The five methods a rule can allow, and the asterisk that stands for all of them ({@code cors.md} sections 2 and 3.2). */
public final class CorsMethods {
    /** Allows each of the five methods; only QingStor can write it. */
    public static final String ANY = "*";

    /** The five methods in the order in which {@link #ANY} is spelled out ({@code cors.md} section 2). */
    public static final List<String> ALL = List.of("GET", "PUT", "HEAD", "POST", "DELETE");

    private CorsMethods() {}

    /** True for one of the five, compared with letter case. */
    public static boolean isKnown(String method) {
        return bit(method) != 0;
    }

    /** The methods with {@link #ANY} spelled out as the five; any other list unchanged. */
    public static List<String> spelledOut(List<String> methods) {
        return methods.contains(ANY) ? ALL : methods;
    }

    /** The methods in their order with the one named left out, after {@link #spelledOut}. */
    public static List<String> without(String left, List<String> methods) {
        List<String> kept = new ArrayList<>(spelledOut(methods));
        kept.removeIf(left::equals);
        return List.copyOf(kept);
    }

    /** A bit of its own for each of the five, 0 for any other text. */
    static int bit(String method) {
        return switch (method) {
            case "GET" -> 1;
            case "PUT" -> 2;
            case "HEAD" -> 4;
            case "POST" -> 8;
            case "DELETE" -> 16;
            default -> 0;
        };
    }

    /** The bits of all listed methods; {@link #ANY} gives all five. */
    static int bits(List<String> methods) {
        int bits = 0;
        for (String method : spelledOut(methods)) {
            bits |= bit(method);
        }
        return bits;
    }
}
