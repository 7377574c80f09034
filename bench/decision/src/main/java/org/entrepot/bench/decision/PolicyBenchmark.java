package org.entrepot.bench.decision;

import com.cedarpolicy.model.AuthorizationRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.entrepot.access.policy.AccessControl;
import org.entrepot.access.policy.BucketRules;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Decision;
import org.entrepot.access.policy.NaivePolicy;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.PolicyResult;
import org.entrepot.access.policy.Question;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision about one of {@value #ASKS} requests, by policies of 1 to 1,000 statements. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyBenchmark {
    private static final int ASKS = 1 << 10;

    /** Statements of the policy. */
    @Param({"1", "10", "100", "1000"})
    public int statements;

    private Policy policy = OwnSide.policy(1);
    private CompiledPolicy compiled = CompiledPolicy.of(policy);
    private BucketRules rules = BucketRules.of(OwnSide.ACCOUNT);
    private CedarSide cedar = new CedarSide(1);
    private Question[] questions = {};
    private AuthorizationRequest[] requests = {};
    private int next;

    /** For JMH. */
    public PolicyBenchmark() {}

    /** Builds all sides and sees that they decide alike. */
    @Setup
    public void setUp() {
        policy = OwnSide.policy(statements);
        compiled = CompiledPolicy.of(policy);
        rules = BucketRules.of(OwnSide.ACCOUNT).with(compiled);
        cedar = new CedarSide(statements);
        List<Ask> asks = Ask.some(ASKS, statements);
        questions = OwnSide.questions(asks);
        requests = asks.stream().map(CedarSide::request).toArray(AuthorizationRequest[]::new);
        for (int i = 0; i < ASKS; i += Math.max(1, statements / 10)) {
            PolicyResult result = compiled.evaluate(questions[i]);
            boolean isAllowed = result instanceof PolicyResult.Allow;
            if (!NaivePolicy.evaluate(policy, questions[i]).equals(NaivePolicy.words(result))
                    || cedar.allows(requests[i]) != isAllowed
                    || AccessControl.decide(questions[i], rules, null).allowed() != isAllowed) {
                throw new IllegalStateException("the sides disagree about " + asks.get(i));
            }
        }
    }

    private int next() {
        next = next + 1 & ASKS - 1;
        return next;
    }

    /** The compiled policy. */
    @Benchmark
    public PolicyResult compiled() {
        return compiled.evaluate(questions[next()]);
    }

    /** The whole decision about a bucket with that policy. */
    @Benchmark
    public Decision decision() {
        return AccessControl.decide(questions[next()], rules, null);
    }

    /** The definitions, written down as they stand. */
    @Benchmark
    public String naive() {
        return NaivePolicy.evaluate(policy, questions[next()]);
    }

    /** Cedar. */
    @Benchmark
    public boolean cedar() {
        return cedar.allows(requests[next()]);
    }
}
