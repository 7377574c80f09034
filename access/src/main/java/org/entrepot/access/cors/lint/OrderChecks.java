package org.entrepot.access.cors.lint;

import java.util.List;
import java.util.stream.IntStream;
import org.entrepot.access.lint.Edit;

/** The checks that compare each rule with those in front of it: the first rule that matches decides. */
final class OrderChecks {
    private final CorsSubject subject;
    private final List<Coverage> rules;

    private OrderChecks(CorsSubject subject) {
        this.subject = subject;
        this.rules = subject.rules().stream().map(Coverage::new).toList();
    }

    static void check(CorsSubject subject) {
        OrderChecks checks = new OrderChecks(subject);
        for (int later = 1; later < checks.rules.size(); later++) {
            checks.check(later);
        }
    }

    private void check(int later) {
        Coverage rule = rules.get(later);
        List<Integer> deciders = IntStream.range(0, later)
                .filter(earlier -> rules.get(earlier).coversActualRequestsOf(rule))
                .boxed()
                .toList();
        if (deciders.isEmpty()) {
            return;
        }
        int decider = deciders.getFirst();
        List<String> hidden = rules.get(decider).hiddenOf(rule);
        if (!hidden.isEmpty()) {
            subject.add(
                    CorsLintCode.EXPOSE_LOST,
                    CorsPlace.rule(later),
                    "rule " + decider + " decides the actual requests of rule " + later + " and does not expose `"
                            + String.join("`, `", hidden) + "`",
                    text -> inFront(text, later, decider));
        }
        deciders.stream()
                .filter(earlier -> rules.get(earlier).coversHeadersOf(rule))
                .findFirst()
                .ifPresent(earlier -> subject.add(
                        CorsLintCode.SHADOWED,
                        CorsPlace.rule(later),
                        "rule " + earlier + " accepts every request that rule " + later + " accepts",
                        // A rule that never decides may go, unless its exposed headers show that it was meant to.
                        text -> hidden.isEmpty()
                                ? List.of(text.remove(CorsPlace.rule(later)))
                                : inFront(text, later, decider)));
    }

    /** Moves the rule, unless others behind the new place would then have it decide for them. */
    private List<Edit> inFront(CorsSource text, int later, int decider) {
        boolean takesOver = IntStream.range(decider, rules.size())
                .anyMatch(other -> other != later && rules.get(later).coversActualRequestsOf(rules.get(other)));
        return takesOver ? List.of() : text.move(later, decider);
    }
}
