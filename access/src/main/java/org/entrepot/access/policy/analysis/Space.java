package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.RuleParts;
import org.entrepot.access.policy.Where;
import org.jspecify.annotations.Nullable;

/**
 * All requests that some policies can tell apart, as a product of finite dimensions: callers, operations, keys, and one
 * dimension per fact that conditions test. Every class of a dimension stands for all values that no rule distinguishes.
 *
 * @param dialect in whose terms witnesses are written
 * @param keys one of every class; empty where boxes say their keys by {@link KeyReach}
 * @param folders true where a listing is matched by the prefix asked for
 */
record Space(
        Dialect dialect,
        String bucket,
        List<Asker> askers,
        List<Operation> operations,
        List<String> keys,
        List<FactDimension> facts,
        boolean folders) {
    /** Dimensions of a {@link Box}. */
    static final int ASKER = 0;

    static final int OPERATION = 1;
    static final int KEY = 2;
    static final int FIRST_FACT = 3;

    private static final Operation ANY_OBJECT_CALL = Operation.OBJECT_READ;

    int dimensions() {
        return FIRST_FACT + facts.size();
    }

    int size(int dimension) {
        return switch (dimension) {
            case ASKER -> askers.size();
            case OPERATION -> operations.size();
            case KEY -> Math.max(1, keys.size());
            default -> facts.get(dimension - FIRST_FACT).values().size();
        };
    }

    /** True where keys are classes of their own, false where boxes say them by {@link KeyReach}. */
    boolean tellsKeysApart() {
        return !keys.isEmpty();
    }

    /** Every request. */
    Box everything() {
        List<ClassSet> sides = new ArrayList<>();
        for (int i = 0; i < dimensions(); i++) {
            sides.add(ClassSet.all(size(i)));
        }
        return new Box(sides, null);
    }

    /** The dimension of a fact; -1 where the caller says it. */
    int dimension(FactKey key) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).keys().contains(key)) {
                return FIRST_FACT + i;
            }
        }
        return -1;
    }

    /** True for a fact that is the key asked for, for the operations that list a folder. */
    boolean isFolderKey(Fact fact) {
        return folders && fact == Fact.LIST_PREFIX;
    }

    /** A question about a key, with what a binding of variables says. */
    Question about(Question binding, String key) {
        return new Question(binding.caller(), ANY_OBJECT_CALL, bucket, key, binding.facts());
    }

    /** A question to list a folder. */
    Question listing(Question binding, String folder) {
        Facts.Builder facts = binding.facts().toBuilder();
        if (dialect == Dialect.MEDIASTORE || !folder.isEmpty()) {
            facts.set(Fact.LIST_PREFIX, List.of(folder));
        }
        return new Question(binding.caller(), Operation.OBJECT_LIST, bucket, folder, facts.build());
    }

    /** The keys that the resources of a rule name, with what a binding of variables says; null for all keys. */
    @Nullable
    KeyReach reach(Where where, Question binding) {
        List<TextLanguage> languages = where.patterns().stream()
                .flatMap(pattern -> RuleParts.filledIn(pattern, binding).stream())
                .map(pattern -> TextLanguage.of(pattern, false).after(bucket + "/"))
                .toList();
        boolean isEverything = languages.stream().anyMatch(TextLanguage::isEverythingBehindLead);
        return isEverything && !where.complement()
                ? null
                : new KeyReach(List.of(new KeyReach.Part(languages, where.complement())));
    }

    /** The plainest request of what a search found. */
    Question question(Found found) {
        Box region = found.region();
        Asker asker = askers.get(region.sides().get(ASKER).first());
        Operation operation = operations.get(region.sides().get(OPERATION).first());
        Facts.Builder facts = asker.facts().toBuilder();
        Facts absent = facts.build();
        for (Fact fact : Fact.values()) {
            String always = FactNature.alwaysPresentAs(fact);
            if (always != null && absent.get(fact) == null) {
                facts.set(fact, List.of(always));
            }
        }
        for (int i = 0; i < facts().size(); i++) {
            facts().get(i)
                    .values()
                    .get(region.sides().get(FIRST_FACT + i).first())
                    .addTo(facts);
        }
        String key = found.key() != null
                ? found.key()
                : keys.get(region.sides().get(KEY).first());
        Question question = new Question(asker.caller(), operation, bucket, null, facts.build());
        if (folders && operation.isListing()) {
            Question listing = listing(question, key);
            return new Question(listing.caller(), operation, bucket, key, listing.facts());
        }
        return new Question(question.caller(), operation, bucket, key(question, key), question.facts());
    }

    private static @Nullable String key(Question question, String key) {
        if (question.operation().target() == Operation.Target.OBJECT) {
            return key;
        }
        if (!question.operation().isListing()) {
            return null;
        }
        List<String> prefix = question.facts().get(Fact.LIST_PREFIX);
        return prefix == null ? "" : prefix.getFirst();
    }

    /** Every way to fill in some variables. */
    List<Binding> bindings(Set<FactKey> variables) {
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < askers.size(); i++) {
            groups.computeIfAbsent(callerValues(askers.get(i), variables), values -> new ArrayList<>())
                    .add(i);
        }
        List<Binding> bindings = new ArrayList<>();
        for (List<Integer> group : groups.values()) {
            Asker first = askers.get(group.getFirst());
            bindings.add(new Binding(
                    ClassSet.where(askers.size(), group::contains),
                    Map.of(),
                    new Question(first.caller(), ANY_OBJECT_CALL, bucket, "", first.facts())));
        }
        for (FactKey variable : variables) {
            int dimension = dimension(variable);
            if (dimension >= 0) {
                bindings = bound(bindings, dimension);
            }
        }
        return bindings;
    }

    private List<Object> callerValues(Asker asker, Set<FactKey> variables) {
        Question question = new Question(asker.caller(), ANY_OBJECT_CALL, bucket, "", asker.facts());
        List<Object> values = new ArrayList<>();
        for (FactKey variable : variables) {
            List<String> own = RuleParts.values(variable, question);
            values.add(own == null ? List.of() : own);
        }
        return values;
    }

    private List<Binding> bound(List<Binding> bindings, int dimension) {
        List<FactValue> values = facts.get(dimension - FIRST_FACT).values();
        List<Binding> bound = new ArrayList<>();
        for (Binding binding : bindings) {
            if (binding.fixed().containsKey(dimension)) {
                return bindings;
            }
            for (int i = 0; i < values.size(); i++) {
                Facts.Builder facts = binding.question().facts().toBuilder();
                values.get(i).addTo(facts);
                Map<Integer, ClassSet> fixed = new LinkedHashMap<>(binding.fixed());
                fixed.put(dimension, ClassSet.only(values.size(), i));
                Question question = binding.question();
                bound.add(new Binding(
                        binding.askers(),
                        fixed,
                        new Question(question.caller(), ANY_OBJECT_CALL, bucket, "", facts.build())));
            }
        }
        return bound;
    }
}
