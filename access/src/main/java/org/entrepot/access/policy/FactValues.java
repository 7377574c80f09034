package org.entrepot.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of the facts that conditions and variables name: those of the request, else what the caller itself says. */
final class FactValues {
    private FactValues() {}

    /** The values of a fact; null when it is absent. */
    static @Nullable List<String> of(FactKey key, Question question) {
        List<String> given = given(key, question);
        String own = given == null ? own(key, question) : null;
        return own == null ? given : List.of(own);
    }

    /** The values that came with the request; null when there are none. */
    static @Nullable List<String> given(FactKey key, Question question) {
        Facts facts = question.facts();
        return switch (key.form()) {
            case PLAIN -> {
                List<String> values = facts.get(key.fact());
                yield values == null && key.fact() == Fact.TAG_REQUEST_KEYS ? tagNames(facts) : values;
            }
            case TAG -> key.tagName() == null ? null : facts.get(key.fact(), key.tagName());
            case TAG_PAIRS -> pairs(facts.tags(key.fact()));
        };
    }

    /** The one value that the caller itself has for a fact which did not come with the request; null when it has none. */
    static @Nullable String own(FactKey key, Question question) {
        return key.form() == FactKey.Form.PLAIN ? CallerFacts.of(question.caller(), key.fact()) : null;
    }

    /** The one value of a variable, or its fallback; null when the pattern can match nothing. */
    static @Nullable String of(VariableRef variable, Question question) {
        List<String> given = given(variable.key(), question);
        if (given != null) {
            return given.size() == 1 ? given.getFirst() : variable.fallback();
        }
        String own = own(variable.key(), question);
        return own == null ? variable.fallback() : own;
    }

    private static @Nullable List<String> tagNames(Facts facts) {
        Map<String, List<String>> tags = facts.tags(Fact.TAG_REQUEST);
        return tags.isEmpty() ? null : List.copyOf(tags.keySet());
    }

    private static @Nullable List<String> pairs(Map<String, List<String>> tags) {
        if (tags.isEmpty()) {
            return null;
        }
        List<String> pairs = new ArrayList<>();
        tags.forEach((name, values) -> values.forEach(value -> pairs.add(name + "&" + value)));
        return pairs;
    }
}
