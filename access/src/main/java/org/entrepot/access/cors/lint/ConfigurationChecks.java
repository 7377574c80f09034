package org.entrepot.access.cors.lint;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsPattern;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.notation.CorsLimits;
import org.entrepot.access.cors.notation.CorsProjections;

/** The checks that look at the configuration as a whole. */
final class ConfigurationChecks {
    /** Rules above which there is little room left ({@code cors.md} section 9.5). */
    private static final int RULES_NEAR = 90;

    /** Share of the allowed length above which there is little room left, per cent. */
    private static final int LENGTH_NEAR_PERCENT = 90;

    private ConfigurationChecks() {}

    static void check(CorsSubject subject) {
        star(subject);
        vary(subject);
        dialects(subject);
        limits(subject);
    }

    /** Once for all rules, and only where there are rules that could serve pages with credentials. */
    private static void star(CorsSubject subject) {
        List<CorsRule> rules = subject.rules();
        for (int i = 0; rules.size() > 1 && i < rules.size(); i++) {
            if (rules.get(i).origins().contains(CorsPattern.ANY)) {
                subject.add(
                        CorsLintCode.STAR_NO_CREDENTIALS,
                        CorsPlace.rule(i),
                        "pages that send credentials fail where rule " + i + " decides, because it lists `*`");
                return;
            }
        }
    }

    private static void vary(CorsSubject subject) {
        boolean onlyStars = subject.rules().stream()
                .allMatch(rule -> rule.origins().stream().allMatch(CorsPattern.ANY::equals));
        if (Boolean.FALSE.equals(subject.configuration().responseVary()) && !onlyStars) {
            subject.add(
                    CorsLintCode.VARY_OFF,
                    CorsPlace.SWITCH,
                    "the vary switch is off while some origin is not `*`",
                    text -> switch (subject.dialect()) {
                        case COS -> List.of(text.replace(CorsPlace.SWITCH, "true"));
                        case QINGSTOR -> List.of(text.replace(CorsPlace.SWITCH, "enabled"));
                        // These cannot write the switch; it was left by another dialect.
                        case S3, MEDIASTORE -> List.of();
                    });
        }
    }

    private static void dialects(CorsSubject subject) {
        for (int i = 0; i < subject.rules().size(); i++) {
            List<String> losses = losses(
                    subject.dialect(),
                    new CorsConfiguration(List.of(subject.rules().get(i)), null));
            if (!losses.isEmpty()) {
                subject.add(
                        CorsLintCode.NOT_IN_DIALECT,
                        CorsPlace.rule(i),
                        "rule " + i + " is shown in part only: " + String.join("; ", losses));
            }
        }
        if (subject.configuration().responseVary() != null) {
            subject.add(CorsLintCode.NOT_IN_DIALECT, CorsPlace.SWITCH, "s3 and mediastore do not show the vary switch");
        }
    }

    /** What each other dialect leaves out of one rule, or splits. */
    private static List<String> losses(Dialect own, CorsConfiguration one) {
        List<String> losses = new ArrayList<>();
        for (Dialect other : Dialect.values()) {
            List<String> lost = new ArrayList<>(CorsProjections.project(one, other).losses().stream()
                    .map(loss -> loss.replace(" of rule 0", ""))
                    .toList());
            if (other == Dialect.QINGSTOR && one.rules().getFirst().origins().size() > 1) {
                lost.add("several origins in one rule");
            }
            if (other != own && !lost.isEmpty()) {
                losses.add(other.label() + " cannot say " + String.join(", ", lost));
            }
        }
        return losses;
    }

    private static void limits(CorsSubject subject) {
        int rules = subject.rules().size();
        long lengthMax = subject.dialect() == Dialect.MEDIASTORE
                ? CorsLimits.MEDIASTORE_DOCUMENT_CHARACTERS_MAX
                : CorsLimits.DOCUMENT_BYTES_MAX;
        if (rules > RULES_NEAR) {
            subject.add(
                    CorsLintCode.NEAR_LIMIT,
                    CorsPlace.rule(0),
                    "there are " + rules + " rules, at most " + CorsLimits.RULES_MAX + " may be stored");
        } else if (subject.length() * 100L > lengthMax * LENGTH_NEAR_PERCENT) {
            subject.add(
                    CorsLintCode.NEAR_LIMIT,
                    CorsPlace.rule(0),
                    "the document takes more than " + LENGTH_NEAR_PERCENT + " per cent of what may be stored");
        }
    }
}
