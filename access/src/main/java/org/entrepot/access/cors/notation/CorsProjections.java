package org.entrepot.access.cors.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;

/**
 * What each dialect can say of rules that another one wrote, and what a write leaves of the rules before it
 * ({@code cors.md} section 2).
 */
public final class CorsProjections {
    private CorsProjections() {}

    /**
     * The rules as one dialect sees them.
     *
     * @param configuration only what the dialect can say; in QingStor's, rules of one {@code group} were one rule. Its
     *     rule list may be empty when the dialect can say none of them
     * @param losses what it cannot say, one phrase each
     */
    public record Projection(CorsConfiguration configuration, List<String> losses) {
        public Projection {
            losses = List.copyOf(losses);
        }
    }

    /** The rules as the dialect sees them. */
    public static Projection project(CorsConfiguration configuration, Dialect dialect) {
        return new CorsProjector(dialect).project(configuration);
    }

    /**
     * What to store when {@code written} replaces {@code previous}. The rules are replaced as a whole. S3 and MediaStore
     * cannot say the vary switch, so it survives their writes; COS and QingStor reset it by leaving it out. Rules that
     * QingStor had to split are joined again.
     */
    public static CorsConfiguration replace(
            Optional<CorsConfiguration> previous, CorsConfiguration written, Dialect dialect) {
        if (previous.isEmpty()) {
            return written;
        }
        return switch (dialect) {
            case S3, MEDIASTORE ->
                new CorsConfiguration(written.rules(), previous.get().responseVary());
            case COS -> written;
            case QINGSTOR -> rejoin(previous.get(), written);
        };
    }

    /**
     * Joins neighbouring rules of a QingStor document that are exactly what one rule of the previous configuration was
     * split into; every other rule stays as written.
     */
    static CorsConfiguration rejoin(CorsConfiguration previous, CorsConfiguration written) {
        List<Group> groups = groups(previous);
        List<CorsRule> rules = new ArrayList<>();
        List<CorsRule> left = written.rules();
        while (!left.isEmpty()) {
            int taken = 1;
            List<String> origins = left.getFirst().origins();
            for (Group group : groups) {
                if (group.rules().size() > taken && group.begins(left)) {
                    taken = group.rules().size();
                    origins = group.origins();
                }
            }
            rules.add(with(left.getFirst(), origins));
            left = left.subList(taken, left.size());
        }
        return new CorsConfiguration(rules, written.responseVary());
    }

    /**
     * What QingStor sees of one rule.
     *
     * @param origins of the rule, in its order
     */
    private record Group(List<CorsRule> rules, List<String> origins) {
        boolean begins(List<CorsRule> written) {
            return written.size() >= rules.size()
                    && written.subList(0, rules.size()).stream()
                            .map(rule -> with(rule, rule.origins()))
                            .toList()
                            .equals(rules);
        }
    }

    /** Each rule of several origins is projected by itself. */
    private static List<Group> groups(CorsConfiguration previous) {
        return previous.rules().stream()
                .filter(rule -> rule.origins().size() > 1)
                .map(rule -> new Group(
                        project(new CorsConfiguration(List.of(rule), null), Dialect.QINGSTOR)
                                .configuration()
                                .rules()
                                .stream()
                                .map(part -> with(part, part.origins()))
                                .toList(),
                        rule.origins()))
                .toList();
    }

    /** The rule with these origins and without a group. */
    private static CorsRule with(CorsRule rule, List<String> origins) {
        return new CorsRule(
                rule.id(), origins, rule.methods(), rule.headers(), rule.exposeHeaders(), rule.maxAgeSeconds(), null);
    }
}
