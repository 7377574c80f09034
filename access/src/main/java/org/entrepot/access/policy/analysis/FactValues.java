package org.entrepot.access.policy.analysis;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entrepot.access.policy.AddressBlock;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Values;
import org.entrepot.access.policy.analysis.Steps.LimitReached;
import org.jspecify.annotations.Nullable;

/** Finds one value of every class of a fact, from the constants it is compared with. */
final class FactValues {
    private FactValues() {}

    /**
     * The values, the plainest first.
     *
     * @param more texts to try beside the constants, for facts that variables read
     */
    static List<FactValue> of(FactKey key, Constants constants, List<String> more, Steps steps) throws LimitReached {
        FactNature nature = FactNature.of(key.fact());
        List<FactValue> values = new ArrayList<>();
        String always = FactNature.alwaysPresentAs(key.fact());
        if (always == null) {
            values.add(new FactValue.Absent());
        } else {
            values.add(new FactValue.Text(key, always));
        }
        if (nature == FactNature.NEVER) {
            return values;
        }
        Set<String> texts = new LinkedHashSet<>();
        switch (nature) {
            case ADDRESS -> texts.addAll(addresses(constants));
            case FLAG -> texts.addAll(List.of("true", "false"));
            case WHOLE_NUMBER -> texts.addAll(wholeNumbers(constants));
            case TLS_VERSION -> {
                texts.addAll(FactNature.TLS_VERSIONS);
                texts.addAll(NumberClasses.decimals(constants.numbers));
            }
            case TIME -> texts.addAll(times(constants));
            case TEXT -> texts.addAll(texts(key.fact(), constants, more, steps));
            case CALLER, NEVER -> throw new IllegalArgumentException(key.label() + " is no dimension of its own");
        }
        texts.forEach(text -> values.add(new FactValue.Text(key, text)));
        return values;
    }

    private static List<String> addresses(Constants constants) {
        List<String> addresses = new ArrayList<>(AddressClasses.of(constants.blocks));
        for (String literal : constants.literals) {
            if (AddressBlock.read(literal).isPresent() && literal.indexOf('/') < 0) {
                addresses.add(literal);
            }
        }
        return addresses;
    }

    private static Set<String> wholeNumbers(Constants constants) {
        List<BigDecimal> numbers = new ArrayList<>(constants.numbers);
        constants.literals.forEach(text -> Values.number(text).ifPresent(numbers::add));
        Set<String> texts = new LinkedHashSet<>(NumberClasses.wholeNumbers(numbers));
        constants.literals.stream().filter(text -> text.matches("[0-9]+")).forEach(texts::add);
        return texts;
    }

    private static Set<String> times(Constants constants) {
        List<Instant> times = new ArrayList<>(constants.times);
        constants.numbers.forEach(
                seconds -> Values.date(seconds.toPlainString()).ifPresent(times::add));
        constants.literals.forEach(text -> Values.date(text).ifPresent(times::add));
        Set<String> texts = new LinkedHashSet<>(NumberClasses.times(times));
        constants.literals.stream()
                .filter(text -> Values.date(text).isPresent())
                .forEach(texts::add);
        return texts;
    }

    private static Set<String> texts(Fact fact, Constants constants, List<String> more, Steps steps)
            throws LimitReached {
        @Nullable String ordinary = FactNature.ordinary(fact);
        List<String> preferred = ordinary == null ? List.of() : List.of(ordinary);
        Set<String> texts = new LinkedHashSet<>(TextClasses.of(constants.languages, preferred, steps));
        texts.add("");
        if (constants.booleans) {
            texts.addAll(List.of("true", "false"));
        }
        texts.addAll(NumberClasses.decimals(constants.numbers));
        texts.addAll(NumberClasses.times(constants.times));
        if (!constants.blocks.isEmpty()) {
            texts.addAll(AddressClasses.of(constants.blocks));
        }
        texts.addAll(more);
        return texts;
    }
}
