package org.entrepot.access.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A policy ready to answer questions: immutable, made once per stored revision. A question costs a walk over the rules
 * that name its operation; no text is parsed.
 */
public final class CompiledPolicy {
    private static final PolicyResult NO_MATCH = new PolicyResult.NoMatch(false);
    private static final PolicyResult EVERYBODY_REFUSED = new PolicyResult.NoMatch(true);

    private final Policy policy;
    private final String revision;
    private final boolean isPublic;
    /** The rules that name an operation, in order. */
    private final EnumMap<Operation, List<Rule>> byOperation = new EnumMap<>(Operation.class);

    private CompiledPolicy(Policy policy, String revision) {
        this.policy = policy;
        this.revision = revision;
        this.isPublic = PublicPolicy.isPublic(policy);
        for (Operation operation : Operation.values()) {
            byOperation.put(
                    operation,
                    policy.rules().stream()
                            .filter(rule -> rule.ops().contains(operation))
                            .toList());
        }
    }

    /** Compiles a policy that has no revision number. */
    public static CompiledPolicy of(Policy policy) {
        return new CompiledPolicy(policy, "");
    }

    /**
     * Compiles a policy.
     *
     * @param revision named in reason records
     */
    public static CompiledPolicy of(Policy policy, String revision) {
        return new CompiledPolicy(policy, revision);
    }

    /** The algebra it was compiled from. */
    public Policy policy() {
        return policy;
    }

    /** The revision named in reason records; empty when there is none. */
    public String revision() {
        return revision;
    }

    /** True when the policy is public as the provider defines it ({@link PublicPolicy}). */
    public boolean isPublic() {
        return isPublic;
    }

    /** True when some rule tests a fact; what is dear to look up need not be looked up otherwise. */
    public boolean tests(Fact fact) {
        return policy.rules().stream()
                .anyMatch(
                        rule -> rule.when().stream().anyMatch(atom -> atom.key().fact() == fact)
                                || rule.where().patterns().stream().anyMatch(pattern -> uses(pattern, fact)));
    }

    /** What the policy alone says. */
    public PolicyResult evaluate(Question question) {
        Request request = new Request(question);
        PolicyResult result = evaluate(question.operation(), request);
        Operation companion = companion(policy.dialect(), question.operation());
        return companion == null ? result : both(result, evaluate(companion, request));
    }

    /** What became of every statement, in order. Reads the same tests as {@link #evaluate}. */
    public List<StatementOutcome> outcomes(Question question) {
        Request request = new Request(question);
        List<StatementOutcome> outcomes = new ArrayList<>();
        for (Rule rule : policy.rules()) {
            outcomes.add(RuleTest.outcome(rule, question.operation(), request));
        }
        return outcomes;
    }

    private static boolean uses(Pattern pattern, Fact fact) {
        return pattern.parts().stream()
                .anyMatch(part -> part instanceof Pattern.Part.Variable variable
                        && variable.variable().key().fact() == fact);
    }

    /** The second operation that S3 asks for attributes: both must be allowed ({@code policy.md} section 5). */
    static @Nullable Operation companion(Dialect dialect, Operation operation) {
        if (dialect != Dialect.S3) {
            return null;
        }
        return switch (operation) {
            case OBJECT_ATTRIBUTES -> Operation.OBJECT_READ;
            case VERSION_ATTRIBUTES -> Operation.VERSION_READ;
            default -> null;
        };
    }

    private static PolicyResult both(PolicyResult one, PolicyResult two) {
        if (one instanceof PolicyResult.Deny) {
            return one;
        }
        return two instanceof PolicyResult.Allow ? one : two;
    }

    private PolicyResult evaluate(Operation operation, Request request) {
        List<Rule> rules = byOperation.getOrDefault(operation, List.of());
        return switch (policy.combiner()) {
            case FIRST_MATCH -> firstMatch(rules, operation, request);
            case DENY_OVERRIDES -> denyOverrides(rules, operation, request, RuleTest.Pass.ALL);
            case NAMED_FIRST -> namedFirst(rules, operation, request);
        };
    }

    private static PolicyResult firstMatch(List<Rule> rules, Operation operation, Request request) {
        for (Rule rule : rules) {
            if (RuleTest.matches(rule, operation, request, RuleTest.Pass.ALL)) {
                return verdict(rule);
            }
        }
        return NO_MATCH;
    }

    private static PolicyResult denyOverrides(
            List<Rule> rules, Operation operation, Request request, RuleTest.Pass pass) {
        Rule allow = null;
        for (Rule rule : rules) {
            boolean isOpen = rule.effect() == Effect.DENY || allow == null;
            if (isOpen && RuleTest.matches(rule, operation, request, pass)) {
                if (rule.effect() == Effect.DENY) {
                    return verdict(rule);
                }
                allow = rule;
            }
        }
        return allow == null ? NO_MATCH : verdict(allow);
    }

    private static PolicyResult namedFirst(List<Rule> rules, Operation operation, Request request) {
        if (request.caller().isAnonymous()) {
            return denyOverrides(rules, operation, request, RuleTest.Pass.EVERYBODY);
        }
        PolicyResult named = denyOverrides(rules, operation, request, RuleTest.Pass.NAMED);
        if (!(named instanceof PolicyResult.NoMatch)) {
            return named;
        }
        PolicyResult everybody = denyOverrides(rules, operation, request, RuleTest.Pass.EVERYBODY);
        return everybody instanceof PolicyResult.Deny ? EVERYBODY_REFUSED : everybody;
    }

    private static PolicyResult verdict(Rule rule) {
        return rule.effect() == Effect.DENY ? new PolicyResult.Deny(rule) : new PolicyResult.Allow(rule);
    }
}
