package org.entrepot.access.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.User;
import org.entrepot.access.text.Position;

/**
 * Draws policies of any size in the algebra itself, with everything that no single dialect can write, and requests whose
 * callers and keys are made of the same pieces.
 */
public final class RandomRules {
    private static final List<Operation> OPERATIONS = List.of(
            Operation.OBJECT_READ,
            Operation.OBJECT_WRITE,
            Operation.OBJECT_ATTRIBUTES,
            Operation.OBJECT_LIST,
            Operation.BUCKET_CORS_GET);
    private static final List<String> PIECES =
            List.of("a", "b", "aa", "/", "team-", "2024/", "logs/", "x", ".jpg", "private", "é", "\uD83D\uDE00", "box");
    private static final int USERS = 40;

    private final SplittableRandom random;

    public RandomRules(SplittableRandom random) {
        this.random = random;
    }

    /** A policy of some dialect with this many rules. */
    public Policy policy(Dialect dialect, int rules) {
        List<Rule> drawn = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            drawn.add(rule(i));
        }
        return new Policy(dialect, drawn);
    }

    private Rule rule(int index) {
        return new Rule(
                index,
                null,
                random.nextInt(3) == 0 ? Effect.DENY : Effect.ALLOW,
                new Who(random.nextInt(20) == 0, some(1, 2, this::principal)),
                OpSet.of(some(1, 2, () -> pick(OPERATIONS))),
                List.of(),
                new Where(random.nextInt(20) == 0, some(1, 2, this::pattern), pick(List.of(Where.Listing.values()))),
                some(0, 1, this::atom),
                "",
                Position.START);
    }

    private WhoAtom principal() {
        String number = pick(List.of(People.OWNER, People.STRANGER)).number();
        String uin = pick(List.of(People.OWNER, People.STRANGER)).cosUin();
        return switch (random.nextInt(16)) {
            case 0 -> new WhoAtom.Signed();
            case 1 -> new WhoAtom.InAccount(number);
            case 2 -> new WhoAtom.RootOf(uin);
            case 3 -> new WhoAtom.UsersOf(uin);
            case 4 -> new WhoAtom.NamedUser(number, user().name());
            case 5 -> new WhoAtom.SubUser(uin, user().name());
            case 6 -> new WhoAtom.SubUser(uin, user().cosUin());
            case 7 -> new WhoAtom.Role(number, "reader");
            case 8 -> new WhoAtom.UinRole(uin, "reader");
            case 9 -> new WhoAtom.Session(number, "reader", "s");
            case 10 -> new WhoAtom.QingstorUser(user().qingstorUserId());
            case 11 -> new WhoAtom.Canonical(user().canonicalId());
            case 12 -> new WhoAtom.Service("logs.example.internal");
            case 13 -> new WhoAtom.Group(uin, "readers");
            default -> new WhoAtom.Anyone();
        };
    }

    private User user() {
        int number = random.nextInt(USERS);
        return new User("user" + number, "1000" + number, "usr-" + number, "canonical" + number);
    }

    private Pattern pattern() {
        List<Pattern.Part> parts = new ArrayList<>();
        if (random.nextInt(6) > 0) {
            parts.add(new Pattern.Part.Literal(RandomPolicies.BUCKET + (random.nextInt(6) == 0 ? "" : "/")));
        }
        for (int i = random.nextInt(7); i > 0; i--) {
            parts.add(
                    switch (random.nextInt(10)) {
                        case 0, 1, 2 -> new Pattern.Part.AnyRun();
                        case 3 -> new Pattern.Part.AnyOne();
                        case 4 ->
                            new Pattern.Part.Variable(new VariableRef(
                                    FactKey.of(Fact.WHO_NAME), random.nextBoolean() ? null : "a", "aws:username"));
                        default -> new Pattern.Part.Literal(piece());
                    });
        }
        return new Pattern(parts);
    }

    private String piece() {
        return random.nextInt(4) == 0 ? "team-" + random.nextInt(60) + "/" : pick(PIECES);
    }

    private Atom atom() {
        FactKey key = FactKey.of(random.nextBoolean() ? Fact.NET_SOURCE_IP : Fact.NET_TLS);
        ValueTest test = key.fact() == Fact.NET_TLS
                ? new ValueTest.Bool(Set.of(random.nextBoolean()))
                : new ValueTest.InBlock(List.of(AddressBlock.read("10.0.0.0/16").orElseThrow()));
        boolean negated = random.nextBoolean();
        return new Atom(key, test, negated, Atom.Quantifier.NONE, negated, false, "", "", List.of(), "");
    }

    /** A request whose caller and key some rule may name. */
    public Question question() {
        Operation operation = pick(OPERATIONS);
        Facts.Builder facts = new Facts.Builder()
                .add(Fact.NET_SOURCE_IP, pick(List.of("10.0.0.1", "10.9.9.9", "2001:db8::1")))
                .add(Fact.NET_TLS, String.valueOf(random.nextBoolean()));
        Caller caller = random.nextBoolean()
                ? pick(People.CALLERS)
                : new Caller.OfUser(pick(List.of(People.OWNER, People.STRANGER)), user());
        if (caller instanceof Caller.OfRole && random.nextBoolean()) {
            facts.add(Fact.WHO_ARN, "arn:aws:sts::" + People.OWNER.number() + ":assumed-role/reader/s");
        }
        String key = operation.target() == Operation.Target.BUCKET && operation != Operation.OBJECT_LIST
                ? null
                : String.join("", some(0, 5, this::piece));
        return new Question(caller, operation, RandomPolicies.BUCKET, key, facts.build());
    }

    private <T> List<T> some(int fewest, int most, Supplier<T> drawn) {
        List<T> list = new ArrayList<>();
        for (int i = fewest + random.nextInt(most - fewest + 1); i > 0; i--) {
            list.add(drawn.get());
        }
        return list;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
