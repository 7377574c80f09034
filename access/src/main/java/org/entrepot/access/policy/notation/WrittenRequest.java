package org.entrepot.access.policy.notation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.policy.Question;
import org.jspecify.annotations.Nullable;

/**
 * A request as people write it down, in the words of a dialect: in case files, in simulations, on the command line.
 *
 * @param action a name of the dialect, with or without its prefix
 * @param resource as the dialect's policies write it, or {@code bucket} or {@code bucket/key}, or {@code /key}
 * @param context condition keys of the dialect with their values; QingStor's {@code prefix} beside
 */
public record WrittenRequest(Dialect dialect, String action, String resource, Map<String, List<String>> context) {
    /** What reading a request gave. */
    public sealed interface Reading {
        /** It is understood. */
        record Understood(Question question) implements Reading {}

        /**
         * It is not.
         *
         * @param member the member at fault: {@code action}, {@code resource} or {@code context}
         * @param contextKey the context key at fault; empty where another member is
         */
        record Unclear(String member, String contextKey, String message) implements Reading {}
    }

    /** A reading that failed, on its way out; never leaves this class. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Reading.Unclear unclear;

        Fault(String member, String contextKey, String message) {
            super(message, null, false, false);
            this.unclear = new Reading.Unclear(member, contextKey, message);
        }
    }

    /**
     * The question that the request asks.
     *
     * @param bucket the inside name of the bucket
     */
    public Reading read(String bucket, Caller caller) {
        try {
            String key = key(bucket);
            Operation operation = ActionNames.operation(dialect, action, key != null && !key.isEmpty())
                    .orElseThrow(() -> new Fault("action", "", "unknown action `" + action + "`"));
            Facts facts = facts();
            return new Reading.Understood(new Question(caller, operation, bucket, asked(operation, key, facts), facts));
        } catch (Fault fault) {
            return fault.unclear;
        }
    }

    /** The key that the resource names; null when it names the bucket alone. */
    private @Nullable String key(String bucket) throws Fault {
        WrittenResource found = WrittenResource.of(dialect, resource);
        if (!found.isIn(bucket)) {
            throw new Fault("resource", "", "the resource `" + resource + "` is not in the bucket " + bucket);
        }
        return found.key();
    }

    /** What a question has as its key: the key itself, the prefix of a listing, or nothing. */
    private static @Nullable String asked(Operation operation, @Nullable String key, Facts facts) {
        if (operation.target() == Operation.Target.OBJECT) {
            return key == null ? "" : key;
        }
        if (!operation.isListing()) {
            return null;
        }
        List<String> prefix = facts.get(Fact.LIST_PREFIX);
        if (prefix != null && !prefix.isEmpty()) {
            return prefix.getFirst();
        }
        return key == null ? "" : key;
    }

    private Facts facts() throws Fault {
        Facts.Builder facts = new Facts.Builder();
        for (Map.Entry<String, List<String>> entry : context.entrySet()) {
            boolean isPrefix = dialect == Dialect.QINGSTOR && entry.getKey().equals("prefix");
            Optional<FactKey> key = isPrefix
                    ? Optional.of(FactKey.of(Fact.LIST_PREFIX))
                    : ConditionKeys.of(dialect).read(entry.getKey());
            if (key.isEmpty()) {
                throw new Fault("context", entry.getKey(), "unknown context key `" + entry.getKey() + "`");
            }
            add(facts, entry.getKey(), key.get(), entry.getValue());
        }
        return facts.build();
    }

    private static void add(Facts.Builder facts, String name, FactKey key, List<String> values) throws Fault {
        switch (key.form()) {
            case PLAIN -> facts.set(key.fact(), values);
            case TAG ->
                values.forEach(value -> facts.add(key.fact(), key.tagName() == null ? "" : key.tagName(), value));
            case TAG_PAIRS -> {
                for (String pair : values) {
                    int cut = pair.indexOf('&');
                    if (cut < 0) {
                        throw new Fault("context", name, "a tag must be written `key&value`, not `" + pair + "`");
                    }
                    facts.add(key.fact(), pair.substring(0, cut), pair.substring(cut + 1));
                }
            }
        }
    }
}
