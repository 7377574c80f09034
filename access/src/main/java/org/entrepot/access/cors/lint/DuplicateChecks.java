package org.entrepot.access.cors.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.cors.CorsMethods;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.notation.CorsField;
import org.entrepot.access.text.Shown;
import org.jspecify.annotations.Nullable;

/** Rules and ids that occur twice. */
final class DuplicateChecks {
    /** All that a rule says, without its name and the order of its lists. */
    private record Saying(
            Set<String> origins,
            Set<String> methods,
            Set<String> headers,
            Set<String> exposed,
            @Nullable Integer age) {
        static Saying of(CorsRule rule) {
            return new Saying(
                    Set.copyOf(rule.origins()),
                    Set.copyOf(CorsMethods.spelledOut(rule.methods())),
                    Set.copyOf(rule.headers() == null ? List.of() : rule.headers()),
                    Set.copyOf(rule.exposeHeaders() == null ? List.of() : rule.exposeHeaders()),
                    rule.maxAgeSeconds());
        }
    }

    private DuplicateChecks() {}

    static void check(CorsSubject subject) {
        Map<Saying, Integer> sayings = new HashMap<>();
        Map<String, Integer> ids = new HashMap<>();
        for (int i = 0; i < subject.rules().size(); i++) {
            CorsRule rule = subject.rules().get(i);
            CorsPlace place = CorsPlace.rule(i);
            Integer same = sayings.putIfAbsent(Saying.of(rule), i);
            if (same != null) {
                subject.add(
                        CorsLintCode.DUPLICATE_RULE,
                        place,
                        "rule " + i + " says the same as rule " + same,
                        text -> List.of(text.remove(place)));
            }
            Integer named = rule.id() == null ? null : ids.putIfAbsent(rule.id(), i);
            if (named != null) {
                subject.add(
                        CorsLintCode.DUPLICATE_ID,
                        new CorsPlace(i, CorsField.ID, 0),
                        "rule " + i + " has the id `" + Shown.of(String.valueOf(rule.id())) + "` of rule " + named);
            }
        }
    }
}
