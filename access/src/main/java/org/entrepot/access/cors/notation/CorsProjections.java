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
    public static CorsConfiguration rejoin(CorsConfiguration previous, CorsConfiguration written) {
        List<List<CorsRule>> groups =
                groups(project(previous, Dialect.QINGSTOR).configuration().rules());
        List<CorsRule> rules = new ArrayList<>();
        List<CorsRule> left = written.rules();
        while (!left.isEmpty()) {
            int taken = 1;
            for (List<CorsRule> group : groups) {
                if (group.size() > taken && startsWith(left, group)) {
                    taken = group.size();
                }
            }
            rules.add(joined(left.subList(0, taken)));
            left = left.subList(taken, left.size());
        }
        return new CorsConfiguration(rules, written.responseVary());
    }

    private static List<List<CorsRule>> groups(List<CorsRule> rules) {
        List<List<CorsRule>> groups = new ArrayList<>();
        String current = null;
        for (CorsRule rule : rules) {
            String group = rule.group();
            if (group != null) {
                if (!group.equals(current)) {
                    groups.add(new ArrayList<>());
                }
                groups.getLast().add(ungrouped(rule));
            }
            current = group;
        }
        return groups;
    }

    private static boolean startsWith(List<CorsRule> rules, List<CorsRule> group) {
        return rules.size() >= group.size()
                && rules.subList(0, group.size()).stream()
                        .map(CorsProjections::ungrouped)
                        .toList()
                        .equals(group);
    }

    private static CorsRule ungrouped(CorsRule rule) {
        return new CorsRule(
                rule.id(),
                rule.origins(),
                rule.methods(),
                rule.headers(),
                rule.exposeHeaders(),
                rule.maxAgeSeconds(),
                null);
    }

    private static CorsRule joined(List<CorsRule> rules) {
        CorsRule first = rules.getFirst();
        List<String> origins =
                rules.stream().flatMap(rule -> rule.origins().stream()).toList();
        return new CorsRule(
                first.id(),
                origins,
                first.methods(),
                first.headers(),
                first.exposeHeaders(),
                first.maxAgeSeconds(),
                null);
    }
}
