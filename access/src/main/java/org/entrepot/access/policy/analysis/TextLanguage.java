package org.entrepot.access.policy.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.entrepot.access.policy.ArnPattern;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Pattern.Part;
import org.jspecify.annotations.Nullable;

/** The texts that one pattern without variables accepts, as a row of glyphs: code points and wildcards. */
final class TextLanguage {
    /** Any run of characters. */
    static final int RUN = -1;
    /** One character. */
    static final int ONE = -2;
    /** Any run without a colon: a star inside one of the first five parts of an ARN. */
    static final int RUN_IN_PART = -3;
    /** One character that is no colon. */
    static final int ONE_IN_PART = -4;

    private final int[] glyphs;
    private final boolean ignoresCase;
    private final String lead;

    private TextLanguage(int[] glyphs, boolean ignoresCase, String lead) {
        this.glyphs = glyphs;
        this.ignoresCase = ignoresCase;
        this.lead = lead;
    }

    /** The language of a pattern. */
    static TextLanguage of(Pattern pattern, boolean ignoresCase) {
        IntStream.Builder glyphs = IntStream.builder();
        add(glyphs, pattern, RUN, ONE);
        return new TextLanguage(glyphs.build().toArray(), ignoresCase, "");
    }

    /** The language of an ARN pattern, whose stars stay inside their part but in the last. */
    static TextLanguage of(ArnPattern arn) {
        IntStream.Builder glyphs = IntStream.builder();
        List<Pattern> parts = arn.parts();
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            add(glyphs, parts.get(i), last ? RUN : RUN_IN_PART, last ? ONE : ONE_IN_PART);
            if (!last) {
                glyphs.add(':');
            }
        }
        return new TextLanguage(glyphs.build().toArray(), false, "");
    }

    /** One text. */
    static TextLanguage of(String text) {
        return of(Pattern.literal(text), false);
    }

    /** The texts that this language accepts when another text stands before them. */
    TextLanguage after(String text) {
        return new TextLanguage(glyphs, ignoresCase, text);
    }

    private static void add(IntStream.Builder glyphs, Pattern pattern, int run, int one) {
        for (Part part : pattern.parts()) {
            switch (part) {
                case Part.Literal literal -> literal.text().codePoints().forEach(glyphs::add);
                case Part.AnyRun any -> glyphs.add(run);
                case Part.AnyOne any -> glyphs.add(one);
                case Part.Variable variable -> throw new IllegalArgumentException("variables must be filled in first");
            }
        }
    }

    int length() {
        return glyphs.length;
    }

    int glyph(int at) {
        return glyphs[at];
    }

    boolean ignoresCase() {
        return ignoresCase;
    }

    String lead() {
        return lead;
    }

    /** True for a star, or for what leads and a star. */
    boolean isEverythingBehindLead() {
        int[] leading = lead.codePoints().toArray();
        boolean isStar = glyphs.length > 0 && glyphs[glyphs.length - 1] == RUN;
        return isStar
                && (glyphs.length == 1
                        || glyphs.length == leading.length + 1
                                && Arrays.equals(glyphs, 0, leading.length, leading, 0, leading.length));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextLanguage language
                && Arrays.equals(language.glyphs, glyphs)
                && language.ignoresCase == ignoresCase
                && language.lead.equals(lead);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(glyphs);
    }

    /** Letter case taken off as the evaluator does. */
    static int folded(int character) {
        return Character.toLowerCase(Character.toUpperCase(character));
    }
}
