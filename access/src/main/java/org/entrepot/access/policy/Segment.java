package org.entrepot.access.policy;

import java.util.List;
import org.entrepot.access.policy.Pattern.Part;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a pattern between two asterisks. Subjects are given as {@link Subject} reads them; places in them count
 * characters.
 */
final class Segment {
    /** The answer of a search that found nothing. */
    static final int NONE = -1;

    private final Part[] parts;
    /** Finds the segment when it is a lone literal that has to be looked for. */
    private final @Nullable LiteralSearch search;

    private Segment(List<Part> parts, @Nullable LiteralSearch search) {
        this.parts = parts.toArray(Part[]::new);
        this.search = search;
    }

    /** The segment before the first asterisk or behind the last one: its place is known. */
    static Segment outer(List<Part> parts) {
        return new Segment(parts, null);
    }

    /** A segment between two asterisks. */
    static Segment inner(List<Part> parts) {
        return parts.size() == 1 && parts.getFirst() instanceof Part.Literal literal
                ? new Segment(parts, new LiteralSearch(literal.text()))
                : new Segment(parts, null);
    }

    /** The place behind the segment when it stands at this one. */
    int endFrom(int at, String text, @Nullable String key, @Nullable Question question) {
        int end = at;
        for (Part part : parts) {
            String literal = literal(part, question);
            if (literal == null) {
                end = part instanceof Part.AnyOne ? nextCharacter(end, text, key) : NONE;
            } else {
                end = Subject.startsWith(text, key, literal, end) ? end + literal.length() : NONE;
            }
            if (end == NONE) {
                return NONE;
            }
        }
        return end;
    }

    /** The place at which the segment begins when it ends at this one. */
    int startBefore(int end, String text, @Nullable String key, @Nullable Question question) {
        int start = end;
        for (int i = parts.length - 1; i >= 0; i--) {
            String literal = literal(parts[i], question);
            if (literal == null) {
                start = parts[i] instanceof Part.AnyOne ? previousCharacter(start, text, key) : NONE;
            } else {
                start -= literal.length();
                start = start >= 0 && Subject.startsWith(text, key, literal, start) ? start : NONE;
            }
            if (start == NONE) {
                return NONE;
            }
        }
        return start;
    }

    /** The place behind the first occurrence of the segment at or after this place. */
    int endOfFirst(int from, String text, @Nullable String key, @Nullable Question question) {
        if (search != null) {
            return search.endOfFirst(from, text, key);
        }
        int length = Subject.length(text, key);
        for (int start = from; start <= length; start++) {
            int end = endFrom(start, text, key, question);
            if (end != NONE) {
                return end;
            }
        }
        return NONE;
    }

    /** The text that a piece stands for; null for a wildcard, and for a variable without a value. */
    private static @Nullable String literal(Part part, @Nullable Question question) {
        return switch (part) {
            case Part.Literal literal -> literal.text();
            case Part.Variable variable -> question == null ? null : FactValues.of(variable.variable(), question);
            case Part.AnyOne one -> null;
            case Part.AnyRun run -> null;
        };
    }

    private static int nextCharacter(int at, String text, @Nullable String key) {
        int length = Subject.length(text, key);
        if (at >= length) {
            return NONE;
        }
        boolean isPair = at + 1 < length
                && Character.isSurrogatePair(Subject.charAt(text, key, at), Subject.charAt(text, key, at + 1));
        return at + (isPair ? 2 : 1);
    }

    private static int previousCharacter(int at, String text, @Nullable String key) {
        if (at <= 0) {
            return NONE;
        }
        boolean isPair = at > 1
                && Character.isSurrogatePair(Subject.charAt(text, key, at - 2), Subject.charAt(text, key, at - 1));
        return at - (isPair ? 2 : 1);
    }
}
