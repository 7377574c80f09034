package org.entrepot.access.policy;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A policy ready to answer questions: immutable, made once per stored revision. No text is parsed for a question, and none
 * leaves anything for the collector unless a condition reads a number, a date, an ARN, an IPv6 address or all tags.
 */
public final class CompiledPolicy {
    private static final PolicyResult NO_MATCH = new PolicyResult.NoMatch(false);
    private static final PolicyResult EVERYBODY_REFUSED = new PolicyResult.NoMatch(true);

    private final Policy policy;
    private final String revision;
    private final boolean isPublic;
    private final RuleSearch search;
    /** What it means that the search ended at a place: that rule's verdict, or behind the last rule {@link #NO_MATCH}. */
    private final PolicyResult[] results;

    private CompiledPolicy(Policy policy, String revision, Function<List<Rule>, RuleSearch> searching) {
        this.policy = policy;
        this.revision = revision;
        this.isPublic = PublicPolicy.isPublic(policy);
        List<Rule> rules = Precedence.of(policy);
        this.search =
                searching.apply(rules.stream().map(AtomOrder::cheapestFirst).toList());
        this.results = Stream.concat(rules.stream().map(CompiledPolicy::verdict), Stream.of(NO_MATCH))
                .toArray(PolicyResult[]::new);
    }

    /** Compiles a policy that has no revision number. */
    public static CompiledPolicy of(Policy policy) {
        return of(policy, "");
    }

    /**
     * Compiles a policy.
     *
     * @param revision named in reason records
     */
    public static CompiledPolicy of(Policy policy, String revision) {
        return new CompiledPolicy(policy, revision, CompiledPolicy::search);
    }

    /** A policy without index, whatever its size: the definition. */
    static CompiledPolicy walking(Policy policy) {
        return new CompiledPolicy(policy, "", RuleWalk::new);
    }

    /** A policy with an index, whatever its size. */
    static CompiledPolicy indexed(Policy policy) {
        return new CompiledPolicy(policy, "", RuleIndex::of);
    }

    private static RuleSearch search(List<Rule> rules) {
        return rules.size() < RuleIndex.RULES_MIN ? new RuleWalk(rules) : RuleIndex.of(rules);
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

    /** What the policy alone says. */
    public PolicyResult evaluate(Question question) {
        PolicyResult result = evaluate(question.operation(), question);
        Operation companion = companion(policy.dialect(), question.operation());
        return companion == null ? result : both(result, evaluate(companion, question));
    }

    /**
     * What became of every statement, in order, for the operation that decided. Reads the same tests as {@link #evaluate}. A
     * statement that was read as several rules has one outcome, that of the rule which came nearest.
     */
    public List<StatementOutcome> outcomes(Question question) {
        Operation operation = decidingOperation(question);
        NavigableMap<Integer, StatementOutcome> outcomes = new TreeMap<>();
        for (Rule rule : policy.rules()) {
            outcomes.merge(rule.index(), RuleTest.outcome(rule, operation, question), StatementOutcome::nearer);
        }
        return List.copyOf(outcomes.values());
    }

    /** Of the two operations that some calls ask for, the one whose result {@link #evaluate} gave. */
    private Operation decidingOperation(Question question) {
        Operation own = question.operation();
        Operation companion = companion(policy.dialect(), own);
        if (companion == null) {
            return own;
        }
        boolean isOwn = evaluate(own, question) instanceof PolicyResult.Deny
                || evaluate(companion, question) instanceof PolicyResult.Allow;
        return isOwn ? own : companion;
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

    private PolicyResult evaluate(Operation operation, Question question) {
        return switch (policy.combiner()) {
            case FIRST_MATCH, DENY_OVERRIDES -> first(operation, question, RuleTest.Pass.ALL);
            case NAMED_FIRST -> namedFirst(operation, question);
        };
    }

    private PolicyResult namedFirst(Operation operation, Question question) {
        if (question.caller().isAnonymous()) {
            return first(operation, question, RuleTest.Pass.EVERYBODY);
        }
        PolicyResult named = first(operation, question, RuleTest.Pass.NAMED);
        if (!(named instanceof PolicyResult.NoMatch)) {
            return named;
        }
        PolicyResult everybody = first(operation, question, RuleTest.Pass.EVERYBODY);
        return everybody instanceof PolicyResult.Deny ? EVERYBODY_REFUSED : everybody;
    }

    private PolicyResult first(Operation operation, Question question, RuleTest.Pass pass) {
        return results[search.first(operation, question, pass)];
    }

    private static PolicyResult verdict(Rule rule) {
        return rule.effect() == Effect.DENY ? new PolicyResult.Deny(rule) : new PolicyResult.Allow(rule);
    }
}
