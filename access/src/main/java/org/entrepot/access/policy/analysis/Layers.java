package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.RuleParts;
import org.entrepot.access.policy.Where;
import org.entrepot.access.policy.analysis.Steps.LimitReached;

/**
 * Writes policies as layers of boxes, of which the first that a request lies in decides. Every combiner is such an order:
 * deny before allow; each rule by itself; or, for COS, named denies, named allows, denies for everybody, allows for
 * everybody.
 */
final class Layers {
    private final Space space;
    private final Steps steps;
    private final Box everything;
    private final Map<List<Object>, ClassSet> known = new HashMap<>();

    Layers(Space space, Steps steps) {
        this.space = space;
        this.steps = steps;
        this.everything = space.everything();
    }

    /** The steps of a policy, in order. */
    List<Step> of(Policy policy) throws LimitReached {
        List<Step> layers = new ArrayList<>();
        switch (policy.combiner()) {
            case DENY_OVERRIDES -> {
                denials(policy, layers);
                allowances(policy, layers);
            }
            case FIRST_MATCH -> {
                int layer = 0;
                Effect before = null;
                for (Rule rule : policy.rules()) {
                    layer += before == rule.effect() ? 0 : 1;
                    before = rule.effect();
                    add(layers, rule, boxes(rule, this::covers, rule.ops()::contains), layer, outcome(rule.effect()));
                }
            }
            case NAMED_FIRST -> namedFirst(policy, layers);
        }
        return layers;
    }

    private void namedFirst(Policy policy, List<Step> layers) throws LimitReached {
        BiPredicate<Rule, Question> named =
                (rule, question) -> !question.caller().isAnonymous() && RuleParts.names(rule.who(), question);
        BiPredicate<Rule, Question> unsigned = (rule, question) ->
                question.caller().isAnonymous() && rule.who().isForEverybody();
        BiPredicate<Rule, Question> signed = (rule, question) ->
                !question.caller().isAnonymous() && rule.who().isForEverybody();
        BiPredicate<Rule, Question> everybody = (rule, question) -> rule.who().isForEverybody();
        pass(policy, Effect.DENY, named, 0, Outcome.DENY, layers);
        pass(policy, Effect.ALLOW, named, 1, Outcome.ALLOW, layers);
        pass(policy, Effect.DENY, unsigned, 2, Outcome.DENY, layers);
        pass(policy, Effect.DENY, signed, 3, Outcome.EVERYBODY_REFUSED, layers);
        pass(policy, Effect.ALLOW, everybody, 4, Outcome.ALLOW, layers);
    }

    private void pass(
            Policy policy, Effect effect, BiPredicate<Rule, Question> who, int layer, int outcome, List<Step> layers)
            throws LimitReached {
        for (Rule rule : policy.rules()) {
            if (rule.effect() == effect) {
                add(layers, rule, boxes(rule, who, rule.ops()::contains), layer, outcome);
            }
        }
    }

    /** A deny of the second operation that a call asks denies the call. */
    private void denials(Policy policy, List<Step> layers) throws LimitReached {
        for (Rule rule : policy.rules()) {
            if (rule.effect() == Effect.DENY) {
                Predicate<Operation> ops = operation -> {
                    Operation companion = RuleParts.companion(policy.dialect(), operation);
                    return rule.ops().contains(operation)
                            || companion != null && rule.ops().contains(companion);
                };
                add(layers, rule, boxes(rule, this::covers, ops), 0, Outcome.DENY);
            }
        }
    }

    /** A call with a second operation is allowed by a rule that names both, or by two rules together. */
    private void allowances(Policy policy, List<Step> layers) throws LimitReached {
        List<Rule> allows = policy.rules().stream()
                .filter(rule -> rule.effect() == Effect.ALLOW)
                .toList();
        for (Rule rule : allows) {
            Predicate<Operation> ops = operation -> {
                Operation companion = RuleParts.companion(policy.dialect(), operation);
                return rule.ops().contains(operation)
                        && (companion == null || rule.ops().contains(companion));
            };
            add(layers, rule, boxes(rule, this::covers, ops), 1, Outcome.ALLOW);
        }
        for (Operation operation : space.operations()) {
            Operation companion = RuleParts.companion(policy.dialect(), operation);
            if (companion == null) {
                continue;
            }
            for (Rule one : allows) {
                if (one.ops().contains(operation) && !one.ops().contains(companion)) {
                    for (Rule two : allows) {
                        if (two.ops().contains(companion) && !two.ops().contains(operation)) {
                            together(one, two, operation, layers);
                        }
                    }
                }
            }
        }
    }

    private void together(Rule one, Rule two, Operation operation, List<Step> layers) throws LimitReached {
        Predicate<Operation> only = other -> other == operation;
        for (Box first : boxes(one, this::covers, only)) {
            for (Box second : boxes(two, this::covers, only)) {
                steps.take(1, "pairs of statements were taken together");
                Box both = first.and(second);
                if (!both.isEmpty()) {
                    layers.add(new Step(both, 1, Outcome.ALLOW, one.index()));
                }
            }
        }
    }

    private boolean covers(Rule rule, Question question) {
        return RuleParts.covers(rule.who(), question);
    }

    private static int outcome(Effect effect) {
        return effect == Effect.ALLOW ? Outcome.ALLOW : Outcome.DENY;
    }

    private static void add(List<Step> layers, Rule rule, List<Box> boxes, int layer, int outcome) {
        boxes.forEach(box -> layers.add(new Step(box, layer, outcome, rule.index())));
    }

    /** What a resource pattern is matched with, and so which side of a box says what a rule reaches. */
    private enum Part {
        OBJECTS,
        FOLDERS,
        BUCKET
    }

    private Part part(Operation operation, Where where) {
        if (operation.target() == Operation.Target.OBJECT) {
            return Part.OBJECTS;
        }
        boolean asFolder = where.listing() == Where.Listing.AS_FOLDER && operation.isListing();
        return asFolder ? Part.FOLDERS : Part.BUCKET;
    }

    private List<Box> boxes(Rule rule, BiPredicate<Rule, Question> who, Predicate<Operation> ops) throws LimitReached {
        List<Box> boxes = new ArrayList<>();
        Set<FactKey> variables = Variables.of(rule);
        for (Part part : Part.values()) {
            ClassSet operations = ClassSet.where(space.operations().size(), i -> {
                Operation operation = space.operations().get(i);
                return ops.test(operation) && part(operation, rule.where()) == part;
            });
            if (operations.isEmpty()) {
                continue;
            }
            for (Binding binding : space.bindings(variables)) {
                steps.take(1L + rule.when().size(), "statements were taken apart");
                Box box = box(rule, part, binding, who, operations);
                if (!box.isEmpty()) {
                    boxes.add(box);
                }
            }
        }
        return boxes;
    }

    private Box box(Rule rule, Part part, Binding binding, BiPredicate<Rule, Question> who, ClassSet operations)
            throws LimitReached {
        ClassSet[] sides = everything.sides().toArray(ClassSet[]::new);
        sides[Space.OPERATION] = operations;
        KeyReach reach = null;
        if (space.tellsKeysApart()) {
            sides[Space.KEY] = keys(rule.where(), part, binding);
        } else if (part == Part.BUCKET) {
            sides[Space.KEY] = ClassSet.where(1, i -> reaches(rule.where(), part, binding, ""));
        } else {
            reach = space.reach(rule.where(), binding.question());
        }
        sides[Space.ASKER] = ClassSet.where(
                space.askers().size(),
                i -> binding.askers().contains(i)
                        && who.test(rule, question(space.askers().get(i))));
        binding.fixed().forEach((dimension, only) -> sides[dimension] = only);
        for (Atom atom : rule.when()) {
            int dimension = space.dimension(atom.key());
            if (part == Part.FOLDERS && space.isFolderKey(atom.key().fact())) {
                sides[Space.KEY] = sides[Space.KEY].and(ClassSet.where(
                        space.keys().size(),
                        i -> RuleParts.holds(
                                atom,
                                space.listing(binding.question(), space.keys().get(i)))));
            } else if (dimension < 0) {
                sides[Space.ASKER] = sides[Space.ASKER].and(ClassSet.where(
                        space.askers().size(),
                        i -> RuleParts.holds(atom, question(space.askers().get(i), binding))));
            } else {
                sides[dimension] = sides[dimension].and(values(atom, dimension, binding));
            }
        }
        return new Box(List.of(sides), reach);
    }

    private Question question(Asker asker) {
        return new Question(asker.caller(), Operation.OBJECT_READ, space.bucket(), "", asker.facts());
    }

    private Question question(Asker asker, Binding binding) {
        Facts facts =
                binding.fixed().isEmpty() ? asker.facts() : binding.question().facts();
        return new Question(asker.caller(), Operation.OBJECT_READ, space.bucket(), "", facts);
    }

    private ClassSet keys(Where where, Part part, Binding binding) throws LimitReached {
        List<Object> name = List.of(where, part, Variables.of(where.patterns()).isEmpty() ? "" : binding);
        ClassSet found = known.get(name);
        if (found == null) {
            steps.take((long) space.keys().size() * where.patterns().size(), "keys were matched");
            found = ClassSet.where(
                    space.keys().size(),
                    i -> reaches(where, part, binding, space.keys().get(i)));
            known.put(name, found);
        }
        return found;
    }

    private boolean reaches(Where where, Part part, Binding binding, String key) {
        Question bound = binding.question();
        return switch (part) {
            case OBJECTS -> !key.isEmpty() && RuleParts.reaches(where, space.about(bound, key));
            case FOLDERS -> RuleParts.reaches(where, space.listing(bound, key));
            case BUCKET ->
                RuleParts.reaches(
                        where,
                        new Question(bound.caller(), Operation.BUCKET_HEAD, space.bucket(), null, bound.facts()));
        };
    }

    private ClassSet values(Atom atom, int dimension, Binding binding) throws LimitReached {
        Atom bare = SpaceBuilder.bare(atom);
        boolean isBound = binding.fixed().containsKey(dimension);
        List<Object> name = List.of(bare, isBound || !Variables.of(atom).isEmpty() ? binding : "");
        ClassSet found = known.get(name);
        if (found == null) {
            List<FactValue> values =
                    space.facts().get(dimension - Space.FIRST_FACT).values();
            steps.take(values.size(), "the values of a condition key were matched");
            found = ClassSet.where(values.size(), i -> {
                Facts.Builder facts = binding.question().facts().toBuilder();
                if (!isBound) {
                    values.get(i).addTo(facts);
                }
                return RuleParts.holds(
                        bare,
                        new Question(
                                binding.question().caller(), Operation.OBJECT_READ, space.bucket(), "", facts.build()));
            });
            known.put(name, found);
        }
        return found;
    }
}
