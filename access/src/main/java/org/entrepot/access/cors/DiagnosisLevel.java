package org.entrepot.access.cors;

/** How much the diagnosis header tells ({@code cors.md} section 9.1). */
public enum DiagnosisLevel {
    /** Nothing. */
    OFF,
    /** The reason, on refused preflights. */
    REASON,
    /** Also the deciding rule, and on every cross-origin answer. */
    DEBUG
}
