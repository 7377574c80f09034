package org.entrepot.store;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.cors.DiagnosisLevel;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a bucket asked for that no dialect has words for ({@code cors.md} sections 9.1 and 9.5, {@code policy.md}
 * section 11). It holds for callers of every dialect.
 *
 * @param diagnosis how much {@code x-cors-diagnosis} tells; null for what buckets tell that ask for nothing
 * @param quiet whether preflights are answered, while the bucket has no CORS rules, as if there were no bucket
 * @param refused the writes of documents that are refused, in the order of their kinds
 */
public record Safeguards(@Nullable DiagnosisLevel diagnosis, boolean quiet, Set<Unwanted> refused) {
    /** Those of a new bucket: no wish. */
    public static final Safeguards NONE = new Safeguards(null, false, Set.of());

    private static final DiagnosisLevel DIAGNOSIS_DEFAULT = DiagnosisLevel.REASON;

    /** What a document may be refused for. */
    public enum Unwanted {
        /** A policy that allows something that the policy in force does not. */
        WIDER_POLICY("wider"),
        /** A policy that is public, by the provider's rule or in fact. */
        PUBLIC_POLICY("public"),
        /** A policy that denies the owner's root every change of it, with the way around it given up ({@code policy.md} section 8). */
        OWNER_LOCKED_OUT("lock-out"),
        /** CORS rules or a policy about which a lint finds an error. */
        LINT_ERRORS("lint-errors");

        private final String label;

        Unwanted(String label) {
            this.label = label;
        }

        /** The word for people and programs, such as {@code wider}. */
        public String label() {
            return label;
        }

        /** The kind with this label; empty when there is none. */
        public static Optional<Unwanted> of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label.equals(label))
                    .findFirst();
        }
    }

    public Safeguards {
        EnumSet<Unwanted> inOrder = EnumSet.noneOf(Unwanted.class);
        inOrder.addAll(refused);
        refused = Collections.unmodifiableSet(inOrder);
    }

    /** How much {@code x-cors-diagnosis} tells. */
    public DiagnosisLevel diagnosisLevel() {
        return diagnosis == null ? DIAGNOSIS_DEFAULT : diagnosis;
    }

    /** Whether writes of this kind are refused. */
    public boolean refuses(Unwanted kind) {
        return refused.contains(kind);
    }
}
