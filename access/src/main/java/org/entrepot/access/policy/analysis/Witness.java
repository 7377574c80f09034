package org.entrepot.access.policy.analysis;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.Rule;

/**
 * A request that shows a difference; the plain evaluator has confirmed it.
 *
 * @param spellings how the policies spell the keys that they use, so that the request can be read beside them
 * @param actions the action names that the policies write
 */
public record Witness(Question question, Map<FactKey, Set<String>> spellings, Set<String> actions) {
    public Witness {
        spellings = Map.copyOf(spellings);
        actions = Set.copyOf(actions);
    }

    static Witness of(Question question, List<Policy> policies) {
        Map<FactKey, Set<String>> spellings = new LinkedHashMap<>();
        Set<String> actions = new LinkedHashSet<>();
        for (Policy policy : policies) {
            for (Rule rule : policy.rules()) {
                actions.addAll(rule.actions());
                for (Atom atom : rule.when()) {
                    add(spellings, atom.key(), atom.spelling());
                }
                Variables.patterns(rule).filter(Pattern::hasVariables).forEach(pattern -> {
                    for (Pattern.Part part : pattern.parts()) {
                        if (part instanceof Pattern.Part.Variable variable) {
                            String written = variable.variable().spelling();
                            int comma = written.indexOf(',');
                            add(
                                    spellings,
                                    variable.variable().key(),
                                    comma < 0 ? written : written.substring(0, comma));
                        }
                    }
                });
            }
        }
        return new Witness(question, spellings, actions);
    }

    /** One spelling of every letter case: readers of the request ignore case as those of policies do. */
    private static void add(Map<FactKey, Set<String>> spellings, FactKey key, String spelling) {
        Set<String> known = spellings.computeIfAbsent(key, first -> new LinkedHashSet<>());
        if (known.stream().noneMatch(spelling.strip()::equalsIgnoreCase)) {
            known.add(spelling.strip());
        }
    }
}
