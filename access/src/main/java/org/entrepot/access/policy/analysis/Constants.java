package org.entrepot.access.policy.analysis;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.policy.AddressBlock;
import org.entrepot.access.policy.ArnPattern;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.RuleParts;
import org.entrepot.access.policy.ValueTest;

/** The constants that some conditions compare one fact with, by kind. */
final class Constants {
    final List<TextLanguage> languages = new ArrayList<>();
    /** Texts without wildcards. */
    final List<String> literals = new ArrayList<>();

    final List<BigDecimal> numbers = new ArrayList<>();
    final List<Instant> times = new ArrayList<>();
    final List<AddressBlock> blocks = new ArrayList<>();
    boolean booleans;
    /** True when some text has a wildcard. */
    boolean wild;

    /** Gives the questions under which the variables of a pattern are to be filled in. */
    @FunctionalInterface
    interface Fillings {
        List<Question> of(Pattern pattern);
    }

    static Constants of(List<Atom> atoms, Fillings fillings) {
        Constants constants = new Constants();
        atoms.forEach(atom -> constants.add(atom.test(), fillings));
        return constants;
    }

    private void add(ValueTest test, Fillings fillings) {
        switch (test) {
            case ValueTest.SameText same -> addTexts(same.values(), false, fillings);
            case ValueTest.SameTextIgnoringCase same -> addTexts(same.values(), true, fillings);
            case ValueTest.Like like -> addTexts(like.values(), false, fillings);
            case ValueTest.ArnLike like -> like.values().forEach(arn -> addArn(arn, fillings));
            case ValueTest.Numeric numeric -> numbers.addAll(numeric.values());
            case ValueTest.Date date -> times.addAll(date.values());
            case ValueTest.Bool bool -> booleans = true;
            case ValueTest.Binary binary -> {
                literals.addAll(binary.values());
                binary.values().forEach(text -> languages.add(TextLanguage.of(text)));
            }
            case ValueTest.InBlock in -> blocks.addAll(in.values());
            case ValueTest.IsAbsent absent -> {}
        }
    }

    private void addTexts(List<Pattern> patterns, boolean ignoresCase, Fillings fillings) {
        for (Pattern pattern : patterns) {
            for (Pattern filled : filled(pattern, fillings)) {
                addLiteral(filled);
                languages.add(TextLanguage.of(filled, ignoresCase));
            }
        }
    }

    private void addArn(ArnPattern arn, Fillings fillings) {
        if (!arn.whole().hasVariables()) {
            addLiteral(arn.whole());
            languages.add(TextLanguage.of(arn));
            return;
        }
        for (Question question : fillings.of(arn.whole())) {
            Optional<Pattern> whole = RuleParts.filledIn(arn.whole(), question);
            List<Pattern> parts = arn.parts().stream()
                    .flatMap(part -> RuleParts.filledIn(part, question).stream())
                    .toList();
            if (whole.isPresent() && parts.size() == arn.parts().size()) {
                addLiteral(whole.get());
                languages.add(TextLanguage.of(new ArnPattern(whole.get(), parts)));
            }
        }
    }

    private void addLiteral(Pattern filled) {
        String literal = filled.asLiteral();
        if (literal == null) {
            wild = true;
        } else {
            literals.add(literal);
        }
    }

    /** The pattern with its variables filled in, in every way. */
    static List<Pattern> filled(Pattern pattern, Fillings fillings) {
        if (!pattern.hasVariables()) {
            return List.of(pattern);
        }
        return fillings.of(pattern).stream()
                .flatMap(question -> RuleParts.filledIn(pattern, question).stream())
                .distinct()
                .toList();
    }
}
