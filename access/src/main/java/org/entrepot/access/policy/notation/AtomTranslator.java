package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Atom.Quantifier;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.ValueTest;
import org.entrepot.access.policy.ValueTest.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Writes atoms in the words of a dialect. The four ways to treat an absent fact (positive or negated, true or false) exist
 * everywhere but in QingStor, where only the address, which is
 * never absent, may have any; S3 says "negated, false when absent" with two conditions.
 */
record AtomTranslator(Dialect target) {

    /** The conditions that say the same as the atom; empty when there are none. */
    Optional<List<Draft.Condition>> translate(Atom atom) {
        String key = ConditionKeys.of(target).write(atom.key());
        if (key == null) {
            return Optional.empty();
        }
        if (atom.test() instanceof ValueTest.IsAbsent absent) {
            return absence(atom.key(), absent, key);
        }
        Operator operator = operator(atom);
        List<String> values = values(atom);
        String name = operator == null ? null : operator.nameIn(target);
        if (name == null || values == null) {
            return Optional.empty();
        }
        return spelled(atom, name, key, values);
    }

    private Optional<List<Draft.Condition>> spelled(Atom atom, String name, String key, List<String> values) {
        boolean quantified = atom.quantifier() != Quantifier.NONE;
        boolean whenAbsent = quantified ? atom.ifExists() : atom.ifAbsent();
        return switch (target) {
            case COS ->
                Optional.of(List.of(new Draft.Condition(
                        prefix("for_any_value:", "for_all_value:", atom) + name + (whenAbsent ? "_if_exist" : ""),
                        key,
                        values)));
            case QINGSTOR ->
                quantified || whenAbsent != atom.negated() && !isAlwaysThere(atom)
                        ? Optional.empty()
                        : Optional.of(List.of(new Draft.Condition(name, key, values)));
            case S3, MEDIASTORE -> {
                String full = prefix("ForAnyValue:", "ForAllValues:", atom) + name;
                boolean byDefault = quantified ? false : atom.negated();
                Draft.Condition condition =
                        new Draft.Condition(full + (whenAbsent && !byDefault ? "IfExists" : ""), key, values);
                yield Optional.of(
                        byDefault && !whenAbsent
                                ? List.of(condition, new Draft.Condition("Null", key, List.of("false")))
                                : List.of(condition));
            }
        };
    }

    /** Every request comes from an address, so how its absence counts makes no difference. */
    private static boolean isAlwaysThere(Atom atom) {
        return atom.key().fact() == Fact.NET_SOURCE_IP;
    }

    private static String prefix(String any, String all, Atom atom) {
        return switch (atom.quantifier()) {
            case NONE -> "";
            case FOR_ANY -> any;
            case FOR_ALL -> all;
        };
    }

    /** Absent, or absent or empty: each dialect has a word for one of the two and builds the other. */
    private Optional<List<Draft.Condition>> absence(FactKey key, ValueTest.IsAbsent test, String name) {
        if (test.values().size() != 1) {
            return Optional.of(List.of());
        }
        boolean wantsAbsent = test.values().contains(true);
        boolean isAws = target == Dialect.S3 || target == Dialect.MEDIASTORE;
        if (test.emptyIsAbsent() != isAws) {
            String operator = isAws ? "Null" : target == Dialect.COS ? "null_equal" : "is_null";
            return Optional.of(List.of(new Draft.Condition(operator, name, List.of(String.valueOf(wantsAbsent)))));
        }
        boolean mayBeMany = key.form() != FactKey.Form.PLAIN || key.fact() == Fact.TAG_REQUEST_KEYS;
        if (mayBeMany) {
            return Optional.empty();
        }
        if (isAws) {
            return Optional.of(
                    wantsAbsent
                            ? List.of(new Draft.Condition("StringEqualsIfExists", name, List.of("")))
                            : List.of(
                                    new Draft.Condition("StringNotEquals", name, List.of("")),
                                    new Draft.Condition("Null", name, List.of("false"))));
        }
        String operator = wantsAbsent ? "string_not_like" : "string_like";
        String suffix = wantsAbsent && target == Dialect.COS ? "_if_exist" : "";
        return target == Dialect.QINGSTOR && key.fact() != Fact.HTTP_REFERER
                ? Optional.empty()
                : Optional.of(List.of(new Draft.Condition(operator + suffix, name, List.of("*"))));
    }

    private @Nullable Operator operator(Atom atom) {
        Operator operator = switch (atom.test()) {
            case ValueTest.SameText same ->
                new Operator(
                        target == Dialect.QINGSTOR ? Operator.Kind.LIKE : Operator.Kind.SAME_TEXT,
                        atom.negated(),
                        null);
            case ValueTest.SameTextIgnoringCase same ->
                new Operator(Operator.Kind.SAME_TEXT_IGNORING_CASE, atom.negated(), null);
            case ValueTest.Like like -> new Operator(Operator.Kind.LIKE, atom.negated(), null);
            case ValueTest.Numeric numeric -> related(Operator.Kind.NUMERIC, numeric.relation(), atom);
            case ValueTest.Date date -> related(Operator.Kind.DATE, date.relation(), atom);
            case ValueTest.Bool bool -> new Operator(Operator.Kind.BOOL, atom.negated(), null);
            case ValueTest.Binary binary -> new Operator(Operator.Kind.BINARY, atom.negated(), null);
            case ValueTest.InBlock in -> new Operator(Operator.Kind.IN_BLOCK, atom.negated(), null);
            case ValueTest.ArnLike like -> new Operator(Operator.Kind.ARN_LIKE, atom.negated(), null);
            case ValueTest.IsAbsent absent -> null;
        };
        boolean isReferer = atom.key().fact() == Fact.HTTP_REFERER;
        boolean fitsQingstor = operator == null || (operator.kind() == Operator.Kind.LIKE) == isReferer;
        return target == Dialect.QINGSTOR && !fitsQingstor ? null : operator;
    }

    private static Operator related(Operator.Kind kind, Relation relation, Atom atom) {
        return new Operator(kind, atom.negated(), relation);
    }

    /** The values in the target's spelling; null when one has none. */
    private @Nullable List<String> values(Atom atom) {
        GlyphWriter writer = new GlyphWriter(
                target,
                target == Dialect.COS
                        && ConditionReader.COS_QUERY_FACTS.contains(atom.key().fact()));
        return switch (atom.test()) {
            case ValueTest.SameText same -> texts(writer, same.values(), target == Dialect.QINGSTOR);
            case ValueTest.SameTextIgnoringCase same -> texts(writer, same.values(), false);
            case ValueTest.Like like -> texts(writer, like.values(), true);
            case ValueTest.ArnLike like ->
                texts(writer, like.values().stream().map(arn -> arn.whole()).toList(), true);
            case ValueTest.Numeric numeric -> atom.wanted();
            case ValueTest.Date date -> atom.wanted();
            case ValueTest.Bool bool -> atom.wanted();
            case ValueTest.Binary binary -> atom.wanted();
            case ValueTest.InBlock in -> atom.wanted();
            case ValueTest.IsAbsent absent -> atom.wanted();
        };
    }

    private static @Nullable List<String> texts(GlyphWriter writer, List<Pattern> patterns, boolean wildcards) {
        List<String> texts = new ArrayList<>();
        for (Pattern pattern : patterns) {
            Optional<String> text = wildcards ? writer.wild(pattern) : writer.plain(pattern);
            if (text.isEmpty()) {
                return null;
            }
            texts.add(text.get());
        }
        return texts;
    }
}
