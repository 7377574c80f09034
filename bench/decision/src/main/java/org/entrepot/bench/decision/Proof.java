package org.entrepot.bench.decision;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.access.ComparisonVerdict;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Directory;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.analysis.People;
import org.entrepot.access.policy.analysis.PolicyComparison;

/**
 * What it costs to compare two policies that differ in one statement, which overlaps all others.
 *
 * @param userMillis user time of the thread for one comparison, warmed up
 * @param steps as the comparison counts them
 */
record Proof(int statements, Change change, ComparisonVerdict verdict, double userMillis, long steps) {
    /** How the one statement changes. */
    enum Change {
        /** An allow of everything becomes one from half as many addresses. */
        NARROWED_ALLOW("""
                {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::%s/*", "Condition": {"IpAddress": {"aws:SourceIp": "192.0.0.0/%d"}}}""", 9, 10),
        /** A deny of everything becomes one from half as many addresses. */
        NARROWED_DENY("""
                {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::%s/*", "Condition": {"IpAddress": {"aws:SourceIp": "192.0.0.0/%d"}}}""", 9, 10),
        /** An allow of keys with something in the middle becomes another one, each around the other's half. */
        TURNED_PATTERN("""
                {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::%s/*a%d*b*"}""", 1, 2);

        private final String statement;
        private final int before;
        private final int after;

        Change(String statement, int before, int after) {
            this.statement = statement;
            this.before = before;
            this.after = after;
        }

        private String before() {
            return String.format(Locale.ROOT, statement, OwnSide.BUCKET, before);
        }

        private String after() {
            return String.format(Locale.ROOT, statement, OwnSide.BUCKET, after);
        }

        private String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final People PEOPLE = new People(Dialect.S3, OwnSide.ACCOUNT, Directory.of(OwnSide.ACCOUNT), false);

    /** Comparisons go on until they have taken this long, once to warm up and once for the figure. */
    private static final long EACH_NANOS = 2_000_000_000L;

    private static final int TIMES_MAX = 2_000;

    static Proof of(int statements, Change change) {
        List<Rule> others = OwnSide.policy(statements - 1).rules();
        Policy old = policy(others, change.before());
        Policy now = policy(others, change.after());
        measured(old, now, statements, change);
        return measured(old, now, statements, change);
    }

    private static Policy policy(List<Rule> others, String statement) {
        List<Rule> rules = new ArrayList<>(others);
        rules.addAll(OwnSide.read(others.size(), statement));
        return new Policy(Dialect.S3, rules);
    }

    private static Proof measured(Policy old, Policy now, int statements, Change change) {
        long before = THREADS.getCurrentThreadUserTime();
        int times = 0;
        PolicyComparison last;
        do {
            last = PolicyComparison.compare(old, now, OwnSide.BUCKET, PEOPLE);
            times++;
        } while (times < TIMES_MAX && THREADS.getCurrentThreadUserTime() - before < EACH_NANOS);
        double millis = (THREADS.getCurrentThreadUserTime() - before) / 1e6 / times;
        return new Proof(statements, change, last.verdict(), millis, last.steps());
    }

    /** All figures as a table in Markdown. */
    static String table() {
        return Stream.of(10, 100, 1_000)
                .flatMap(statements -> Stream.of(Change.values()).map(change -> of(statements, change)))
                .map(proof -> String.format(
                        Locale.ROOT,
                        "| %,d | %s | %s | %.2f ms | %,d |",
                        proof.statements(),
                        proof.change().words(),
                        proof.verdict(),
                        proof.userMillis(),
                        proof.steps()))
                .collect(Collectors.joining(
                        "\n",
                        "| statements | changed | verdict | user CPU | steps |\n| --- | --- | --- | --- | --- |\n",
                        "\n"));
    }

    /** Measures the proofs alone. */
    public static void main(String[] arguments) {
        System.out.print(table());
    }
}
