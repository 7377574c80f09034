package org.entrepot.access.policy.notation;

/** Carries a refusal out of a reader; never leaves the package. */
final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    private final PolicyProblem.Cause kind;
    private final transient Node where;

    Fault(PolicyProblem.Cause kind, String message, Node where) {
        super(message, null, false, false);
        this.kind = kind;
        this.where = where;
    }

    PolicyProblem problem(String code, String prefix) {
        String pointer = where.pointer().isEmpty() ? "" : " (at " + where.pointer() + ")";
        return new PolicyProblem(kind, code, prefix + getMessage() + pointer, where.pointer(), where.position());
    }

    PolicyProblem.Cause kind() {
        return kind;
    }
}
