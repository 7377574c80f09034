package org.entrepot.access.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What an atom asks of each value of its fact; several policy values are alternatives ({@code policy.md} section 7). */
public sealed interface ValueTest {
    /** The same text. Values may hold variables, never wildcards. */
    record SameText(List<Pattern> values) implements ValueTest {
        public SameText {
            values = List.copyOf(values);
        }
    }

    /** The same text, letter case ignored. Values may hold variables, never wildcards. */
    record SameTextIgnoringCase(List<Pattern> values) implements ValueTest {
        public SameTextIgnoringCase {
            values = List.copyOf(values);
        }
    }

    /** A text that fits a pattern. */
    record Like(List<Pattern> values) implements ValueTest {
        public Like {
            values = List.copyOf(values);
        }
    }

    /** A number; a fact that is none fits nothing. The time of the request counts in seconds since 1970. */
    record Numeric(Relation relation, List<BigDecimal> values) implements ValueTest {
        public Numeric {
            values = List.copyOf(values);
        }
    }

    /** A point in time; a fact that is none fits nothing. */
    record Date(Relation relation, List<Instant> values) implements ValueTest {
        public Date {
            values = List.copyOf(values);
        }
    }

    /** The words true and false in any letter case. */
    record Bool(Set<Boolean> values) implements ValueTest {
        public Bool {
            values = Set.copyOf(values);
        }
    }

    /** The same bytes, both sides written in base64. */
    record Binary(List<String> values) implements ValueTest {
        public Binary {
            values = List.copyOf(values);
        }
    }

    /** An address inside a block. */
    record InBlock(List<AddressBlock> values) implements ValueTest {
        public InBlock {
            values = List.copyOf(values);
        }
    }

    /** An ARN whose six parts each fit the part of a pattern. */
    record ArnLike(List<ArnPattern> values) implements ValueTest {
        public ArnLike {
            values = List.copyOf(values);
        }
    }

    /**
     * Whether the fact is absent.
     *
     * @param values the answers that pass
     * @param emptyIsAbsent true where an empty text counts as absent (COS, QingStor)
     */
    record IsAbsent(Set<Boolean> values, boolean emptyIsAbsent) implements ValueTest {
        public IsAbsent {
            values = Set.copyOf(values);
        }
    }

    /** How a value of the request stands to a value of the policy. */
    enum Relation {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        /** True for this outcome of {@code got.compareTo(wanted)}. */
        public boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }
    }
}
