package org.entrepot.access.text;

import java.util.List;
import java.util.Optional;

/** A JSON value that knows where it stands. Members keep their order; a name occurs once. */
public sealed interface JsonValue {
    /** Where the value begins. */
    Position position();

    /** What a person calls this kind of value: {@code object}, {@code list}, {@code text}, {@code number}, {@code boolean}, {@code null}. */
    String kind();

    /** An object. Member names are unique. */
    record Obj(List<Member> members, Position position) implements JsonValue {
        public Obj {
            members = List.copyOf(members);
        }

        /** The member with exactly this name. */
        public Optional<JsonValue> get(String name) {
            for (Member member : members) {
                if (member.name().equals(name)) {
                    return Optional.of(member.value());
                }
            }
            return Optional.empty();
        }

        @Override
        public String kind() {
            return "object";
        }
    }

    /**
     * One member of an object.
     *
     * @param position where the name begins
     */
    record Member(String name, JsonValue value, Position position) {}

    /** A list. */
    record Arr(List<JsonValue> items, Position position) implements JsonValue {
        public Arr {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "list";
        }
    }

    /** A text. */
    record Text(String value, Position position) implements JsonValue {
        @Override
        public String kind() {
            return "text";
        }
    }

    /** A number, as written. */
    record Num(String literal, Position position) implements JsonValue {
        /** The number as an int when it is a whole number in range, with or without a fraction of zeros. */
        public Optional<Integer> asInt() {
            try {
                return Optional.of(new java.math.BigDecimal(literal).intValueExact());
            } catch (ArithmeticException | NumberFormatException outOfRange) {
                return Optional.empty();
            }
        }

        @Override
        public String kind() {
            return "number";
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value, Position position) implements JsonValue {
        @Override
        public String kind() {
            return "boolean";
        }
    }

    /** {@code null}. */
    record Null(Position position) implements JsonValue {
        @Override
        public String kind() {
            return "null";
        }
    }
}
