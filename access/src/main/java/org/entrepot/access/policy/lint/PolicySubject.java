package org.entrepot.access.policy.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.lint.Edit;
import org.entrepot.access.lint.Finding;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.Patch;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.policy.notation.PolicyWarning;
import org.entrepot.access.text.JsonPointer;
import org.entrepot.access.text.Position;
import org.entrepot.access.text.Shown;
import org.entrepot.access.text.SourceNode;
import org.entrepot.access.text.SourceText;

/** The policy that is being checked, and what has been found so far. */
final class PolicySubject {
    /** The members in which the dialects name one part of a statement. */
    enum Part {
        WHO,
        ACTION,
        RESOURCE,
        CONDITION;

        private boolean isNamed(String member) {
            return switch (member.toLowerCase(Locale.ROOT)) {
                case "principal", "notprincipal", "user" -> this == WHO;
                case "action", "notaction" -> this == ACTION;
                case "resource", "notresource" -> this == RESOURCE;
                case "condition" -> this == CONDITION;
                default -> false;
            };
        }
    }

    /** One statement may give two rules, about which the same is said once. */
    private record Said(PolicyLintCode code, String pointer) {}

    private final Policy policy;
    private final List<PolicyWarning> warnings;
    private final PolicyScope scope;
    private final SourceText source;
    private final Map<Said, Finding> findings = new LinkedHashMap<>();

    PolicySubject(Policy policy, List<PolicyWarning> warnings, PolicyScope scope, SourceText source) {
        this.policy = policy;
        this.warnings = warnings;
        this.scope = scope;
        this.source = source;
    }

    Policy policy() {
        return policy;
    }

    Dialect dialect() {
        return policy.dialect();
    }

    List<Rule> rules() {
        return policy.rules();
    }

    List<Rule> allows() {
        return rules().stream().filter(rule -> rule.effect() == Effect.ALLOW).toList();
    }

    List<PolicyWarning> warnings() {
        return warnings;
    }

    PolicyScope scope() {
        return scope;
    }

    SourceText source() {
        return source;
    }

    /** Where a part of a rule's statement stands; the statement where it has no such part. */
    String pointer(Rule rule, Part part) {
        return source.find(rule.pointer())
                .flatMap(statement -> statement.children().stream()
                        .filter(member -> part.isNamed(member.name()))
                        .findFirst())
                .map(member -> JsonPointer.member(rule.pointer(), member.name()))
                .orElse(rule.pointer());
    }

    /** A finding that takes a person to mend. */
    void add(PolicyLintCode code, String pointer, String message) {
        add(code, pointer, message, List.of());
    }

    /** A finding with the edits that remove it; none where it takes a person. */
    void add(PolicyLintCode code, String pointer, String message, List<Edit> edits) {
        Optional<SourceNode> node = source.find(pointer);
        Position position = node.map(found -> source.position(found.start())).orElse(Position.START);
        findings.putIfAbsent(
                new Said(code, pointer),
                new Finding(code, message, pointer, position, edits.isEmpty() ? null : new Patch(edits)));
    }

    /** Whether something of this kind was found in a rule's statement. */
    boolean has(PolicyLintCode code, Rule rule) {
        return findings.keySet().stream()
                .anyMatch(said -> said.code() == code && (said.pointer() + "/").startsWith(rule.pointer() + "/"));
    }

    LintReport report() {
        return new LintReport(List.copyOf(findings.values()));
    }

    /** How messages name the statement of a rule. */
    static String name(Rule rule) {
        return rule.id() == null || rule.id().isEmpty()
                ? "statement " + rule.index()
                : "statement " + rule.index() + " (`" + Shown.of(rule.id()) + "`)";
    }
}
