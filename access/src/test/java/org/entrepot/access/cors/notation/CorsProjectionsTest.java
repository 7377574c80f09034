package org.entrepot.access.cors.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsHeader;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.RandomCors;
import org.entrepot.access.cors.analysis.ReachComparison;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class CorsProjectionsTest {
    private static final CorsRule TWO_ORIGINS =
            new CorsRule(null, List.of("https://a.example", "https://b.example"), List.of("GET"), null, null, 5, null);

    @Test
    void what_a_dialect_writes_it_reads_back_exactly() {
        for (Dialect dialect : Dialect.values()) {
            CorsNotation notation = CorsNotation.of(dialect);
            Property.holds(3_000, random -> {
                CorsConfiguration configuration = RandomCors.sayableIn(dialect, random);
                CorsDocument document = notation.write(configuration);
                assertThat(document.losses()).isEmpty();
                assertThat(notation.read(document.bytes())).isEqualTo(new CorsReading.Read(configuration));
            });
        }
    }

    @Test
    void s3_shows_an_asterisk_method_as_the_five() {
        CorsRule any = new CorsRule(null, List.of("*"), List.of("*"), null, null, null, null);
        CorsProjections.Projection projection = CorsProjections.project(of(any), Dialect.S3);
        assertThat(projection.losses()).isEmpty();
        assertThat(projection.configuration().rules().getFirst().methods())
                .containsExactly("GET", "PUT", "HEAD", "POST", "DELETE");
    }

    @Test
    void mediastore_leaves_out_post_and_rules_that_have_nothing_else() {
        CorsConfiguration configuration = of(
                new CorsRule("r", List.of("*"), List.of("POST"), null, null, null, null),
                new CorsRule(null, List.of("*"), List.of("GET", "POST"), null, null, -1, null),
                new CorsRule(null, List.of("*"), List.of("*"), List.of("x-a"), null, 1, null));
        CorsDocument document = CorsNotation.of(Dialect.MEDIASTORE).write(configuration);
        assertThat(document.text())
                .isEqualTo("[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[]},"
                        + "{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\",\"PUT\",\"HEAD\",\"DELETE\"],"
                        + "\"AllowedHeaders\":[\"x-a\"],\"MaxAgeSeconds\":1}]");
        assertThat(document.projection())
                .contains(new CorsHeader(
                        "x-cors-projection",
                        "partial; all (POST only) of rule 0; method POST of rules 1 2; negative age of rule 1"));
    }

    @Test
    void ids_and_the_vary_switch_are_named_where_they_cannot_be_said() {
        CorsConfiguration configuration = new CorsConfiguration(
                List.of(new CorsRule("r", List.of("*"), List.of("GET"), null, null, null, null)), true);
        assertThat(CorsProjections.project(configuration, Dialect.S3).losses()).containsExactly("vary switch");
        assertThat(CorsProjections.project(configuration, Dialect.COS).losses()).isEmpty();
        assertThat(CorsProjections.project(configuration, Dialect.QINGSTOR).losses())
                .containsExactly("id of rule 0");
        assertThat(CorsProjections.project(configuration, Dialect.MEDIASTORE).losses())
                .containsExactly("id of rule 0", "vary switch");
    }

    @Test
    void what_qingstor_split_is_joined_when_written_back() {
        CorsConfiguration previous = of(TWO_ORIGINS, rule("https://c.example"));
        CorsConfiguration written = throughQingStor(previous);
        assertThat(written.rules()).hasSize(3);
        assertThat(CorsProjections.rejoin(previous, written)).isEqualTo(previous);
    }

    @Test
    void a_join_needs_the_very_rules_in_their_order() {
        CorsConfiguration previous = of(TWO_ORIGINS);
        List<CorsRule> split = throughQingStor(previous).rules();
        CorsConfiguration turned = of(split.get(1), split.get(0));
        assertThat(CorsProjections.rejoin(previous, turned)).isEqualTo(turned);
        CorsConfiguration added = of(rule("https://c.example"), split.get(0), split.get(1));
        assertThat(CorsProjections.rejoin(previous, added)).isEqualTo(of(rule("https://c.example"), TWO_ORIGINS));
    }

    @Test
    void reading_and_writing_back_through_qingstor_changes_nothing_it_can_say() {
        Property.holds(3_000, random -> {
            CorsConfiguration previous = RandomCors.sayableIn(Dialect.COS, random);
            CorsConfiguration stored =
                    CorsProjections.replace(Optional.of(previous), throughQingStor(previous), Dialect.QINGSTOR);
            List<CorsRule> withoutIds = previous.rules().stream()
                    .map(rule -> new CorsRule(
                            null,
                            rule.origins(),
                            rule.methods(),
                            rule.headers(),
                            rule.exposeHeaders(),
                            rule.maxAgeSeconds(),
                            null))
                    .toList();
            boolean fits = withoutIds.stream().noneMatch(rule -> rule.origins().contains(""));
            if (fits) {
                assertThat(stored).isEqualTo(new CorsConfiguration(withoutIds, previous.responseVary()));
            }
        });
    }

    @Test
    void the_vary_switch_survives_writes_of_dialects_that_cannot_say_it() {
        CorsConfiguration previous = new CorsConfiguration(List.of(TWO_ORIGINS), false);
        CorsConfiguration written = of(rule("https://c.example"));
        for (Dialect dialect : Dialect.values()) {
            boolean survives = dialect == Dialect.S3 || dialect == Dialect.MEDIASTORE;
            CorsConfiguration stored = CorsProjections.replace(Optional.of(previous), written, dialect);
            assertThat(stored.rules()).isEqualTo(written.rules());
            assertThat(stored.responseVary()).as(dialect.label()).isEqualTo(survives ? false : null);
        }
        assertThat(CorsProjections.replace(Optional.empty(), written, Dialect.S3))
                .isEqualTo(written);
    }

    private static CorsConfiguration throughQingStor(CorsConfiguration configuration) {
        CorsNotation notation = CorsNotation.of(Dialect.QINGSTOR);
        CorsDocument document = notation.write(configuration);
        return notation.read(document.bytes()) instanceof CorsReading.Read(CorsConfiguration read)
                ? read
                : configuration;
    }

    private static CorsRule rule(String origin) {
        return new CorsRule(null, List.of(origin), List.of("GET"), null, null, null, null);
    }

    @Test
    void a_projection_lets_pages_do_the_same_but_for_the_post_that_it_names() {
        Property.holds(400, random -> {
            Dialect from = Dialect.values()[random.nextInt(4)];
            Dialect to = Dialect.values()[random.nextInt(4)];
            CorsConfiguration rules = RandomCors.sayableIn(from, random);
            CorsProjections.Projection projection = CorsProjections.project(rules, to);
            ReachComparison comparison = ReachComparison.of(rules, projection.configuration());
            boolean isPostLost = projection.losses().stream().anyMatch(loss -> loss.contains("POST"));
            assertThat(comparison.gained()).as("%s in %s", rules, to).isEmpty();
            assertThat(comparison
                            .lost()
                            .filter(lost -> !isPostLost || !lost.method().equals("POST")))
                    .as("%s in %s", rules, to)
                    .isEmpty();
        });
    }

    @Test
    void an_asterisk_beside_other_origins_keeps_credentials_from_them_in_qingstor_too() {
        CorsRule mixed = new CorsRule(null, List.of("https://a.example", "*"), List.of("GET"), null, null, null, null);
        CorsProjections.Projection projection = CorsProjections.project(of(mixed), Dialect.QINGSTOR);
        assertThat(projection.configuration().rules())
                .extracting(rule -> rule.origins().getFirst())
                .containsExactly("*", "https://a.example");
        assertThat(CorsProjections.rejoin(of(mixed), projection.configuration()))
                .isEqualTo(of(mixed));
    }

    private static CorsConfiguration of(CorsRule... rules) {
        return new CorsConfiguration(List.of(rules), null);
    }
}
