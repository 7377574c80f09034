package org.entrepot.access.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The truth of one atom for one request: the table of {@code policy.md} section 2. */
final class AtomTest {
    private AtomTest() {}

    static boolean holds(Atom atom, Question question) {
        List<String> values = FactValues.given(atom.key(), question);
        String own = values == null ? FactValues.own(atom.key(), question) : null;
        if (atom.test() instanceof ValueTest.IsAbsent absent) {
            boolean isAbsent =
                    own == null ? isAbsent(values, absent.emptyIsAbsent()) : own.isEmpty() && absent.emptyIsAbsent();
            return absent.values().contains(isAbsent);
        }
        if (own != null) {
            return passes(atom, own, question);
        }
        if (values == null || values.isEmpty()) {
            return switch (atom.quantifier()) {
                case FOR_ALL -> true;
                case FOR_ANY -> atom.ifExists();
                case NONE -> atom.ifAbsent();
            };
        }
        boolean every = switch (atom.quantifier()) {
            case FOR_ALL -> true;
            case FOR_ANY -> false;
            case NONE -> atom.negated();
        };
        for (int i = 0; i < values.size(); i++) {
            if (passes(atom, values.get(i), question) != every) {
                return !every;
            }
        }
        return every;
    }

    private static boolean isAbsent(@Nullable List<String> values, boolean emptyIsAbsent) {
        if (values == null) {
            return true;
        }
        for (int i = 0; i < values.size(); i++) {
            if (!emptyIsAbsent || !values.get(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Negation applies to each value. */
    private static boolean passes(Atom atom, String value, Question question) {
        return hits(atom.test(), value, atom.key().fact(), question) != atom.negated();
    }

    private static boolean hits(ValueTest test, String value, Fact fact, Question question) {
        return switch (test) {
            case ValueTest.SameText same -> hitsPattern(same.values(), value, question);
            case ValueTest.SameTextIgnoringCase same -> hitsIgnoringCase(same.values(), value, question);
            case ValueTest.Like like -> hitsPattern(like.values(), value, question);
            case ValueTest.Numeric number -> hitsNumber(number, value, fact);
            case ValueTest.Date date -> hitsDate(date, value);
            case ValueTest.Bool bool ->
                switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> bool.values().contains(true);
                    case "false" -> bool.values().contains(false);
                    default -> false;
                };
            case ValueTest.Binary binary -> hitsBytes(binary, value);
            case ValueTest.InBlock in -> hitsBlock(in.values(), value);
            case ValueTest.ArnLike like -> hitsArn(like.values(), value, question);
            case ValueTest.IsAbsent absent -> false;
        };
    }

    // Loops by place and without a lambda: neither leaves anything for the collector.

    private static boolean hitsPattern(List<Pattern> wanted, String value, Question question) {
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).matches(value, question)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hitsIgnoringCase(List<Pattern> wanted, String value, Question question) {
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).equalsIgnoringCase(value, question)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hitsBlock(List<AddressBlock> wanted, String value) {
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).contains(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hitsArn(List<ArnPattern> wanted, String value, Question question) {
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).matches(value, question)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hitsNumber(ValueTest.Numeric test, String value, Fact fact) {
        BigDecimal got = Values.number(value).orElse(null);
        if (got == null && fact == Fact.TIME_NOW) {
            got = Values.date(value)
                    .map(instant -> BigDecimal.valueOf(instant.getEpochSecond()))
                    .orElse(null);
        }
        if (got == null) {
            return false;
        }
        for (BigDecimal wanted : test.values()) {
            if (test.relation().holds(got.compareTo(wanted))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hitsDate(ValueTest.Date test, String value) {
        Instant got = Values.date(value).orElse(null);
        return got != null
                && test.values().stream().anyMatch(wanted -> test.relation().holds(got.compareTo(wanted)));
    }

    private static boolean hitsBytes(ValueTest.Binary test, String value) {
        try {
            byte[] got = Base64.getDecoder().decode(value);
            return test.values().stream()
                    .anyMatch(wanted -> Arrays.equals(got, Base64.getDecoder().decode(wanted)));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
