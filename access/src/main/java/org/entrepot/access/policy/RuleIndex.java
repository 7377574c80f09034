package org.entrepot.access.policy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Operation;

/**
 * Finds the deciding rule among many by looking only at rules that are filed under a key of the request
 * ({@link RuleFiling}): an alias of its caller, a beginning of its resource, a few characters in a row of it. What is found
 * has the operation as one bit and is then tested in full, so that a key may promise too much but never decide. Keys are
 * looked up in any order; of the rules that match, the first in order of {@link Precedence} is kept.
 *
 * <p>A search costs one look-up for each kind of alias that rules name and for each length of a head, at most one for each character of the resource,
 * and the tests of what they find. Its memory is proportional to the principals and patterns of the rules.
 */
final class RuleIndex implements RuleSearch {
    /** Fewer rules than this are quicker walked than looked up (docs/benchmarks.md). */
    static final int RULES_MIN = 24;

    private final Rule[] rules;
    /** The operations that some rule names. */
    private final OpSet operations;
    /** For each operation the rules that name it, as bits. */
    private final long[][] byOperation;

    private final Postings postings;
    /** The kinds of aliases that rules are filed under, and the operations of those rules. */
    private final IndexKeys.Kind[] aliases;

    private final OpSet[] byAlias;
    /** The operations of the rules that are filed under a gram. */
    private final OpSet byGram;
    /** The lengths of the heads that rules are filed under, ascending, and the operations of those rules. */
    private final int[] headLengths;

    private final OpSet[] byHead;

    private RuleIndex(List<Rule> rules, RuleFiling filing) {
        this.rules = rules.toArray(Rule[]::new);
        this.operations = rules.stream().map(Rule::ops).reduce(OpSet.NONE, OpSet::or);
        this.byOperation = byOperation(rules);
        this.postings = new Postings(filing.byKey());
        this.aliases = filing.byAlias().keySet().toArray(IndexKeys.Kind[]::new);
        this.byAlias = filing.byAlias().values().toArray(OpSet[]::new);
        this.byGram = filing.byGram();
        this.headLengths = filing.byHeadLength().keySet().stream()
                .mapToInt(Integer::intValue)
                .toArray();
        this.byHead = filing.byHeadLength().values().toArray(OpSet[]::new);
    }

    /** An index of rules in order of {@link Precedence}. */
    static RuleIndex of(List<Rule> rules) {
        return new RuleIndex(rules, new RuleFiling(rules));
    }

    @Override
    public int first(Operation operation, Question question, RuleTest.Pass pass) {
        if (!operations.contains(operation)) {
            return rules.length;
        }
        int best = firstOf(IndexKeys.EMPTY_HEAD, rules.length, operation, question, pass);
        best = firstByAlias(best, operation, question, pass);
        best = firstByHead(best, operation, question, pass);
        return byGram.contains(operation) ? firstByGram(best, operation, question, pass) : best;
    }

    private int firstByAlias(int before, Operation operation, Question question, RuleTest.Pass pass) {
        int best = before;
        for (int i = 0; i < aliases.length; i++) {
            if (byAlias[i].contains(operation)) {
                int alias = IndexKeys.alias(question.caller(), aliases[i]);
                best = alias == IndexKeys.NONE ? best : firstOf(alias, best, operation, question, pass);
            }
        }
        return best;
    }

    /** Looks up the beginnings of the resource that are as long as some head. */
    private int firstByHead(int before, Operation operation, Question question, RuleTest.Pass pass) {
        String bucket = question.bucket();
        String key = question.keyFor(Where.Listing.AS_FOLDER);
        int length = Subject.length(bucket, key);
        int best = before;
        int hash = 0;
        int at = 0;
        for (int i = 0; i < headLengths.length && headLengths[i] <= length; i++) {
            if (byHead[i].contains(operation)) {
                int end = headLengths[i];
                if (at == 0 && end >= bucket.length()) {
                    hash = bucket.hashCode();
                    at = bucket.length();
                }
                for (; at < end; at++) {
                    hash = 31 * hash + Subject.charAt(bucket, key, at);
                }
                best = firstOf(IndexKeys.head(hash, end), best, operation, question, pass);
            }
        }
        return best;
    }

    /** Looks up all grams of the key: none reaches into the bucket. */
    private int firstByGram(int before, Operation operation, Question question, RuleTest.Pass pass) {
        String key = question.keyFor(Where.Listing.AS_FOLDER);
        if (key == null) {
            return before;
        }
        int best = before;
        int window = 0;
        for (int at = 0; at < key.length(); at++) {
            window = IndexKeys.gramWindow(window, key.charAt(at));
            if (at >= IndexKeys.GRAM_CHARACTERS - 1) {
                best = firstOf(IndexKeys.gram(window), best, operation, question, pass);
            }
        }
        return best;
    }

    /** The first matching rule of those filed under a key when it comes before {@code before}, else that. */
    private int firstOf(int key, int before, Operation operation, Question question, RuleTest.Pass pass) {
        int list = postings.list(key);
        if (list == Postings.NONE) {
            return before;
        }
        int size = postings.size(list);
        for (int i = 0; i < size; i++) {
            int place = postings.place(list, i);
            if (place >= before) {
                return before;
            }
            if (names(operation, place) && RuleTest.matchesNamed(rules[place], operation, question, pass)) {
                return place;
            }
        }
        return before;
    }

    private boolean names(Operation operation, int place) {
        return (byOperation[bit(operation)][place / Long.SIZE] >>> place & 1) != 0;
    }

    /** Operations that are named by the same rules, which most are, share their bits. */
    private static long[][] byOperation(List<Rule> rules) {
        Operation[] operations = Operation.values();
        int words = (rules.size() + Long.SIZE - 1) / Long.SIZE;
        Map<BitSet, long[]> shared = new HashMap<>();
        long[][] byOperation = new long[operations.length][];
        for (Operation operation : operations) {
            BitSet bits = new BitSet(rules.size());
            for (int place = 0; place < rules.size(); place++) {
                bits.set(place, rules.get(place).ops().contains(operation));
            }
            byOperation[bit(operation)] = shared.computeIfAbsent(bits, b -> Arrays.copyOf(b.toLongArray(), words));
        }
        return byOperation;
    }

    /** Only kept in memory, so the order of the constants may change between versions. */
    @SuppressWarnings("EnumOrdinal")
    private static int bit(Operation operation) {
        return operation.ordinal();
    }
}
