package org.entrepot.access.policy.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.policy.BucketRules;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Decision;
import org.entrepot.access.policy.PartOutcome;
import org.entrepot.access.policy.PrincipalText;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.StatementOutcome;

/**
 * Why a decision came out as it did ({@code policy.md} section 8): what became of every statement, with its place in the
 * stored text, and what would have to change. Everything is read from the decision that was enforced.
 *
 * @param statements every statement of the bucket policy, in order
 * @param nearest the statements that allow and failed at exactly one place, at most {@link Decision#NEAREST_MAX}; when there
 *     is none, the one that allows and failed at the fewest
 */
public record PolicyExplanation(
        Decision decision, List<ExplainedStatement> statements, List<ExplainedStatement> nearest) {
    public PolicyExplanation {
        statements = List.copyOf(statements);
        nearest = List.copyOf(nearest);
    }

    /** Explains a decision. Costs a walk over all statements, and reads the text of the policy again. */
    public static PolicyExplanation of(Decision decision) {
        List<ExplainedStatement> statements = new ArrayList<>();
        CompiledPolicy policy = decision.policy();
        if (policy != null) {
            SourcePlaces places = new SourcePlaces(policy.policy());
            Integer deciding = decision.decidingRule().map(Rule::index).orElse(null);
            for (StatementOutcome outcome : decision.outcomes()) {
                boolean decides = Integer.valueOf(outcome.rule().index()).equals(deciding);
                statements.add(explained(outcome, decides, places));
            }
        }
        return new PolicyExplanation(decision, statements, nearest(statements));
    }

    /**
     * What would have to change for a refused request to be allowed; nothing for what is allowed, and for what no bucket
     * governs. Changed policies are compiled and asked on every call.
     */
    public WayToAllow toAllow() {
        BucketRules bucket = decision.bucket();
        return decision.allowed() || bucket == null
                ? new WayToAllow(List.of(), List.of())
                : new WayFinder(decision, bucket, statements, nearest).find();
    }

    /** The statement that decided, when the bucket policy did. */
    public Optional<ExplainedStatement> deciding() {
        return statements.stream().filter(ExplainedStatement::decides).findFirst();
    }

    private static List<ExplainedStatement> nearest(List<ExplainedStatement> statements) {
        List<ExplainedStatement> missed = statements.stream()
                .filter(statement -> statement.allows() && !statement.matched())
                .toList();
        List<ExplainedStatement> near = missed.stream()
                .filter(statement -> statement.failures().size() == 1)
                .limit(Decision.NEAREST_MAX)
                .toList();
        return near.isEmpty()
                ? missed.stream()
                        .min(Comparator.comparingInt(
                                statement -> statement.failures().size()))
                        .stream()
                        .toList()
                : near;
    }

    private static ExplainedStatement explained(StatementOutcome outcome, boolean decides, SourcePlaces places) {
        Rule rule = outcome.rule();
        List<ExplainedPart> parts = new ArrayList<>();
        for (PartOutcome part : outcome.parts()) {
            String covering = switch (part) {
                case PartOutcome.Operations operations ->
                    places.covering(operations).orElse(null);
                case PartOutcome.Callers callers ->
                    callers.covering() == null ? null : PrincipalText.of(callers.covering());
                case PartOutcome.Resources resources ->
                    resources.covering() == null ? null : resources.covering().toString();
                case PartOutcome.Condition condition -> null;
            };
            parts.add(new ExplainedPart(part, places.of(rule, part), covering));
        }
        return new ExplainedStatement(outcome, decides, places.of(rule), parts);
    }

    /** The reason record as one JSON object ({@code policy.md} section 8). */
    public String toReasonRecord() {
        return new PolicyExplanationJson(this, false).toString();
    }

    /** The reason record with what would change it, what became of every statement, and the text for people. */
    public String toJson() {
        return new PolicyExplanationJson(this, true).toString();
    }

    /** The explanation for people, at most one screen. */
    public String toText() {
        return new PolicyExplanationText(this).toString();
    }
}
