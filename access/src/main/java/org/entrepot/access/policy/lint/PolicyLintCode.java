package org.entrepot.access.policy.lint;

import org.entrepot.access.lint.LintCode;
import org.entrepot.access.lint.Severity;

/** The findings about policies: the catalogue of {@code policy.md} section 11. Errors can never match. */
public enum PolicyLintCode implements LintCode {
    STAR_PRINCIPAL(
            Severity.WARNING,
            "an allow for everybody has no condition on a fixed value, so it makes the bucket public",
            "name the callers, or add a condition such as one on the source address"),
    CLIENT_CHOSEN_ONLY(
            Severity.WARNING,
            "an allow for everybody rests on headers alone, which every client writes as it likes",
            "name the callers, or add a condition that the client cannot choose, such as one on the source address"),
    FORALL_IN_ALLOW(
            Severity.WARNING,
            "an allow tests all values of a key, which holds as well when the request has none",
            "test for any value, or demand that the key is there"),
    PRIVATE_RANGE(
            Severity.INFO,
            "the range is private: no request from the internet comes from it",
            "keep it only if callers reach this server over such a network"),
    WILDCARD_IN_EXACT(
            Severity.WARNING,
            "the operator compares exactly, so the wildcard in its value stands for itself",
            "use the operator for patterns"),
    HTTP_ALLOWED(
            Severity.INFO,
            "requests without TLS are allowed: nothing denies them",
            "deny everybody who comes without TLS, or demand TLS in each allow"),
    NOTACTION_ALLOW(
            Severity.WARNING,
            "an allow for all actions but a few also grants those that are added later",
            "list the actions that are meant"),
    UNREACHABLE(
            Severity.ERROR,
            "no request can meet the resource, the principal or the condition",
            "correct what cannot be met, or remove the statement"),
    DEAD(Severity.WARNING, "the statement never decides, whatever is asked", "remove it, or correct what hides it"),
    UNKNOWN_PRINCIPAL(
            Severity.WARNING, "the principal does not exist here and matches nobody", "correct its name, or add it"),
    DENY_ANYONE(
            Severity.WARNING,
            "a deny for everybody binds unsigned requests only, so signed callers escape it",
            "name the signed callers to be denied, or leave the action out of what is allowed"),
    REFERER_PATTERN(
            Severity.WARNING,
            "the pattern is compared with the whole header value, which begins with a scheme and has a path",
            "begin it with the scheme or an asterisk, and end it with `/*`");

    private final About about;

    PolicyLintCode(Severity severity, String what, String fix) {
        about = new About(severity, what, fix);
    }

    @Override
    public About about() {
        return about;
    }
}
