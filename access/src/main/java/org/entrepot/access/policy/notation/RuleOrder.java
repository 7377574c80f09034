package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Combiner;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.Where;
import org.entrepot.access.policy.Who;
import org.entrepot.access.policy.WhoAtom;

/** Carries the way rules combine from one dialect to another, or names why it cannot be carried. */
record RuleOrder(Dialect target, Losses losses) {
    /**
     * The rules in an order in which the target's combiner decides as the source's. A deny for everybody that comes from
     * COS binds unsigned callers only; the caller looks at {@link #bindsUnsignedOnly}.
     */
    List<Rule> arrange(Policy policy) {
        Combiner from = policy.combiner();
        Combiner to = Combiner.of(target);
        if (from == to) {
            return policy.rules();
        }
        if (from == Combiner.FIRST_MATCH) {
            checkFirstMatch(policy.rules());
        }
        if (from == Combiner.NAMED_FIRST) {
            checkNamedFirst(policy.rules());
        }
        return to == Combiner.FIRST_MATCH ? deniesFirst(policy.rules()) : policy.rules();
    }

    /** True for a rule of a COS policy that binds unsigned callers only. */
    static boolean bindsUnsignedOnly(Policy policy, Rule rule) {
        return policy.combiner() == Combiner.NAMED_FIRST
                && rule.effect() == Effect.DENY
                && rule.who().isForEverybody();
    }

    private static List<Rule> deniesFirst(List<Rule> rules) {
        List<Rule> ordered = new ArrayList<>();
        for (Effect effect : List.of(Effect.DENY, Effect.ALLOW)) {
            rules.stream().filter(rule -> rule.effect() == effect).forEach(ordered::add);
        }
        return ordered;
    }

    /** Order is irrelevant only where no allow stands before a deny that it overlaps. */
    private void checkFirstMatch(List<Rule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            for (int j = i + 1; j < rules.size(); j++) {
                boolean matters =
                        rules.get(i).effect() == Effect.ALLOW && rules.get(j).effect() == Effect.DENY;
                if (matters && mayOverlap(rules.get(i), rules.get(j))) {
                    losses.add(rules.get(j).index(), "a deny behind an allow that it overlaps");
                }
            }
        }
    }

    /** A deny for everybody also takes allows for everybody from signed callers, which only COS can say. */
    private void checkNamedFirst(List<Rule> rules) {
        for (Rule deny : rules) {
            if (deny.effect() != Effect.DENY || !deny.who().isForEverybody()) {
                continue;
            }
            if (deny.who().atoms().size() > 1) {
                losses.add(deny.index(), "a deny for everybody and for named callers at once");
            }
            for (Rule allow : rules) {
                boolean isOpen = allow.effect() == Effect.ALLOW && allow.who().isForEverybody();
                if (isOpen && mayOverlap(allow, deny)) {
                    losses.add(deny.index(), "a deny for everybody that overlaps an allow for everybody");
                }
            }
        }
    }

    private static boolean mayOverlap(Rule one, Rule two) {
        return !one.ops().and(two.ops()).isEmpty()
                && mayOverlap(one.who(), two.who())
                && mayOverlap(one.where(), two.where());
    }

    private static boolean mayOverlap(Who one, Who two) {
        boolean idsOnly = !one.complement()
                && !two.complement()
                && one.atoms().stream().allMatch(WhoAtom.QingstorUser.class::isInstance)
                && two.atoms().stream().allMatch(WhoAtom.QingstorUser.class::isInstance);
        return !idsOnly || one.atoms().stream().anyMatch(two.atoms()::contains);
    }

    private static boolean mayOverlap(Where one, Where two) {
        if (one.complement() || two.complement()) {
            return true;
        }
        for (Pattern a : one.patterns()) {
            for (Pattern b : two.patterns()) {
                if (mayOverlap(a, b)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Patterns whose literal beginnings contradict each other match nothing in common. */
    private static boolean mayOverlap(Pattern a, Pattern b) {
        String textA = a.asLiteral();
        String textB = b.asLiteral();
        if (textA != null && !b.hasVariables()) {
            return b.matches(textA);
        }
        if (textB != null && !a.hasVariables()) {
            return a.matches(textB);
        }
        return a.literalPrefix().startsWith(b.literalPrefix())
                || b.literalPrefix().startsWith(a.literalPrefix());
    }
}
