package org.entrepot.access.cors;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.entrepot.access.Dialect;

/** Random rules and requests over a small alphabet, so that near misses and overlaps are common. */
public final class RandomCors {
    private static final List<String> LETTERS = List.of("a", "b", "A", ".", "://", ":", "1");
    private static final List<String> NAMES = List.of("x-a", "X-A", "x-ab", "content-type", "x-", "authorization");

    private RandomCors() {}

    /** A configuration that the dialect can write and read back exactly. */
    public static CorsConfiguration sayableIn(Dialect dialect, SplittableRandom random) {
        return sayableIn(dialect, 4, random);
    }

    /** The same with up to so many rules. */
    public static CorsConfiguration sayableIn(Dialect dialect, int rulesMax, SplittableRandom random) {
        List<CorsRule> rules = list(random, 1, rulesMax, r -> rule(dialect, r));
        boolean saysVary = dialect == Dialect.COS || dialect == Dialect.QINGSTOR;
        return new CorsConfiguration(
                rules, saysVary && random.nextBoolean() ? Boolean.valueOf(random.nextBoolean()) : null);
    }

    private static CorsRule rule(Dialect dialect, SplittableRandom random) {
        boolean xml = dialect == Dialect.S3 || dialect == Dialect.COS;
        List<String> methods = new ArrayList<>(CorsMethods.ALL);
        if (dialect == Dialect.QINGSTOR) {
            methods.add(CorsMethods.ANY);
        }
        if (dialect == Dialect.MEDIASTORE) {
            methods.remove("POST");
        }
        int least = xml ? 1 : 0;
        boolean noHeaders = dialect != Dialect.MEDIASTORE && random.nextInt(3) == 0;
        int lowest = dialect == Dialect.S3 ? -5 : 0;
        return new CorsRule(
                xml && random.nextBoolean() ? text(random, 0) : null,
                list(random, 1, dialect == Dialect.QINGSTOR ? 1 : 3, r -> pattern(text(r, xml ? 0 : 1), r)),
                list(random, 1, 3, r -> pick(methods, r)),
                noHeaders ? null : list(random, least, 3, r -> pattern(pick(NAMES, r), r)),
                random.nextBoolean() ? null : list(random, least, 3, r -> pick(NAMES, r)),
                random.nextBoolean() ? null : Integer.valueOf(random.nextInt(lowest, 5)),
                null);
    }

    /** A preflight or an actual request, mostly well-formed. */
    public static CorsRequest request(SplittableRandom random) {
        boolean preflight = random.nextBoolean();
        String method = preflight ? "OPTIONS" : pick(CorsMethods.ALL, random);
        boolean asks = preflight ? random.nextInt(10) > 0 : random.nextInt(4) == 0;
        return new CorsRequest(
                method,
                list(random, random.nextInt(10) == 0 ? 0 : 1, 1, r -> text(r, 1)),
                asks ? List.of(pick(CorsMethods.ALL, random)) : List.of(),
                list(random, 0, 1, r -> String.join(", ", list(r, 0, 3, s -> pick(NAMES, s)))),
                random.nextBoolean());
    }

    private static String text(SplittableRandom random, int shortest) {
        return String.join("", list(random, shortest, 4, r -> pick(LETTERS, r)));
    }

    private static String pattern(String text, SplittableRandom random) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(6)) {
            case 0 -> "*";
            case 1, 2 -> text.substring(0, at) + "*" + text.substring(at);
            default -> text;
        };
    }

    private static String pick(List<String> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> List<T> list(SplittableRandom random, int min, int max, Function<SplittableRandom, T> item) {
        List<T> list = new ArrayList<>();
        int size = random.nextInt(min, max + 1);
        for (int i = 0; i < size; i++) {
            list.add(item.apply(random));
        }
        return list;
    }
}
