package org.entrepot.access.cors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.notation.CorsLimits;
import org.entrepot.test.Allocation;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

/** The engine against a slow reading of the specification that uses regular expressions and no compiled form. */
class CorsReferencePropertyTest {
    private static final int RUNS = 20_000;

    @Test
    void the_deciding_rule_is_the_one_a_slow_reference_finds() {
        Property.holds(RUNS, random -> {
            CorsConfiguration configuration = RandomCors.sayableIn(Dialect.values()[random.nextInt(4)], random);
            CorsRequest request = RandomCors.request(random);
            CorsVerdict verdict = judge(request, configuration);
            int expected = request.origins().size() == 1 ? slowMatch(request, configuration) : -1;
            assertThat(verdict instanceof CorsVerdict.Allowed allowed ? allowed.ruleIndex() : -1)
                    .isEqualTo(expected);
        });
    }

    @Test
    void among_many_rules_the_deciding_one_is_the_one_a_slow_reference_finds() {
        Property.holds(RUNS / 100, random -> {
            CorsConfiguration configuration =
                    RandomCors.sayableIn(Dialect.values()[random.nextInt(4)], CorsLimits.RULES_MAX, random);
            CompiledCors compiled = CompiledCors.compile(configuration);
            for (int i = 0; i < 20; i++) {
                CorsRequest request = RandomCors.request(random);
                CorsVerdict verdict = CorsVerdict.judge(request, CorsTarget.of(compiled));
                int expected = request.origins().size() == 1 ? slowMatch(request, configuration) : -1;
                assertThat(verdict instanceof CorsVerdict.Allowed allowed ? allowed.ruleIndex() : -1)
                        .isEqualTo(expected);
                if (verdict instanceof CorsVerdict.Refused refused) {
                    checkRefused(refused, verdict.outcomes());
                }
            }
        });
    }

    @Test
    void finding_a_rule_leaves_nothing_for_the_collector() {
        List<CorsRule> rules = new ArrayList<>();
        for (int i = 0; i < CorsLimits.RULES_MAX; i++) {
            String origin = i % 3 == 0 ? "https://*.tenant-" + i + ".example" : "https://app-" + i + ".example";
            rules.add(new CorsRule(null, List.of(origin), List.of("PUT"), List.of("x-amz-*"), null, null, null));
        }
        CompiledCors compiled = CompiledCors.compile(new CorsConfiguration(rules, null));
        List<CorsAsked> asked = Stream.of("app-7", "www.tenant-99", "app-7.other", "app-98")
                .map(host -> new CorsAsked("https://" + host + ".example", "PUT", List.of("x-amz-meta-a")))
                .toList();
        long bytes = Allocation.bytes(() -> {
            for (int i = 0; i < 20_000; i++) {
                compiled.firstMatch(asked.get(i % asked.size()));
            }
        });
        assertThat(bytes).isLessThan(20_000);
    }

    @Test
    void a_verdict_about_a_page_that_gets_through_leaves_nothing_but_itself() {
        CorsRule rule = new CorsRule(
                null,
                List.of("https://*.example"),
                List.of("PUT"),
                List.of("content-type", "x-amz-*"),
                null,
                null,
                null);
        CorsTarget target = CorsTarget.of(CompiledCors.compile(new CorsConfiguration(List.of(rule), null)));
        CorsRequest request = new CorsRequest(
                "OPTIONS",
                List.of("https://app.example"),
                List.of("PUT"),
                List.of("Content-Type, x-amz-meta-a", "x-amz-date"),
                true);
        int verdicts = 20_000;
        long bytes = Allocation.bytes(() -> {
            for (int i = 0; i < verdicts; i++) {
                assertAllowed(CorsVerdict.judge(request, target));
            }
        });
        assertThat(bytes).isLessThan(verdicts * 40L);
    }

    private static void assertAllowed(CorsVerdict verdict) {
        if (!(verdict instanceof CorsVerdict.Allowed)) {
            throw new AssertionError(verdict);
        }
    }

    @Test
    void outcomes_never_disagree_with_the_verdict() {
        Property.holds(RUNS, random -> {
            CorsConfiguration configuration = RandomCors.sayableIn(Dialect.QINGSTOR, random);
            CorsVerdict verdict = judge(RandomCors.request(random), configuration);
            List<RuleOutcome> outcomes = verdict.outcomes();
            switch (verdict) {
                case CorsVerdict.NotCors ignored -> assertThat(outcomes).isEmpty();
                case CorsVerdict.Allowed allowed -> {
                    assertThat(outcomes.get(allowed.ruleIndex()).matches()).isTrue();
                    assertThat(outcomes.subList(0, allowed.ruleIndex())).noneMatch(RuleOutcome::matches);
                }
                case CorsVerdict.Refused refused -> checkRefused(refused, outcomes);
            }
        });
    }

    private static void checkRefused(CorsVerdict.Refused refused, List<RuleOutcome> outcomes) {
        if (refused.reason().isMalformed()) {
            return;
        }
        assertThat(outcomes).noneMatch(RuleOutcome::matches);
        List<RuleOutcome> ofOrigin =
                outcomes.stream().filter(rule -> rule.origin().passed()).toList();
        List<RuleOutcome> ofMethod =
                ofOrigin.stream().filter(rule -> rule.method().passed()).toList();
        CorsReason expected =
                ofOrigin.isEmpty() ? CorsReason.ORIGIN : ofMethod.isEmpty() ? CorsReason.METHOD : CorsReason.HEADERS;
        assertThat(refused.reason()).isEqualTo(expected);
        int fewest = ofMethod.stream()
                .mapToInt(CorsReferencePropertyTest::refusedNames)
                .min()
                .orElse(0);
        assertThat(refused.offending()).hasSize(fewest);
    }

    private static int refusedNames(RuleOutcome rule) {
        return (int) rule.headers().stream().filter(name -> !name.passed()).count();
    }

    @Test
    void the_headers_of_s3_are_those_of_a_slow_reference() {
        Property.holds(RUNS, random -> {
            CorsConfiguration configuration = RandomCors.sayableIn(Dialect.S3, random);
            CorsRequest request = RandomCors.request(random);
            Map<String, String> sent = new LinkedHashMap<>();
            for (CorsHeader header : CorsAnswer.headers(Dialect.S3, judge(request, configuration), VaryMode.STRICT)) {
                assertThat(sent.put(header.name(), header.value())).isNull();
            }
            int index = request.origins().size() == 1 ? slowMatch(request, configuration) : -1;
            assertThat(sent)
                    .isEqualTo(
                            index < 0
                                    ? Map.of()
                                    : slowHeaders(request, configuration.rules().get(index)));
        });
    }

    private static Map<String, String> slowHeaders(CorsRequest request, CorsRule rule) {
        Map<String, String> headers = new LinkedHashMap<>();
        boolean any = rule.origins().contains("*");
        headers.put("Access-Control-Allow-Origin", any ? "*" : request.origins().getFirst());
        if (!any) {
            headers.put("Access-Control-Allow-Credentials", "true");
        }
        headers.put("Access-Control-Allow-Methods", String.join(", ", rule.methods()));
        List<String> asked = names(request);
        if (!asked.isEmpty()) {
            headers.put("Access-Control-Allow-Headers", String.join(", ", asked));
        }
        if (rule.exposeHeaders() != null) {
            headers.put("Access-Control-Expose-Headers", String.join(", ", rule.exposeHeaders()));
        }
        if (rule.maxAgeSeconds() != null && rule.maxAgeSeconds() >= 0) {
            headers.put("Access-Control-Max-Age", rule.maxAgeSeconds().toString());
        }
        headers.put("Vary", CorsAnswer.VARY_ALL);
        return headers;
    }

    private static CorsVerdict judge(CorsRequest request, CorsConfiguration configuration) {
        return CorsVerdict.judge(request, CorsTarget.of(CompiledCors.compile(configuration)));
    }

    private static int slowMatch(CorsRequest request, CorsConfiguration configuration) {
        if (request.isPreflight() && request.requestMethods().isEmpty()) {
            return -1;
        }
        String method = request.requestMethods().isEmpty()
                ? request.method()
                : request.requestMethods().getFirst();
        List<CorsRule> rules = configuration.rules();
        for (int i = 0; i < rules.size(); i++) {
            CorsRule rule = rules.get(i);
            boolean origin = rule.origins().stream()
                    .anyMatch(p -> slowCovers(p, request.origins().getFirst()));
            boolean methods = rule.methods().contains("*") || rule.methods().contains(method);
            List<String> patterns = rule.headers() == null ? List.of() : rule.headers();
            boolean headers = names(request).stream()
                    .allMatch(name -> patterns.stream().anyMatch(p -> slowCovers(p.toLowerCase(Locale.ROOT), name)));
            if (origin && methods && headers) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> names(CorsRequest request) {
        List<String> names = new ArrayList<>();
        for (String line : request.requestHeaders()) {
            for (String name : line.split(",")) {
                if (!name.isBlank()) {
                    names.add(name.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        return names;
    }

    private static boolean slowCovers(String pattern, String value) {
        String regex = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches();
    }
}
