package org.entrepot.access.policy;

import java.util.List;

/** The definitions of {@code policy.md} section 2 written down as they stand, slow and without any index. */
public final class NaivePolicy {
    private NaivePolicy() {}

    /** {@code ALLOW i}, {@code DENY i}, {@code NO} or {@code REFUSED}. */
    public static String evaluate(Policy policy, Question question) {
        boolean unsigned = question.caller().isAnonymous();
        return switch (policy.combiner()) {
            case FIRST_MATCH ->
                policy.rules().stream()
                        .filter(rule -> matches(rule, question))
                        .findFirst()
                        .map(rule -> rule.effect() + " " + rule.index())
                        .orElse("NO");
            case DENY_OVERRIDES ->
                overrides(policy.rules().stream()
                        .filter(rule -> matches(rule, question))
                        .toList());
            case NAMED_FIRST -> {
                List<Rule> matching = policy.rules().stream()
                        .filter(rule -> matches(rule, question))
                        .toList();
                String open = overrides(matching.stream()
                        .filter(rule -> rule.who().isForEverybody())
                        .toList());
                String named = overrides(matching.stream()
                        .filter(rule -> !rule.who().isForEverybody())
                        .toList());
                if (unsigned) {
                    yield open;
                }
                if (!named.equals("NO")) {
                    yield named;
                }
                yield open.startsWith("DENY") ? "REFUSED" : open;
            }
        };
    }

    /** The same words for what the compiled form says. */
    public static String words(PolicyResult result) {
        return switch (result) {
            case PolicyResult.Allow allow -> "ALLOW " + allow.rule().index();
            case PolicyResult.Deny deny -> "DENY " + deny.rule().index();
            case PolicyResult.NoMatch none -> none.everybodyRefused() ? "REFUSED" : "NO";
        };
    }

    private static String overrides(List<Rule> matching) {
        for (Effect effect : List.of(Effect.DENY, Effect.ALLOW)) {
            for (Rule rule : matching) {
                if (rule.effect() == effect) {
                    return effect + " " + rule.index();
                }
            }
        }
        return "NO";
    }

    private static boolean matches(Rule rule, Question question) {
        boolean who = rule.who().atoms().stream().anyMatch(atom -> WhoTest.covers(atom, question));
        String resource = question.resource(rule.where().listing());
        boolean where = rule.where().patterns().stream().anyMatch(pattern -> matches(pattern.toString(), resource));
        return rule.ops().operations().contains(question.operation())
                && who != rule.who().complement()
                && where != rule.where().complement()
                && rule.when().stream().allMatch(atom -> AtomTest.holds(atom, question));
    }

    /** Stars and question marks by plain recursion. */
    static boolean matches(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        char first = pattern.charAt(0);
        if (first == '*') {
            return matches(pattern.substring(1), text) || !text.isEmpty() && matches(pattern, text.substring(1));
        }
        return !text.isEmpty()
                && (first == '?' || first == text.charAt(0))
                && matches(pattern.substring(1), text.substring(1));
    }
}
