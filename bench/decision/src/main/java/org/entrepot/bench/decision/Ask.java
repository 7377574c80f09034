package org.entrepot.bench.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A request that the measured policies are asked about.
 *
 * @param user who asks
 * @param action {@code GetObject} or {@code PutObject}
 */
record Ask(String user, String action, String key, String address, boolean tls) {
    private static final long SEED = 20_261_121;

    /** Requests of which about half are allowed; some are refused by a deny, the others meet no statement. */
    static List<Ask> some(int asks, int statements) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Ask> some = new ArrayList<>();
        for (int i = 0; i < asks; i++) {
            int index = random.nextInt(statements);
            some.add(i % 2 == 0 ? hit(Statement.at(index), random) : miss(index, random));
        }
        return some;
    }

    private static Ask hit(Statement statement, SplittableRandom random) {
        String user = statement.user().isEmpty() ? Statement.user(random.nextInt(1_000)) : statement.user();
        String key = statement.keys().replaceFirst("^\\*", "album").replace("*", "2026/file-" + random.nextInt(1_000));
        return new Ask(user, statement.action(), key, "10.1.2.3", true);
    }

    private static Ask miss(int index, SplittableRandom random) {
        String file = "2026/file-" + random.nextInt(1_000);
        return switch (random.nextInt(4)) {
            case 0 -> new Ask(Statement.user(index), "PutObject", "home/user-x/" + file, "10.1.2.3", true);
            case 1 -> new Ask(Statement.user(index), "GetObject", "closed-" + index + "/" + file, "10.1.2.3", true);
            case 2 ->
                new Ask(
                        Statement.user(index),
                        "GetObject",
                        "open-" + index / 10 * 10 + "/inside/" + file,
                        "192.0.2.7",
                        true);
            default -> new Ask(Statement.user(index), "GetObject", "open-" + index + "/" + file, "10.1.2.3", false);
        };
    }
}
