package org.entrepot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthReportTest {
    private static GrowthReport report(double diskAtTheEnd, double startAtTheEnd) {
        return new GrowthReport(new GrowthResults(
                Map.of("processor", "one"),
                512,
                List.of(
                        checkpoint(10_000, 5_000, 1),
                        checkpoint(100_000, 1_000, 1),
                        checkpoint(10_000_000, diskAtTheEnd, startAtTheEnd))));
    }

    private static Checkpoint checkpoint(long objects, double disk, double start) {
        return new Checkpoint(
                objects,
                Map.of(
                        GrowthMeasure.DISK_PER_OBJECT, disk,
                        GrowthMeasure.DISK_AMPLIFICATION, disk / 500,
                        GrowthMeasure.START_CPU, start,
                        GrowthMeasure.PUT_CPU, 100.0,
                        GrowthMeasure.PUT_P99, 3.0,
                        GrowthMeasure.LIST_FIRST_CPU, 1.0,
                        GrowthMeasure.END_RESIDENT, 200.0));
    }

    @Test
    void growth_is_the_exponent_of_the_number_of_objects_once_it_is_large() {
        assertThat(report(1_000, 10).growth(GrowthMeasure.DISK_PER_OBJECT)).isCloseTo(0, within(1e-9));
        assertThat(report(1_000, 10).growth(GrowthMeasure.START_CPU)).isCloseTo(0.5, within(1e-9));
        assertThat(report(1_000, 10).growth(GrowthMeasure.GET_CPU)).isNaN();
    }

    @Test
    void what_grows_faster_than_the_data_is_named() {
        assertThat(report(1_000, 10).tooFast()).isEmpty();
        assertThat(report(2_000, 10).tooFast())
                .containsExactly(GrowthMeasure.DISK_PER_OBJECT, GrowthMeasure.DISK_AMPLIFICATION);
        assertThat(report(1_000, 101).tooFast()).containsExactly(GrowthMeasure.START_CPU);
        assertThat(report(2_000, 10).markdown()).contains("Faster than it may grows: bytes on disk for each object");
    }

    @Test
    void results_are_read_as_they_were_saved(@TempDir Path folder) throws Exception {
        GrowthResults results = report(1_000, 10).results();
        results.save(folder.resolve("results.json"));
        assertThat(GrowthResults.load(folder.resolve("results.json"))).isEqualTo(results);
        assertThat(results.objects()).isEqualTo(10_000_000);
    }

    @Test
    void the_document_gets_its_table_and_charts_between_its_marks(@TempDir Path docs) throws Exception {
        Path document = docs.resolve("growth.md");
        Files.writeString(
                document,
                "before\n<!-- measured: written by bench/growth -->\nstale\n<!-- end of measured -->\nbehind\n");
        report(1_000, 10).writeInto(docs);
        assertThat(document)
                .content()
                .startsWith("before\n")
                .endsWith("behind\n")
                .contains("| 10 M |")
                .doesNotContain("stale");
        assertThat(docs.resolve("growth/disk.svg")).content().startsWith("<svg ");
    }

    @Test
    void keys_of_objects_are_all_different_and_spread_over_the_bucket() {
        Set<String> keys = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (long i = 0; i < 100_000; i++) {
            String key = GrowthObjects.key(i);
            keys.add(key);
            folders.add(key.substring(0, key.indexOf('/')));
        }
        assertThat(keys).hasSize(100_000);
        assertThat(folders).hasSize(4096);
    }
}
