package org.entrepot.access.cors.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.entrepot.access.ComparisonVerdict;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsMethods;
import org.entrepot.access.cors.CorsPattern;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.RandomCors;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class ReachComparisonTest {
    private static final List<String> NAMES =
            List.of("x-a", "x-ab", "content-type", "x-", "authorization", "x-b", "etag");

    @Test
    void one_more_origin_is_wider_and_told_in_words() {
        ReachComparison comparison = compare(
                List.of(rule(List.of("https://a.example"), List.of("GET"))),
                List.of(rule(List.of("https://a.example", "https://*.b.example"), List.of("GET", "HEAD"))));
        assertThat(comparison.verdict()).isEqualTo(ComparisonVerdict.WIDER);
        assertThat(comparison.lost()).isEmpty();
        assertThat(comparison.newlyReachable())
                .extracting(OriginReach::text)
                .containsExactly(
                        "`https://a.example`: HEAD",
                        "`https://*.b.example`: GET, HEAD (for example https://c.b.example)");
        assertThat(comparison.noLongerReachable()).isEmpty();
    }

    @Test
    void the_same_rules_said_otherwise_are_equal() {
        CorsRule both = rule(List.of("https://a.example", "https://b.example"), List.of("GET", "PUT"));
        CorsRule one = rule(List.of("https://b.example"), List.of("PUT", "GET"));
        CorsRule other = rule(List.of("https://a.example"), List.of("GET", "PUT"));
        assertThat(compare(List.of(both), List.of(one, other)).verdict()).isEqualTo(ComparisonVerdict.EQUAL);
    }

    @Test
    void a_pattern_that_another_covers_adds_nothing() {
        CorsRule wide = rule(List.of("https://*.example"), List.of("GET"));
        CorsRule narrow = rule(List.of("https://a.*.example"), List.of("GET"));
        assertThat(compare(List.of(wide), List.of(wide, narrow)).verdict()).isEqualTo(ComparisonVerdict.EQUAL);
        assertThat(compare(List.of(wide), List.of(narrow)).verdict()).isEqualTo(ComparisonVerdict.NARROWER);
    }

    @Test
    void head_and_tail_may_not_share_characters_of_the_origin() {
        CorsRule overlapping = rule(List.of("ab*bc"), List.of("GET"));
        CorsRule whole = rule(List.of("ab*bc", "abc"), List.of("GET"));
        ReachComparison comparison = compare(List.of(overlapping), List.of(whole));
        assertThat(comparison.gained().map(PageRequest::origin)).isEqualTo(Optional.of("abc"));
        CorsRule loose = rule(List.of("ab*"), List.of("GET"));
        CorsRule looser = rule(List.of("ab*bc", "ab*"), List.of("GET"));
        assertThat(compare(List.of(loose), List.of(looser)).verdict()).isEqualTo(ComparisonVerdict.EQUAL);
    }

    @Test
    void headers_that_two_rules_allow_apart_are_not_allowed_together() {
        CorsRule one = rule(List.of("https://a.example"), List.of("PUT"), List.of("x-a"), null);
        CorsRule other = rule(List.of("https://a.example"), List.of("PUT"), List.of("x-b"), null);
        CorsRule joined = rule(List.of("https://a.example"), List.of("PUT"), List.of("x-a", "x-b"), null);
        ReachComparison comparison = compare(List.of(one, other), List.of(joined));
        assertThat(comparison.verdict()).isEqualTo(ComparisonVerdict.WIDER);
        assertThat(comparison.gained().orElseThrow().headers()).containsExactlyInAnyOrder("x-a", "x-b");
        assertThat(comparison.newlyReachable()).isEmpty();
    }

    @Test
    void a_rule_for_all_before_one_for_a_page_takes_its_credentials_away() {
        CorsRule page = rule(List.of("https://a.example"), List.of("GET"));
        CorsRule all = rule(List.of("*"), List.of("GET"));
        ReachComparison comparison = compare(List.of(page, all), List.of(all, page));
        assertThat(comparison.verdict()).isEqualTo(ComparisonVerdict.NARROWER);
        assertThat(comparison.lost()).contains(new PageRequest("https://a.example", "GET", List.of(), true, null));
    }

    @Test
    void an_exposed_header_more_is_wider() {
        CorsRule hidden = rule(List.of("https://a.example"), List.of("GET"), null, List.of("Content-Type"));
        CorsRule shown = rule(List.of("https://a.example"), List.of("GET"), null, List.of("Content-Type", "ETag"));
        ReachComparison comparison = compare(List.of(hidden), List.of(shown));
        assertThat(comparison.verdict()).isEqualTo(ComparisonVerdict.WIDER);
        assertThat(comparison.gained().orElseThrow().text())
                .isEqualTo("a page of https://a.example may use GET and read the header etag");
    }

    @Test
    void a_change_in_both_directions_is_different_with_a_request_for_each() {
        ReachComparison comparison = compare(
                List.of(rule(List.of("https://a.example"), List.of("GET"))),
                List.of(rule(List.of("https://b.example"), List.of("GET"))));
        assertThat(comparison.verdict()).isEqualTo(ComparisonVerdict.DIFFERENT);
        assertThat(comparison.gained().orElseThrow().origin()).isEqualTo("https://b.example");
        assertThat(comparison.lost().orElseThrow().origin()).isEqualTo("https://a.example");
    }

    @Test
    void too_many_patterns_give_no_guess() {
        List<String> origins = IntStream.range(0, 700)
                .mapToObj(i -> "https://" + i + "*" + i + ".example")
                .toList();
        CorsRule rule = rule(origins, List.of("GET"));
        assertThat(compare(List.of(rule), List.of(rule)).verdict()).isEqualTo(ComparisonVerdict.UNKNOWN);
    }

    @Test
    void no_request_of_a_page_contradicts_the_verdict() {
        Property.holds(150, random -> {
            Dialect dialect = Dialect.values()[random.nextInt(4)];
            CorsConfiguration before = RandomCors.sayableIn(dialect, random);
            CorsConfiguration after =
                    random.nextInt(4) == 0 ? RandomCors.sayableIn(dialect, random) : changed(before, dialect, random);
            ReachComparison comparison = ReachComparison.of(before, after);
            CompiledCors old = CompiledCors.compile(before);
            CompiledCors fresh = CompiledCors.compile(after);
            for (int i = 0; i < 200; i++) {
                PageRequest request = request(before, after, random);
                boolean passed = request.passes(old);
                boolean passes = request.passes(fresh);
                assertThat(!passed && passes && comparison.gained().isEmpty())
                        .as("%s -> %s gains %s", before, after, request)
                        .isFalse();
                assertThat(passed && !passes && comparison.lost().isEmpty())
                        .as("%s -> %s loses %s", before, after, request)
                        .isFalse();
            }
        });
    }

    @Test
    void an_origin_is_called_newly_reachable_exactly_when_it_is() {
        Property.holds(150, random -> {
            CorsConfiguration before = RandomCors.sayableIn(Dialect.S3, random);
            CorsConfiguration after = changed(before, Dialect.S3, random);
            List<OriginReach> newly = ReachComparison.of(before, after).newlyReachable();
            for (OriginReach reach : newly) {
                for (String method : reach.methods()) {
                    PageRequest told = plain(reach.example(), method);
                    assertThat(told.passes(CompiledCors.compile(before))).isFalse();
                    assertThat(told.passes(CompiledCors.compile(after))).isTrue();
                }
            }
            for (int i = 0; i < 100; i++) {
                PageRequest any = request(before, after, random);
                PageRequest plain = plain(any.origin(), any.method());
                boolean isNew =
                        plain.passes(CompiledCors.compile(after)) && !plain.passes(CompiledCors.compile(before));
                boolean isTold = newly.stream()
                        .anyMatch(reach -> reach.methods().contains(plain.method())
                                && CorsPattern.of(reach.pattern()).matches(plain.origin()));
                assertThat(isNew && !isTold)
                        .as("%s -> %s, %s", before, after, plain)
                        .isFalse();
            }
        });
    }

    private static PageRequest plain(String origin, String method) {
        return new PageRequest(origin, method, List.of(), false, null);
    }

    /** The rules in another order, without one, or with one more. */
    private static CorsConfiguration changed(CorsConfiguration before, Dialect dialect, SplittableRandom random) {
        List<CorsRule> rules = new ArrayList<>(before.rules());
        int at = random.nextInt(rules.size());
        switch (random.nextInt(3)) {
            case 0 ->
                rules.add(at, RandomCors.sayableIn(dialect, random).rules().getFirst());
            case 1 -> rules.add(rules.remove(at));
            default ->
                rules.set(at, RandomCors.sayableIn(dialect, random).rules().getFirst());
        }
        return new CorsConfiguration(rules, before.responseVary());
    }

    /** An origin that comes near the patterns, with headers and wishes drawn. */
    private static PageRequest request(CorsConfiguration before, CorsConfiguration after, SplittableRandom random) {
        List<CorsRule> rules = new ArrayList<>(before.rules());
        rules.addAll(after.rules());
        List<String> patterns =
                rules.stream().flatMap(rule -> rule.origins().stream()).toList();
        String origin = pick(patterns, random);
        if (random.nextBoolean()) {
            String other = pick(patterns, random);
            int cut = random.nextInt(origin.length() + 1);
            origin = origin.substring(0, cut) + other.substring(random.nextInt(other.length() + 1));
        }
        origin = origin.replace("*", pick(List.of("", "a", "1b"), random));
        List<String> headers =
                NAMES.stream().filter(name -> random.nextInt(4) == 0).toList();
        String reads = random.nextInt(3) == 0 ? pick(NAMES, random) : null;
        return new PageRequest(
                origin.isEmpty() ? "a" : origin, pick(CorsMethods.ALL, random), headers, random.nextBoolean(), reads);
    }

    private static String pick(List<String> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    private static ReachComparison compare(List<CorsRule> before, List<CorsRule> after) {
        return ReachComparison.of(new CorsConfiguration(before, null), new CorsConfiguration(after, null));
    }

    private static CorsRule rule(List<String> origins, List<String> methods) {
        return rule(origins, methods, null, null);
    }

    private static CorsRule rule(
            List<String> origins, List<String> methods, List<String> headers, List<String> exposed) {
        return new CorsRule(null, origins, methods, headers, exposed, null, null);
    }
}
