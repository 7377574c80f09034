package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.policy.OpSet;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.RuleParts;
import org.entrepot.access.policy.Where;
import org.entrepot.access.policy.analysis.Steps.LimitReached;
import org.entrepot.access.policy.notation.ActionNames;

/** Makes the space of the requests that some policies can tell apart. */
final class SpaceBuilder {
    /** What people think of first; witnesses use these where they can. */
    private static final List<Operation> FAMILIAR =
            List.of(Operation.OBJECT_READ, Operation.OBJECT_WRITE, Operation.OBJECT_LIST, Operation.OBJECT_DELETE);

    private final People people;
    private final String bucket;
    private final List<Policy> policies;
    private final List<Rule> rules;
    private final Steps steps;
    private final Set<String> words;
    /** As far as it is made. */
    private Space space;

    private SpaceBuilder(People people, String bucket, List<Policy> policies, Steps steps) {
        this.people = people;
        this.bucket = bucket;
        this.policies = policies;
        this.rules =
                policies.stream().flatMap(policy -> policy.rules().stream()).toList();
        this.steps = steps;
        this.words = Variables.words(rules);
        boolean folders = rules.stream().anyMatch(rule -> rule.where().listing() == Where.Listing.AS_FOLDER);
        this.space = new Space(people.dialect(), bucket, List.of(), List.of(), List.of(), List.of(), folders);
    }

    /** The space for these policies of one bucket. */
    static Space of(People people, String bucket, List<Policy> policies, Steps steps) throws LimitReached {
        SpaceBuilder builder = new SpaceBuilder(people, bucket, policies, steps);
        builder.build();
        return builder.space;
    }

    private void build() throws LimitReached {
        List<Asker> askers = Askers.of(people, people.dialect(), rules, words, steps);
        space = with(askers, space.keys(), List.of());
        List<FactDimension> facts = new ArrayList<>();
        Set<FactKey> variables = new LinkedHashSet<>();
        rules.forEach(rule -> variables.addAll(Variables.of(rule)));
        for (Map.Entry<Set<FactKey>, List<Atom>> dimension :
                dimensions(variables).entrySet()) {
            boolean isBound = dimension.getKey().stream().anyMatch(variables::contains);
            facts.add(dimension(dimension.getKey(), dimension.getValue(), isBound));
            space = with(askers, space.keys(), facts);
        }
        space = with(askers, keys(), facts);
    }

    private Space with(List<Asker> askers, List<String> keys, List<FactDimension> facts) {
        return new Space(people.dialect(), bucket, askers, operations(), keys, List.copyOf(facts), space.folders());
    }

    /** One operation of every class: those that the same rules name and that are asked of the same kind of thing. */
    private List<Operation> operations() {
        if (!space.operations().isEmpty()) {
            return space.operations();
        }
        OpSet named = OpSet.NONE;
        for (Rule rule : rules) {
            named = named.or(rule.ops());
        }
        Map<List<Object>, Operation> classes = new LinkedHashMap<>();
        named.operations().stream()
                .sorted(Comparator.comparingInt(this::strangeness))
                .forEach(operation -> {
                    boolean isListing = space.folders() && operation.isListing();
                    List<Object> signature =
                            new ArrayList<>(List.of(operation.target(), isListing, rulesWith(operation)));
                    for (Policy policy : policies) {
                        Operation companion = RuleParts.companion(policy.dialect(), operation);
                        if (companion != null) {
                            signature.add(rulesWith(companion));
                        }
                    }
                    classes.putIfAbsent(signature, operation);
                });
        return List.copyOf(classes.values());
    }

    private BitSet rulesWith(Operation operation) {
        BitSet with = new BitSet(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            with.set(i, rules.get(i).ops().contains(operation));
        }
        return with;
    }

    private int strangeness(Operation operation) {
        int familiar = FAMILIAR.indexOf(operation);
        if (familiar >= 0) {
            return familiar;
        }
        int rank = FAMILIAR.size();
        boolean isNameless = ActionNames.of(people.dialect(), operation).isEmpty();
        boolean isPair = policies.stream().anyMatch(policy -> RuleParts.companion(policy.dialect(), operation) != null);
        return rank
                + (isPair ? 1 : 0)
                + (operation.target() == Operation.Target.SERVICE ? 2 : 0)
                + (isNameless ? 4 : 0);
    }

    /** The conditions by the dimension that they test, those that variables read first. */
    private Map<Set<FactKey>, List<Atom>> dimensions(Set<FactKey> variables) {
        Map<FactKey, Set<Atom>> byKey = new LinkedHashMap<>();
        variables.forEach(key -> byKey.put(key, new LinkedHashSet<>()));
        for (Rule rule : rules) {
            for (Atom atom : rule.when()) {
                byKey.computeIfAbsent(atom.key(), key -> new LinkedHashSet<>()).add(bare(atom));
            }
        }
        byKey.keySet().removeIf(key -> FactNature.of(key.fact()) == FactNature.CALLER);
        Map<Object, Set<FactKey>> families = new LinkedHashMap<>();
        for (FactKey key : byKey.keySet()) {
            families.computeIfAbsent(family(key, byKey.keySet()), name -> new LinkedHashSet<>())
                    .add(key);
        }
        Map<Set<FactKey>, List<Atom>> dimensions = new LinkedHashMap<>();
        for (Set<FactKey> keys : families.values()) {
            List<Atom> atoms = new ArrayList<>();
            keys.forEach(key -> atoms.addAll(byKey.getOrDefault(key, Set.of())));
            dimensions.put(keys, atoms);
        }
        return dimensions;
    }

    /** The condition without its place and spelling: equal conditions count once. */
    static Atom bare(Atom atom) {
        return new Atom(
                atom.key(),
                atom.test(),
                atom.negated(),
                atom.quantifier(),
                atom.ifAbsent(),
                atom.ifExists(),
                "",
                "",
                List.of(),
                "");
    }

    /** Tags that some condition looks at as a list are one dimension, every other key is one of its own. */
    private static Object family(FactKey key, Set<FactKey> all) {
        Fact family = key.fact() == Fact.TAG_REQUEST_KEYS ? Fact.TAG_REQUEST : key.fact();
        boolean asList = all.contains(FactKey.tagPairs(family))
                || family == Fact.TAG_REQUEST && all.contains(FactKey.of(Fact.TAG_REQUEST_KEYS));
        return asList ? family : key;
    }

    private FactDimension dimension(Set<FactKey> keys, List<Atom> atoms, boolean isBound) throws LimitReached {
        FactKey key = keys.iterator().next();
        boolean isPlain =
                keys.size() == 1 && key.form() != FactKey.Form.TAG_PAIRS && key.fact() != Fact.TAG_REQUEST_KEYS;
        List<FactValue> values;
        if (isPlain) {
            List<String> more = isBound ? List.copyOf(words) : List.of();
            values = FactValues.of(key, Constants.of(atoms, this::fillings), more, steps);
        } else {
            Fact family = key.fact() == Fact.TAG_REQUEST_KEYS ? Fact.TAG_REQUEST : key.fact();
            values = TagValues.of(family, atoms, this::fillings, steps);
        }
        FactDimension whole = new FactDimension(keys, atoms, values);
        return isBound ? whole : withoutTwins(whole);
    }

    private List<Question> fillings(Pattern pattern) {
        return space.bindings(Variables.of(pattern)).stream()
                .map(Binding::question)
                .toList();
    }

    /** Keeps the first of the values that no condition tells apart. */
    private FactDimension withoutTwins(FactDimension whole) throws LimitReached {
        Set<FactKey> variables = new LinkedHashSet<>();
        whole.atoms().forEach(atom -> variables.addAll(Variables.of(atom)));
        List<Binding> bindings = space.bindings(variables);
        steps.take(
                (long) whole.values().size() * whole.atoms().size() * bindings.size(),
                "the values of a condition key were told apart");
        Map<BitSet, FactValue> classes = new LinkedHashMap<>();
        for (FactValue value : whole.values()) {
            BitSet truths = new BitSet();
            int bit = 0;
            for (Binding binding : bindings) {
                Facts.Builder facts = binding.question().facts().toBuilder();
                value.addTo(facts);
                Question question =
                        new Question(binding.question().caller(), Operation.OBJECT_READ, bucket, "", facts.build());
                for (Atom atom : whole.atoms()) {
                    truths.set(bit++, RuleParts.holds(atom, question));
                }
            }
            classes.putIfAbsent(truths, value);
        }
        return new FactDimension(whole.keys(), whole.atoms(), List.copyOf(classes.values()));
    }

    /**
     * One key of every class, the empty one first: a listing may ask for it. None unless a condition tests the folder that a
     * listing asks for, since classes of keys can be many and boxes can say their keys by patterns.
     */
    private List<String> keys() throws LimitReached {
        List<Atom> onFolder = rules.stream()
                .flatMap(rule -> rule.when().stream())
                .filter(atom -> space.isFolderKey(atom.key().fact()))
                .toList();
        if (onFolder.isEmpty()) {
            return List.of();
        }
        Set<Pattern> filled = new LinkedHashSet<>();
        for (Rule rule : rules) {
            for (Pattern pattern : rule.where().patterns()) {
                filled.addAll(Constants.filled(pattern, this::fillings));
            }
        }
        List<TextLanguage> languages = new ArrayList<>(Constants.of(onFolder, this::fillings).languages);
        filled.forEach(pattern -> languages.add(TextLanguage.of(pattern, false).after(bucket + "/")));
        List<String> keys = new ArrayList<>();
        keys.add("");
        keys.addAll(TextClasses.of(languages, List.of(), steps));
        return keys;
    }
}
