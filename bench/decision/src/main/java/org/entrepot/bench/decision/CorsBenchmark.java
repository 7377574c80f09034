package org.entrepot.bench.decision;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsAsked;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRequest;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.CorsVerdict;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One preflight of {@value #ASKS}, about half of them allowed, by 1 to 100 rules. Of ten rules three have an asterisk in the origin. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CorsBenchmark {
    private static final int ASKS = 1 << 10;
    private static final long SEED = 20_261_121;

    /** Rules of the configuration. */
    @Param({"1", "10", "100"})
    public int rules;

    private CorsConfiguration configuration = new CorsConfiguration(List.of(), null);
    private CompiledCors compiled = CompiledCors.compile(configuration);
    private CorsTarget target = CorsTarget.of(compiled);
    private CorsAsked[] asked = {};
    private CorsRequest[] requests = {};
    private int next;

    /** For JMH. */
    public CorsBenchmark() {}

    /** Builds all sides and sees that they decide alike. */
    @Setup
    public void setUp() {
        configuration = new CorsConfiguration(
                IntStream.range(0, rules).mapToObj(CorsBenchmark::rule).toList(), null);
        compiled = CompiledCors.compile(configuration);
        target = CorsTarget.of(compiled);
        SplittableRandom random = new SplittableRandom(SEED);
        asked = IntStream.range(0, ASKS).mapToObj(i -> ask(i, random)).toArray(CorsAsked[]::new);
        requests = new CorsRequest[ASKS];
        for (int i = 0; i < ASKS; i++) {
            requests[i] = new CorsRequest(
                    "OPTIONS",
                    List.of(asked[i].origin()),
                    List.of(asked[i].method()),
                    List.of(String.join(", ", asked[i].headers())),
                    true);
            if (compiled.firstMatch(asked[i]) != NaiveCors.firstMatch(configuration, asked[i])) {
                throw new IllegalStateException("the sides disagree about " + asked[i]);
            }
        }
    }

    private static CorsRule rule(int index) {
        String origin = isWild(index) ? "https://*.tenant-" + index + ".example" : "https://app-" + index + ".example";
        return new CorsRule(
                null, List.of(origin), List.of("GET", "PUT"), List.of("content-type", "x-amz-*"), null, 3_000, null);
    }

    private static boolean isWild(int index) {
        return index % 10 > 6;
    }

    private CorsAsked ask(int number, SplittableRandom random) {
        int index = random.nextInt(rules);
        String host = isWild(index) ? "www.tenant-" + index : "app-" + index;
        String origin = number % 2 == 0 || number % 3 == 0
                ? "https://" + host + ".example"
                : "https://other-" + random.nextInt(1_000) + ".example";
        return new CorsAsked(origin, number % 3 == 0 ? "DELETE" : "PUT", List.of("content-type", "x-amz-meta-name"));
    }

    private int next() {
        next = next + 1 & ASKS - 1;
        return next;
    }

    /** The compiled rules. */
    @Benchmark
    public int compiled() {
        return compiled.firstMatch(asked[next()]);
    }

    /** The whole verdict about a request as it came. */
    @Benchmark
    public CorsVerdict verdict() {
        return CorsVerdict.judge(requests[next()], target);
    }

    /** The definitions, written down as they stand. */
    @Benchmark
    public int naive() {
        return NaiveCors.firstMatch(configuration, asked[next()]);
    }
}
