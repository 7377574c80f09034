package org.entrepot.access.policy.notation;

import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.ValueTest.Relation;
import org.jspecify.annotations.Nullable;

/**
 * A condition operator without its prefixes and suffixes: the table of {@code policy.md} section 7.
 *
 * @param relation for numbers and dates; null for the rest
 */
record Operator(Kind kind, boolean negated, @Nullable Relation relation) {
    /** What is compared. */
    enum Kind {
        SAME_TEXT,
        SAME_TEXT_IGNORING_CASE,
        LIKE,
        NUMERIC,
        DATE,
        BOOL,
        BINARY,
        IN_BLOCK,
        ARN_LIKE,
        IS_ABSENT
    }

    private static final Map<String, Operator> AWS = Map.ofEntries(
            of("StringEquals", Kind.SAME_TEXT, false),
            of("StringNotEquals", Kind.SAME_TEXT, true),
            of("StringEqualsIgnoreCase", Kind.SAME_TEXT_IGNORING_CASE, false),
            of("StringNotEqualsIgnoreCase", Kind.SAME_TEXT_IGNORING_CASE, true),
            of("StringLike", Kind.LIKE, false),
            of("StringNotLike", Kind.LIKE, true),
            of("NumericEquals", Kind.NUMERIC, Relation.EQUAL, false),
            of("NumericNotEquals", Kind.NUMERIC, Relation.EQUAL, true),
            of("NumericLessThan", Kind.NUMERIC, Relation.LESS, false),
            of("NumericLessThanEquals", Kind.NUMERIC, Relation.LESS_OR_EQUAL, false),
            of("NumericGreaterThan", Kind.NUMERIC, Relation.GREATER, false),
            of("NumericGreaterThanEquals", Kind.NUMERIC, Relation.GREATER_OR_EQUAL, false),
            of("DateEquals", Kind.DATE, Relation.EQUAL, false),
            of("DateNotEquals", Kind.DATE, Relation.EQUAL, true),
            of("DateLessThan", Kind.DATE, Relation.LESS, false),
            of("DateLessThanEquals", Kind.DATE, Relation.LESS_OR_EQUAL, false),
            of("DateGreaterThan", Kind.DATE, Relation.GREATER, false),
            of("DateGreaterThanEquals", Kind.DATE, Relation.GREATER_OR_EQUAL, false),
            of("Bool", Kind.BOOL, false),
            of("BinaryEquals", Kind.BINARY, false),
            of("IpAddress", Kind.IN_BLOCK, false),
            of("NotIpAddress", Kind.IN_BLOCK, true),
            of("ArnEquals", Kind.ARN_LIKE, false),
            of("ArnLike", Kind.ARN_LIKE, false),
            of("ArnNotEquals", Kind.ARN_LIKE, true),
            of("ArnNotLike", Kind.ARN_LIKE, true),
            of("Null", Kind.IS_ABSENT, false));

    private static final Map<String, Operator> COS = Map.ofEntries(
            of("string_equal", Kind.SAME_TEXT, false),
            of("string_not_equal", Kind.SAME_TEXT, true),
            of("string_equal_ignore_case", Kind.SAME_TEXT_IGNORING_CASE, false),
            of("string_not_equal_ignore_case", Kind.SAME_TEXT_IGNORING_CASE, true),
            of("string_like", Kind.LIKE, false),
            of("string_not_like", Kind.LIKE, true),
            of("numeric_equal", Kind.NUMERIC, Relation.EQUAL, false),
            of("numeric_not_equal", Kind.NUMERIC, Relation.EQUAL, true),
            of("numeric_less_than", Kind.NUMERIC, Relation.LESS, false),
            of("numeric_less_than_equal", Kind.NUMERIC, Relation.LESS_OR_EQUAL, false),
            of("numeric_greater_than", Kind.NUMERIC, Relation.GREATER, false),
            of("numeric_greater_than_equal", Kind.NUMERIC, Relation.GREATER_OR_EQUAL, false),
            of("date_equal", Kind.DATE, Relation.EQUAL, false),
            of("date_not_equal", Kind.DATE, Relation.EQUAL, true),
            of("date_less_than", Kind.DATE, Relation.LESS, false),
            of("date_less_than_equal", Kind.DATE, Relation.LESS_OR_EQUAL, false),
            of("date_greater_than", Kind.DATE, Relation.GREATER, false),
            of("date_greater_than_equal", Kind.DATE, Relation.GREATER_OR_EQUAL, false),
            of("bool_equal", Kind.BOOL, false),
            of("binary_equal", Kind.BINARY, false),
            of("ip_equal", Kind.IN_BLOCK, false),
            of("ip_not_equal", Kind.IN_BLOCK, true),
            of("null_equal", Kind.IS_ABSENT, false));

    private static final Map<String, Operator> QINGSTOR = Map.ofEntries(
            of("string_like", Kind.LIKE, false),
            of("string_not_like", Kind.LIKE, true),
            of("ip_address", Kind.IN_BLOCK, false),
            of("not_ip_address", Kind.IN_BLOCK, true),
            of("is_null", Kind.IS_ABSENT, false));

    /** The operators of a dialect by name. */
    static Map<String, Operator> of(Dialect dialect) {
        return switch (dialect) {
            case S3, MEDIASTORE -> AWS;
            case COS -> COS;
            case QINGSTOR -> QINGSTOR;
        };
    }

    /** How a dialect writes an operator; null when it has none. */
    @Nullable
    String nameIn(Dialect dialect) {
        String found = null;
        for (Map.Entry<String, Operator> named : of(dialect).entrySet()) {
            boolean better = found == null || named.getKey().compareTo(found) < 0;
            if (named.getValue().equals(this) && better) {
                found = named.getKey();
            }
        }
        return found;
    }

    private static Map.Entry<String, Operator> of(String name, Kind kind, boolean negated) {
        return Map.entry(name, new Operator(kind, negated, null));
    }

    private static Map.Entry<String, Operator> of(String name, Kind kind, Relation relation, boolean negated) {
        return Map.entry(name, new Operator(kind, negated, relation));
    }
}
