package org.entrepot.access.cors.notation;

import java.util.List;
import org.entrepot.access.cors.CorsAsked;
import org.entrepot.access.cors.CorsPattern;

/** The checks that several notations share ({@code cors.md} section 3.2). */
final class CorsChecks {
    /** The space, where printable characters begin. */
    private static final char PRINTABLE_FIRST = ' ';

    private CorsChecks() {}

    static void oneAsterisk(CorsField field, String value, CorsSpot spot) throws CorsRefusal {
        if (CorsPattern.hasTwoAsterisks(value)) {
            throw new CorsRefusal(new CorsProblem.TwoAsterisks(field, value, spot));
        }
    }

    static void headerName(CorsField field, String value, CorsSpot spot) throws CorsRefusal {
        if (!CorsAsked.isToken(value)) {
            throw new CorsRefusal(new CorsProblem.NotHeaderName(field, value, spot));
        }
    }

    static void method(String method, List<String> allowed, CorsSpot spot) throws CorsRefusal {
        if (!allowed.contains(method)) {
            throw new CorsRefusal(new CorsProblem.UnknownMethod(method, String.join(", ", allowed), spot));
        }
    }

    /** Between one and {@code limit} characters. */
    static void length(CorsField field, String value, int limit, CorsSpot spot) throws CorsRefusal {
        if (value.isEmpty()) {
            throw new CorsRefusal(new CorsProblem.BadLength(field, 0, limit, spot));
        }
        atMost(field, value, limit, spot);
    }

    /** At most {@code limit} characters. */
    static void atMost(CorsField field, String value, int limit, CorsSpot spot) throws CorsRefusal {
        int length = value.codePointCount(0, value.length());
        if (length > limit) {
            throw new CorsRefusal(new CorsProblem.BadLength(field, length, limit, spot));
        }
    }

    static void count(CorsField field, int count, int limit, CorsSpot spot) throws CorsRefusal {
        if (count > limit) {
            throw new CorsRefusal(new CorsProblem.TooMany(field, count, limit, spot));
        }
    }

    static void notEmpty(CorsField field, List<?> list, CorsSpot spot) throws CorsRefusal {
        if (list.isEmpty()) {
            throw new CorsRefusal(new CorsProblem.Missing(field, spot));
        }
    }

    static void notNegative(int age, CorsSpot spot) throws CorsRefusal {
        if (age < 0) {
            throw new CorsRefusal(new CorsProblem.NegativeAge(age, spot));
        }
    }

    /** Characters that every notation can carry and give back: those of XML, up to {@code last}. */
    static void characters(CorsField field, String value, int last, CorsSpot spot) throws CorsRefusal {
        boolean carried = value.codePoints()
                .allMatch(c -> c == '\t' || c == '\n' || c == '\r' || (c >= PRINTABLE_FIRST && c <= last && isXml(c)));
        if (!carried) {
            throw new CorsRefusal(new CorsProblem.BadCharacters(field, value, spot));
        }
    }

    private static boolean isXml(int c) {
        return c < Character.MIN_SURROGATE || (c > Character.MAX_SURROGATE && c != 0xFFFE && c != 0xFFFF);
    }

    static void bytes(byte[] document) throws CorsRefusal {
        if (document.length > CorsLimits.DOCUMENT_BYTES_MAX) {
            throw new CorsRefusal(new CorsProblem.TooLarge(
                    document.length, CorsLimits.DOCUMENT_BYTES_MAX, "bytes", CorsSpot.DOCUMENT));
        }
    }
}
