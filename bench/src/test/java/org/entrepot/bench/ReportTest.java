package org.entrepot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    private Path folder;

    private static Report report(Measurement... measurements) {
        return new Report(Made.outcome(List.of(measurements)), Made.machine());
    }

    @Test
    void a_line_shows_both_sides_their_ratio_and_how_far_it_is_from_the_goal() {
        Report report = report(Made.nginx(1, 10), Made.entrepot(1, 30));
        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.measured()).isEqualTo(3);
            assertThat(line.holdsFloor()).isTrue();
            assertThat(line.text())
                    .isEqualTo("| GET | 10.0 us | 30.0 us | **3.00x** | 2.00x | 1.50 times the goal"
                            + " | 1,000 | 1,000 | 2.00 / 2.00 / 2.00 |");
        });
    }

    @Test
    void a_goal_is_met_by_what_costs_exactly_that() {
        assertThat(report(Made.nginx(1, 10), Made.entrepot(1, 20))
                        .lines()
                        .getFirst()
                        .text())
                .contains("| **2.00x** | 2.00x | met |");
    }

    @Test
    void a_row_without_counterpart_is_measured_in_milliseconds() {
        Report report = report(Made.closed(Made.LIST, EntrepotSide.NAME, 1, 2500));
        assertThat(report.lines().getFirst().measured()).isEqualTo(2.5);
        assertThat(report.lines().getFirst().text())
                .startsWith("| LIST |  | 2.50 ms | **2.50 ms** | 0.50 ms | 5.00 times the goal |  | 1,000 |");
    }

    @Test
    void the_floor_is_broken_by_what_costs_more_by_what_failed_and_by_what_is_no_number() {
        assertThat(report(Made.nginx(1, 10), Made.entrepot(1, 50)).holdsFloor()).isTrue();
        assertThat(report(Made.nginx(1, 10), Made.entrepot(1, 50.01)).holdsFloor())
                .isFalse();
        assertThat(report(Made.nginx(1, 0), Made.entrepot(1, 50)).holdsFloor()).isFalse();
        assertThat(report(Made.nginx(1, 0), Made.entrepot(1, 0)).holdsFloor()).isFalse();
        LoadResult failed = new LoadResult(1000, 1, "no", 0, 1_000_000_000, new Histogram(3));
        assertThat(report(
                                Made.nginx(1, 10),
                                new Measurement(
                                        Made.GET,
                                        new Pace.Closed(),
                                        EntrepotSide.NAME,
                                        1,
                                        failed,
                                        20_000_000,
                                        new ProcessUsage(0, 0, 0)))
                        .holdsFloor())
                .isFalse();
    }

    @Test
    void what_was_measured_at_a_rate_has_a_table_of_its_own_and_no_part_in_the_other() {
        Pace rate = new Pace.Open(500);
        Report report = report(
                Made.nginx(1, 10),
                Made.entrepot(1, 20),
                Made.measurement(Made.GET, rate, NginxSide.NAME, 1, 10, 3),
                Made.measurement(Made.GET, rate, EntrepotSide.NAME, 1, 2000, 12));
        assertThat(report.lines()).hasSize(1);
        assertThat(report.lines().getFirst().measured()).isEqualTo(2);
        assertThat(report.markdown())
                .contains(
                        "| --- | --- | --- | --- | --- | --- |\n| GET | 500 | 1,000 | 3.00 / 3.00 / 3.00 | 12.0 / 12.0 / 12.0 | 0 |\n\n");
        assertThat(report(Made.nginx(1, 10), Made.entrepot(1, 20)).markdown()).doesNotContain("never sent");
    }

    @Test
    void a_peer_is_compared_with_entrepot_in_a_table_of_its_own() {
        Report report =
                report(Made.nginx(1, 10), Made.entrepot(1, 20), Made.closed(Made.GET, S3ProxySide.NAME, 1, 500));
        assertThat(report.lines()).hasSize(1);
        assertThat(report.markdown())
                .contains("| --- | --- | --- | --- | --- |\n| GET | 500 us | 25.0x | 1,000 | 2.00 / 2.00 / 2.00 |\n\n");
        assertThat(report(Made.nginx(1, 10), Made.entrepot(1, 20)).markdown()).doesNotContain(S3ProxySide.NAME);
    }

    @Test
    void the_remarks_tell_of_syncs_start_memory_and_machine() {
        assertThat(report(Made.nginx(1, 10), Made.entrepot(1, 20)).markdown())
                .contains("that shared one sync: 31.5. Start to first answer: 2.67 s of CPU, 121 MiB resident;"
                        + " after all rounds 300 MiB, at most 310 MiB.")
                .contains("Requests that failed: 0. Medians of 3 rounds of 2.50 s each."
                        + " Measured on: date 2026-01-02, processor a \"fast\" one.\n");
    }

    @Test
    void the_tables_are_written_between_their_marks_and_the_rest_of_the_page_stays() throws IOException {
        Path page = folder.resolve("benchmarks.md");
        Files.writeString(page, """
                # Before

                <!-- measured: written by bench/run -->
                old | table
                <!-- end of measured -->

                After, with 4 KiB | 3 columns.
                """);
        Report first = report(Made.nginx(1, 10), Made.entrepot(1, 20));
        first.writeInto(page);
        assertThat(page)
                .hasContent("# Before\n\n<!-- measured: written by bench/run -->\n" + first.markdown()
                        + "<!-- end of measured -->\n\nAfter, with 4 KiB | 3 columns.\n");
        Report second = report(Made.nginx(1, 10), Made.entrepot(1, 70));
        second.writeInto(page);
        assertThat(page)
                .content()
                .contains("**7.00x**")
                .doesNotContain("**2.00x**")
                .startsWith("# Before\n")
                .endsWith("columns.\n");
    }

    @Test
    void a_page_without_marks_is_left_alone() throws IOException {
        List<String> pages = new ArrayList<>(
                List.of("no marks\n", "<!-- end of measured -->\n<!-- measured: written by bench/run -->\n"));
        for (String text : pages) {
            Path page = folder.resolve("page.md");
            Files.writeString(page, text);
            assertThatThrownBy(() -> report().writeInto(page)).hasMessageContaining("has no place for the table");
            assertThat(page).hasContent(text);
        }
    }

    @Test
    void the_page_of_this_repository_has_a_place_for_the_tables() throws IOException {
        Path copy = folder.resolve("copy.md");
        Files.copy(Path.of("../docs/benchmarks.md"), copy);
        report(Made.nginx(1, 10), Made.entrepot(1, 20)).writeInto(copy);
        assertThat(copy).content().contains("| GET | 10.0 us | 20.0 us |").contains("## How it is measured");
    }
}
