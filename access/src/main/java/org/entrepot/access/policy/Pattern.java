package org.entrepot.access.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with wildcards and variables. The {@link Segment}s between asterisks are looked for one after the other, each at
 * its first place, and never again: what a match costs is linear in the lengths of pattern and subject whatever the number
 * of asterisks. Only a segment with a question mark or a variable between two asterisks may cost the product of its length
 * and that of the subject. Matching allocates nothing.
 */
public final class Pattern {
    private static final int NONE = Segment.NONE;

    /** A piece of a pattern. */
    public sealed interface Part {
        /** Text that stands for itself. */
        record Literal(String text) implements Part {}

        /** Any run of characters, empty and slashes included. */
        record AnyRun() implements Part {}

        /** Exactly one character. */
        record AnyOne() implements Part {}

        /** The value of a fact, literally. */
        record Variable(VariableRef variable) implements Part {}
    }

    private final List<Part> parts;
    /** What stands before, between and behind the asterisks; one more than there are asterisks. */
    private final Segment[] segments;

    /** A pattern of these pieces. Neighbouring literals are joined. */
    public Pattern(List<Part> parts) {
        this.parts = joined(parts);
        this.segments = segments(this.parts);
    }

    /** A pattern that only this text matches. */
    public static Pattern literal(String text) {
        return new Pattern(List.of(new Part.Literal(text)));
    }

    /** The pieces; no two neighbours are literals. */
    public List<Part> parts() {
        return parts;
    }

    /** The text when the pattern is one literal; null otherwise. */
    public @Nullable String asLiteral() {
        if (parts.isEmpty()) {
            return "";
        }
        return parts.size() == 1 && parts.getFirst() instanceof Part.Literal literal ? literal.text() : null;
    }

    /** True when some piece is a variable. */
    public boolean hasVariables() {
        return parts.stream().anyMatch(Part.Variable.class::isInstance);
    }

    /** The text before the first wildcard or variable. */
    public String literalPrefix() {
        return !parts.isEmpty() && parts.getFirst() instanceof Part.Literal literal ? literal.text() : "";
    }

    /** True when the pattern without variables matches the whole subject; variables count as matching nothing. */
    public boolean matches(String subject) {
        return matches(subject, null, null);
    }

    /** True when the pattern matches the whole subject with its variables filled in for a question. */
    boolean matches(String subject, Question question) {
        return matches(subject, null, question);
    }

    /** The pattern with its variables filled in for a question, literally; null when it can match nothing. */
    @Nullable
    Pattern filledIn(Question question) {
        List<Part> filled = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Variable variable) {
                String value = FactValues.of(variable.variable(), question);
                if (value == null) {
                    return null;
                }
                filled.add(new Part.Literal(value));
            } else {
                filled.add(part);
            }
        }
        return new Pattern(filled);
    }

    /** True when the pattern matches the resource of a question, which is a bucket and, unless null, a key. */
    boolean matchesResource(@Nullable String key, Question question) {
        return matches(question.bucket(), key, question);
    }

    /** True when a pattern without wildcards is the subject, letter case ignored. */
    boolean equalsIgnoringCase(String subject, Question question) {
        int at = 0;
        for (Part part : parts) {
            String literal = switch (part) {
                case Part.Literal it -> it.text();
                case Part.Variable it -> FactValues.of(it.variable(), question);
                case Part.AnyRun run -> null;
                case Part.AnyOne one -> null;
            };
            at = literal == null ? NONE : endIgnoringCase(literal, subject, at);
            if (at == NONE) {
                return false;
            }
        }
        return at == subject.length();
    }

    /** Cuts the pattern at every occurrence of a character in its literals, at most {@code limit} pieces. */
    List<Pattern> split(char separator, int limit) {
        List<Pattern> pieces = new ArrayList<>();
        List<Part> current = new ArrayList<>();
        for (Part part : parts) {
            if (!(part instanceof Part.Literal literal)) {
                current.add(part);
                continue;
            }
            String rest = literal.text();
            for (int cut = rest.indexOf(separator);
                    cut >= 0 && pieces.size() < limit - 1;
                    cut = rest.indexOf(separator)) {
                current.add(new Part.Literal(rest.substring(0, cut)));
                pieces.add(new Pattern(current));
                current = new ArrayList<>();
                rest = rest.substring(cut + 1);
            }
            current.add(new Part.Literal(rest));
        }
        pieces.add(new Pattern(current));
        return pieces;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pattern pattern && pattern.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The pattern in the AWS spelling. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal literal -> text.append(literal.text());
                case Part.AnyRun run -> text.append('*');
                case Part.AnyOne one -> text.append('?');
                case Part.Variable variable ->
                    text.append("${").append(variable.variable().spelling()).append('}');
            }
        }
        return text.toString();
    }

    private boolean matches(String text, @Nullable String key, @Nullable Question question) {
        int last = segments.length - 1;
        int end = segments[0].endFrom(0, text, key, question);
        for (int i = 1; i < last && end != NONE; i++) {
            end = segments[i].endOfFirst(end, text, key, question);
        }
        if (end == NONE) {
            return false;
        }
        int length = Subject.length(text, key);
        return last == 0 ? end == length : segments[last].startBefore(length, text, key, question) >= end;
    }

    /** The place in the subject behind a literal that stands at {@code from} in any letter case. */
    private static int endIgnoringCase(String literal, String subject, int from) {
        int at = from;
        for (int i = 0; i < literal.length(); i += Character.charCount(literal.codePointAt(i))) {
            if (at >= subject.length() || folded(literal.codePointAt(i)) != folded(subject.codePointAt(at))) {
                return NONE;
            }
            at += Character.charCount(subject.codePointAt(at));
        }
        return at;
    }

    private static int folded(int character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }

    private static Segment[] segments(List<Part> parts) {
        List<Segment> segments = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Part.AnyRun) {
                List<Part> before = parts.subList(start, i);
                segments.add(segments.isEmpty() ? Segment.outer(before) : Segment.inner(before));
                start = i + 1;
            }
        }
        segments.add(Segment.outer(parts.subList(start, parts.size())));
        return segments.toArray(Segment[]::new);
    }

    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                if (literal.text().isEmpty()) {
                    continue;
                }
                if (!joined.isEmpty() && joined.getLast() instanceof Part.Literal before) {
                    joined.removeLast();
                    joined.add(new Part.Literal(before.text() + literal.text()));
                    continue;
                }
            }
            joined.add(part);
        }
        return List.copyOf(joined);
    }
}
