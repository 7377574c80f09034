package org.entrepot.access.policy.explain;

import java.util.Set;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.ValueTest;
import org.entrepot.access.policy.ValueTest.Relation;

/** What a condition asks, in plain words. */
final class ConditionWords {
    private ConditionWords() {}

    /** Such as {@code must be in `10.0.0.0/8`}. */
    static String must(Atom atom) {
        String must = atom.negated() ? "must not " : "must ";
        String values = Words.either(atom.wanted());
        String asked = switch (atom.test()) {
            case ValueTest.SameText same -> must + "be " + values;
            case ValueTest.SameTextIgnoringCase same -> must + "be " + values + " in any letter case";
            case ValueTest.Like like -> must + "be like " + values;
            case ValueTest.Numeric number -> must + "be " + of(number.relation()) + values;
            case ValueTest.Date date -> must + "be " + atOrWhen(date.relation()) + values;
            case ValueTest.Bool bool -> must + "be " + values;
            case ValueTest.Binary binary -> must + "hold the bytes " + values;
            case ValueTest.InBlock in -> must + "be in " + values;
            case ValueTest.ArnLike like -> must + "be like " + values;
            case ValueTest.IsAbsent absent -> presence(absent.values());
        };
        return switch (atom.quantifier()) {
            case NONE -> asked;
            case FOR_ANY -> "one value " + asked;
            case FOR_ALL -> "every value " + asked;
        };
    }

    private static String presence(Set<Boolean> absent) {
        if (absent.size() > 1) {
            return "may be there or missing";
        }
        return absent.contains(true) ? "must be missing" : "must be there";
    }

    private static String of(Relation relation) {
        return switch (relation) {
            case EQUAL -> "";
            case LESS -> "less than ";
            case LESS_OR_EQUAL -> "at most ";
            case GREATER -> "more than ";
            case GREATER_OR_EQUAL -> "at least ";
        };
    }

    private static String atOrWhen(Relation relation) {
        return switch (relation) {
            case EQUAL -> "at ";
            case LESS -> "before ";
            case LESS_OR_EQUAL -> "not after ";
            case GREATER -> "after ";
            case GREATER_OR_EQUAL -> "not before ";
        };
    }
}
