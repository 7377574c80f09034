package org.entrepot.access.cors.notation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsMethods;
import org.entrepot.access.cors.CorsPattern;
import org.entrepot.access.cors.CorsRule;
import org.jspecify.annotations.Nullable;

/** Makes one projection, by the table of {@code cors.md} section 2, and keeps count of what it leaves out. */
final class CorsProjector {
    private final Dialect dialect;
    private final Map<String, List<Integer>> lostOfRules = new TreeMap<>();
    private final List<CorsRule> rules = new ArrayList<>();

    CorsProjector(Dialect dialect) {
        this.dialect = dialect;
    }

    CorsProjections.Projection project(CorsConfiguration configuration) {
        for (int i = 0; i < configuration.rules().size(); i++) {
            project(i, configuration.rules().get(i));
        }
        List<String> losses = new ArrayList<>();
        lostOfRules.forEach((what, indexes) -> losses.add(what + " of " + list(indexes)));
        boolean saysVary = dialect == Dialect.COS || dialect == Dialect.QINGSTOR;
        if (configuration.responseVary() != null && !saysVary) {
            losses.add("vary switch");
        }
        return new CorsProjections.Projection(
                new CorsConfiguration(rules, saysVary ? configuration.responseVary() : null), losses);
    }

    private void project(int index, CorsRule rule) {
        List<String> methods = methods(index, rule);
        if (methods.isEmpty()) {
            return;
        }
        CorsRule projected = new CorsRule(
                id(index, rule), rule.origins(), methods, headers(rule), exposed(rule), age(index, rule), null);
        if (dialect != Dialect.QINGSTOR || rule.origins().size() < 2) {
            rules.add(projected);
            return;
        }
        for (String origin : apart(rule.origins())) {
            rules.add(new CorsRule(
                    null,
                    List.of(origin),
                    methods,
                    projected.headers(),
                    projected.exposeHeaders(),
                    projected.maxAgeSeconds(),
                    "rule-" + index));
        }
    }

    /**
     * Origins in the order of the rules that they become. A bare asterisk comes first: where it stands in one rule with
     * other origins it keeps credentials from all of them, and so it must when each has a rule of its own.
     */
    private static List<String> apart(List<String> origins) {
        return origins.stream()
                .sorted(Comparator.comparing(origin -> !origin.equals(CorsPattern.ANY)))
                .toList();
    }

    private @Nullable String id(int index, CorsRule rule) {
        if (rule.id() == null || dialect == Dialect.S3 || dialect == Dialect.COS) {
            return rule.id();
        }
        lose("id", index);
        return null;
    }

    private List<String> methods(int index, CorsRule rule) {
        return switch (dialect) {
            case S3, COS -> CorsMethods.spelledOut(rule.methods());
            case QINGSTOR -> rule.methods();
            case MEDIASTORE -> {
                List<String> kept = CorsMethods.without("POST", rule.methods());
                if (kept.isEmpty()) {
                    lose("all (POST only)", index);
                } else if (kept.size() < CorsMethods.spelledOut(rule.methods()).size()) {
                    lose("method POST", index);
                }
                yield kept;
            }
        };
    }

    private @Nullable List<String> headers(CorsRule rule) {
        List<String> headers = rule.headers();
        return switch (dialect) {
            case S3, COS -> headers == null || headers.isEmpty() ? null : headers;
            case QINGSTOR -> headers;
            case MEDIASTORE -> headers == null ? List.of() : headers;
        };
    }

    private @Nullable List<String> exposed(CorsRule rule) {
        List<String> exposed = rule.exposeHeaders();
        boolean xml = dialect == Dialect.S3 || dialect == Dialect.COS;
        return xml && exposed != null && exposed.isEmpty() ? null : exposed;
    }

    private @Nullable Integer age(int index, CorsRule rule) {
        Integer age = rule.maxAgeSeconds();
        if (age == null || age >= 0 || dialect == Dialect.S3) {
            return age;
        }
        lose("negative age", index);
        return null;
    }

    private void lose(String what, int index) {
        lostOfRules.computeIfAbsent(what, w -> new ArrayList<>()).add(index);
    }

    private static String list(List<Integer> indexes) {
        StringBuilder text = new StringBuilder(indexes.size() == 1 ? "rule" : "rules");
        indexes.forEach(index -> text.append(' ').append(index));
        return text.toString();
    }
}
