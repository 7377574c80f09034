package org.entrepot.access.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The truth of one atom for one request: the table of {@code policy.md} section 2. */
final class AtomTest {
    private AtomTest() {}

    static boolean holds(Atom atom, Request request) {
        List<String> values = request.values(atom.key());
        if (atom.test() instanceof ValueTest.IsAbsent absent) {
            return absent.values().contains(isAbsent(values, absent.emptyIsAbsent()));
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
        for (String value : values) {
            if (hit(atom.test(), value, atom.key().fact(), request) != atom.negated() != every) {
                return !every;
            }
        }
        return every;
    }

    private static boolean isAbsent(@Nullable List<String> values, boolean emptyIsAbsent) {
        return values == null
                || values.isEmpty()
                || emptyIsAbsent && values.stream().allMatch(String::isEmpty);
    }

    private static boolean hit(ValueTest test, String value, Fact fact, Request request) {
        return switch (test) {
            case ValueTest.SameText same -> any(same.values(), wanted -> wanted.matches(value, request));
            case ValueTest.SameTextIgnoringCase same ->
                any(same.values(), wanted -> wanted.matchesIgnoringCase(value, request));
            case ValueTest.Like like -> any(like.values(), wanted -> wanted.matches(value, request));
            case ValueTest.Numeric number -> hitsNumber(number, value, fact);
            case ValueTest.Date date -> hitsDate(date, value);
            case ValueTest.Bool bool ->
                switch (value.toLowerCase(Locale.ROOT)) {
                    case "true" -> bool.values().contains(true);
                    case "false" -> bool.values().contains(false);
                    default -> false;
                };
            case ValueTest.Binary binary -> hitsBytes(binary, value);
            case ValueTest.InBlock in -> any(in.values(), block -> block.contains(value));
            case ValueTest.ArnLike like -> any(like.values(), wanted -> wanted.matches(value, request));
            case ValueTest.IsAbsent absent -> false;
        };
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
        BigDecimal number = got;
        return any(test.values(), wanted -> test.relation().holds(number.compareTo(wanted)));
    }

    private static boolean hitsDate(ValueTest.Date test, String value) {
        Instant got = Values.date(value).orElse(null);
        return got != null && any(test.values(), wanted -> test.relation().holds(got.compareTo(wanted)));
    }

    private static boolean hitsBytes(ValueTest.Binary test, String value) {
        try {
            byte[] got = Base64.getDecoder().decode(value);
            return any(
                    test.values(),
                    wanted -> Arrays.equals(got, Base64.getDecoder().decode(wanted)));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static <T> boolean any(List<T> wanted, Predicate<T> test) {
        for (int i = 0; i < wanted.size(); i++) {
            if (test.test(wanted.get(i))) {
                return true;
            }
        }
        return false;
    }
}
