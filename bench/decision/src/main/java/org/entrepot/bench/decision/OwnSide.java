package org.entrepot.bench.decision;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.User;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;

/** The measured policies and requests as Entrepôt sees them. */
final class OwnSide {
    /** The bucket of all policies. */
    static final String BUCKET = "bench-bucket";

    /** Whose bucket it is, and whose users ask. */
    static final Account ACCOUNT =
            new Account("111122223333", "100000000001", "1250000000", "usr-owner", "c".repeat(64));

    private OwnSide() {}

    /** The policy of the first statements. Each is read by itself: a document of S3 cannot hold a thousand. */
    static Policy policy(int statements) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < statements; i++) {
            rules.addAll(read(i, Statement.at(i).s3(BUCKET, ACCOUNT.number())));
        }
        return new Policy(Dialect.S3, rules);
    }

    /** The rules of one statement in the language of S3, which stands at an index. */
    static List<Rule> read(int index, String statement) {
        String text = "{\"Version\": \"2012-10-17\", \"Statement\": " + statement + "}";
        PolicyReading reading = PolicyNotation.of(Dialect.S3)
                .read(text.getBytes(StandardCharsets.UTF_8), new PolicyScope(BUCKET, ACCOUNT, false));
        return switch (reading) {
            case PolicyReading.Stored(Policy policy, var warnings) ->
                policy.rules().stream().map(rule -> at(index, rule)).toList();
            case PolicyReading.Refused(var problem) -> throw new IllegalStateException(problem.message());
        };
    }

    private static Rule at(int index, Rule rule) {
        return new Rule(
                index,
                rule.id(),
                rule.effect(),
                rule.who(),
                rule.ops(),
                rule.actions(),
                rule.where(),
                rule.when(),
                rule.pointer(),
                rule.position());
    }

    /** The question of a request. */
    static Question question(Ask ask) {
        int number = Math.floorMod(ask.user().hashCode(), 1_000_000);
        User user = new User(ask.user(), "2000" + number, "usr-" + number, "canonical-" + number);
        return new Question(
                new Caller.OfUser(ACCOUNT, user),
                ask.action().equals("GetObject") ? Operation.OBJECT_READ : Operation.OBJECT_WRITE,
                BUCKET,
                ask.key(),
                new Facts.Builder()
                        .add(Fact.NET_SOURCE_IP, ask.address())
                        .add(Fact.NET_TLS, String.valueOf(ask.tls()))
                        .build());
    }

    /** The questions of all requests. */
    static Question[] questions(List<Ask> asks) {
        return IntStream.range(0, asks.size())
                .mapToObj(i -> question(asks.get(i)))
                .toArray(Question[]::new);
    }
}
