package org.entrepot.access.cors.notation;

import org.entrepot.access.text.Shown;

/**
 * Why a rule document is refused ({@code cors.md} section 3.3). Messages are one line in lower case without a final
 * period, user input in backticks, cut by {@link Shown}.
 */
public sealed interface CorsProblem {
    /** Where the problem is. */
    CorsSpot spot();

    /** What is wrong. */
    String message();

    /** The document cannot be read as XML or JSON at all. */
    record Unreadable(String message, CorsSpot spot) implements CorsProblem {}

    /**
     * The document is longer than allowed.
     *
     * @param size what was sent
     * @param limit what is allowed
     * @param unit {@code bytes} or {@code characters}
     */
    record TooLarge(int size, int limit, String unit, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "the document has " + size + " " + unit + ", at most " + limit + " are allowed";
        }
    }

    /** Something stands where it does not belong: a wrong root, an unknown or repeated part, a wrong kind of value. */
    record WrongShape(String message, CorsSpot spot) implements CorsProblem {}

    /** A part that has to be there is not. */
    record Missing(CorsField field, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "at least one " + field.word() + " is required";
        }
    }

    /** A required member is not there, even as an empty list. */
    record MissingMember(String member, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "the member `" + member + "` is required";
        }
    }

    /** A method that this dialect does not list. */
    record UnknownMethod(String method, String allowed, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "the method `" + Shown.of(method) + "` is not supported, use one of " + allowed;
        }
    }

    /** An origin or allowed header with more than one asterisk. */
    record TwoAsterisks(CorsField field, String value, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "the " + field.word() + " `" + Shown.of(value) + "` has more than one asterisk";
        }
    }

    /** Something that can be no header name. */
    record NotHeaderName(CorsField field, String value, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "the " + field.word() + " `" + Shown.of(value) + "` is not a header name";
        }
    }

    /** An asterisk in an exposed header. */
    record AsteriskExposed(String value, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "the exposed header `" + Shown.of(value) + "` has an asterisk, which is not allowed here";
        }
    }

    /** A text with characters that the dialect does not carry. */
    record BadCharacters(CorsField field, String value, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "the " + field.word() + " `" + Shown.of(value) + "` has characters that are not allowed";
        }
    }

    /** More of something than allowed. */
    record TooMany(CorsField field, int count, int limit, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "there are " + count + " of " + field.word() + ", at most " + limit + " are allowed";
        }
    }

    /** A text that is empty or longer than allowed. */
    record BadLength(CorsField field, int length, int limit, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "the " + field.word() + " has " + length + " characters, at most " + limit
                    + (length == 0 ? " and at least one" : "") + " are allowed";
        }
    }

    /** An age that is no integer of 32 bits. */
    record NotInteger(String value, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "the age `" + Shown.of(value) + "` is not a whole number of 32 bits";
        }
    }

    /** An age below zero where the dialect has none. */
    record NegativeAge(int value, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "the age `" + value + "` is negative";
        }
    }

    /** A vary switch that is neither on nor off. */
    record NotSwitch(String value, String allowed, CorsSpot spot) implements CorsProblem {
        @Override
        public String message() {
            return "the vary switch `" + Shown.of(value) + "` is not one of " + allowed;
        }
    }
}
