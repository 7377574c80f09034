package org.entrepot.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text with wildcards and variables. Matching keeps one point to go back to, so its cost is bounded by the product of
 * the two lengths whatever the number of wildcards.
 */
public final class Pattern {
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

    private static final int RUN = -1;
    private static final int ONE = -2;
    private static final int NO_POINT = -1;

    private final List<Part> parts;
    /** Code points and the two wildcard marks; null when variables must be filled in first. */
    private final int @Nullable [] fixed;

    /** A pattern of these pieces. Neighbouring literals are joined. */
    public Pattern(List<Part> parts) {
        this.parts = joined(parts);
        this.fixed = hasVariables() ? null : glyphs(this.parts, null);
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

    /** True when some piece is a wildcard. */
    public boolean hasWildcards() {
        return parts.stream().anyMatch(part -> part instanceof Part.AnyRun || part instanceof Part.AnyOne);
    }

    /** The text before the first wildcard or variable. */
    public String literalPrefix() {
        return !parts.isEmpty() && parts.getFirst() instanceof Part.Literal literal ? literal.text() : "";
    }

    /** True when the pattern without variables matches the whole subject; variables count as matching nothing. */
    public boolean matches(String subject) {
        return fixed != null && matches(fixed, subject);
    }

    /** True when the pattern matches the whole subject with its variables filled in from a request. */
    boolean matches(String subject, Request request) {
        int[] glyphs = fixed != null ? fixed : glyphs(parts, request);
        return glyphs != null && matches(glyphs, subject);
    }

    /** The pattern with its variables filled in from a request, literally; null when it can match nothing. */
    @Nullable
    Pattern filledIn(Request request) {
        List<Part> filled = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Variable variable) {
                String value = request.valueOf(variable.variable());
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

    /** As {@link #matches(String, Request)}, letter case ignored. */
    boolean matchesIgnoringCase(String subject, Request request) {
        int[] glyphs = fixed != null ? fixed : glyphs(parts, request);
        return glyphs != null && matches(folded(glyphs), folded(subject));
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

    private static boolean matches(int[] glyphs, String subject) {
        int at = 0;
        int from = 0;
        int retryAt = NO_POINT;
        int retryFrom = 0;
        while (from < subject.length()) {
            int character = subject.codePointAt(from);
            if (at < glyphs.length && glyphs[at] == RUN) {
                retryAt = ++at;
                retryFrom = from;
            } else if (at < glyphs.length && (glyphs[at] == ONE || glyphs[at] == character)) {
                at++;
                from += Character.charCount(character);
            } else if (retryAt != NO_POINT) {
                retryFrom += Character.charCount(subject.codePointAt(retryFrom));
                from = retryFrom;
                at = retryAt;
            } else {
                return false;
            }
            if (retryAt == glyphs.length) {
                return true;
            }
        }
        while (at < glyphs.length && glyphs[at] == RUN) {
            at++;
        }
        return at == glyphs.length;
    }

    private static int @Nullable [] glyphs(List<Part> parts, @Nullable Request request) {
        IntStream.Builder glyphs = IntStream.builder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal literal -> literal.text().codePoints().forEach(glyphs::add);
                case Part.AnyRun run -> glyphs.add(RUN);
                case Part.AnyOne one -> glyphs.add(ONE);
                case Part.Variable variable -> {
                    String value = request == null ? null : request.valueOf(variable.variable());
                    if (value == null) {
                        return null;
                    }
                    value.codePoints().forEach(glyphs::add);
                }
            }
        }
        return glyphs.build().toArray();
    }

    private static int[] folded(int[] glyphs) {
        return IntStream.of(glyphs)
                .map(glyph -> glyph < 0 ? glyph : Character.toLowerCase(Character.toUpperCase(glyph)))
                .toArray();
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
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
