package org.entrepot.access.policy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Chooses the keys under which each rule is filed: those of its principals or those of its resources, whichever fewer rules
 * share. A request that a rule could match has at least one of them.
 */
final class RuleFiling {
    /**
     * How many rules share a key is counted modulo this, so that a document of any size takes 256 KiB. Keys that share a
     * counter only look less rare than they are.
     */
    private static final int COUNTERS = 1 << 16;

    /** A gram has to be this much rarer than the head: looking for grams means looking at every character of a key. */
    private static final int GRAM_ADVANTAGE = 4;

    private final int[] counters = new int[COUNTERS];
    private final Map<Integer, List<Integer>> byKey = new HashMap<>();
    private final SortedMap<Integer, OpSet> byHeadLength = new TreeMap<>();
    private final Map<IndexKeys.Kind, OpSet> byAlias = new EnumMap<>(IndexKeys.Kind.class);
    private OpSet byGram = OpSet.NONE;

    /** Files rules, which are named by their places in the list. */
    RuleFiling(List<Rule> rules) {
        rules.forEach(this::count);
        counters[counter(IndexKeys.EMPTY_HEAD)] = rules.size();
        for (int place = 0; place < rules.size(); place++) {
            file(place, rules.get(place));
        }
    }

    /** The places of the rules filed under each key, ascending. */
    Map<Integer, List<Integer>> byKey() {
        return byKey;
    }

    /** The operations of the rules filed under heads of each length, ascending, but for {@link IndexKeys#EMPTY_HEAD}. */
    SortedMap<Integer, OpSet> byHeadLength() {
        return byHeadLength;
    }

    /** The kinds of aliases of callers under which rules are filed, with the operations of those rules. */
    Map<IndexKeys.Kind, OpSet> byAlias() {
        return byAlias;
    }

    /** The operations of the rules filed under a gram. */
    OpSet byGram() {
        return byGram;
    }

    private void count(Rule rule) {
        principalKeys(rule.who()).forEach(principal -> count(principal.key()));
        rule.where().patterns().forEach(pattern -> {
            count(head(pattern));
            grams(pattern).forEach(this::count);
        });
    }

    private void count(int key) {
        counters[counter(key)]++;
    }

    private int shared(int key) {
        return counters[counter(key)];
    }

    private static int counter(int key) {
        return (key ^ key >>> 16) & COUNTERS - 1;
    }

    private void file(int place, Rule rule) {
        List<IndexKeys.OfPrincipal> principals = principalKeys(rule.who());
        boolean byPrincipal = namesCallers(rule.who())
                && principals.stream()
                                .mapToInt(principal -> shared(principal.key()))
                                .max()
                                .orElse(0)
                        <= sharedResource(rule.where());
        if (byPrincipal) {
            for (IndexKeys.OfPrincipal principal : principals) {
                byAlias.merge(principal.kind(), rule.ops(), OpSet::or);
                file(place, principal.key());
            }
        } else if (rule.where().complement()) {
            file(place, IndexKeys.EMPTY_HEAD);
        } else {
            rule.where().patterns().forEach(pattern -> file(place, rule, pattern));
        }
    }

    private void file(int place, Rule rule, Pattern pattern) {
        int head = head(pattern);
        int key = rarest(pattern);
        file(place, key);
        if (key != head) {
            byGram = byGram.or(rule.ops());
        } else if (key != IndexKeys.EMPTY_HEAD) {
            byHeadLength.merge(pattern.literalPrefix().length(), rule.ops(), OpSet::or);
        }
    }

    private void file(int place, int key) {
        List<Integer> places = byKey.computeIfAbsent(key, k -> new ArrayList<>());
        if (places.isEmpty() || places.getLast() != place) {
            places.add(place);
        }
    }

    /** With how many rules the rule shares the commonest of the keys of its resources. */
    private int sharedResource(Where where) {
        return where.complement()
                ? shared(IndexKeys.EMPTY_HEAD)
                : where.patterns().stream()
                        .mapToInt(pattern -> shared(rarest(pattern)))
                        .max()
                        .orElse(0);
    }

    private int rarest(Pattern pattern) {
        int head = head(pattern);
        int rarest = head;
        int fewest = shared(head) / GRAM_ADVANTAGE;
        for (int gram : grams(pattern).toArray()) {
            if (shared(gram) < fewest) {
                rarest = gram;
                fewest = shared(gram);
            }
        }
        return rarest;
    }

    private static int head(Pattern pattern) {
        String head = pattern.literalPrefix();
        return IndexKeys.head(head.hashCode(), head.length());
    }

    /**
     * The keys of all grams in the literals of a pattern that lie in the key of any resource it matches: behind the first
     * slash, because a bucket has none.
     */
    private static IntStream grams(Pattern pattern) {
        IntStream.Builder grams = IntStream.builder();
        boolean isInKey = false;
        for (Pattern.Part part : pattern.parts()) {
            if (part instanceof Pattern.Part.Literal(String text)) {
                int slash = text.indexOf(Subject.SEPARATOR);
                if (isInKey || slash >= 0) {
                    addGrams(isInKey ? text : text.substring(slash + 1), grams);
                    isInKey = true;
                }
            }
        }
        return grams.build();
    }

    private static void addGrams(String text, IntStream.Builder grams) {
        int window = 0;
        for (int at = 0; at < text.length(); at++) {
            window = IndexKeys.gramWindow(window, text.charAt(at));
            if (at >= IndexKeys.GRAM_CHARACTERS - 1) {
                grams.add(IndexKeys.gram(window));
            }
        }
    }

    /** False where somebody is covered who has no alias to look under. */
    private static boolean namesCallers(Who who) {
        return !who.complement()
                && who.atoms().stream()
                        .noneMatch(atom -> atom instanceof WhoAtom.Anyone || atom instanceof WhoAtom.Signed);
    }

    private static List<IndexKeys.OfPrincipal> principalKeys(Who who) {
        return who.atoms().stream().flatMap(atom -> IndexKeys.of(atom).stream()).toList();
    }
}
