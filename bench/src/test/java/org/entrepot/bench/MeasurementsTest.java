package org.entrepot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
    private static Measurements of(double... cpuMicros) {
        return new Measurements(java.util.stream.IntStream.range(0, cpuMicros.length)
                .mapToObj(i -> Made.entrepot(i + 1, cpuMicros[i]))
                .toList());
    }

    private static double median(double... cpuMicros) {
        return of(cpuMicros).median(Measurement::cpuMicrosPerRequest);
    }

    @Test
    void the_median_is_the_middle_one_or_the_mean_of_the_two_in_the_middle() {
        assertThat(median(7)).isEqualTo(7);
        assertThat(median(100, 1, 7)).isEqualTo(7);
        assertThat(median(100, 1, 9, 7)).isEqualTo(8);
        assertThat(median()).isNaN();
    }

    @Test
    void a_ratio_is_taken_within_each_round_and_not_between_medians() {
        // The machine was three times slower in round 2, for both.
        Measurements own = new Measurements(List.of(Made.entrepot(1, 20), Made.entrepot(2, 90), Made.entrepot(3, 40)));
        Measurements nginx = new Measurements(List.of(Made.nginx(3, 10), Made.nginx(2, 30), Made.nginx(1, 10)));
        assertThat(own.costRatio(nginx)).isCloseTo(3, within(1e-9));
        assertThat(own.median(Measurement::cpuMicrosPerRequest) / nginx.median(Measurement::cpuMicrosPerRequest))
                .isCloseTo(4, within(1e-9));
    }

    @Test
    void a_round_without_its_counterpart_is_no_measurement() {
        Measurements own = new Measurements(List.of(Made.entrepot(1, 20), Made.entrepot(2, 20)));
        Measurements nginx = new Measurements(List.of(Made.nginx(1, 10)));
        assertThatThrownBy(() -> own.costRatio(nginx)).hasMessage("round 2 was not measured on both sides");
    }

    @Test
    void cpu_is_shared_among_all_requests_that_cost_some_the_failed_ones_too() {
        LoadResult result = new LoadResult(30, 10, "no", 5, 2_000_000_000, new Histogram(3));
        Measurement measurement =
                new Measurement(Made.GET, new Pace.Closed(), "a", 1, result, 4_000_000, new ProcessUsage(0, 0, 0));
        assertThat(measurement.cpuMicrosPerRequest()).isEqualTo(100);
        assertThat(measurement.perSecond()).isEqualTo(15);
        Measurements all = new Measurements(List.of(measurement, measurement));
        assertThat(all.errors()).isEqualTo(20);
        assertThat(all.unsent()).isEqualTo(10);
    }

    @Test
    void rows_and_sides_and_paces_are_kept_apart() {
        Measurement open = Made.measurement(Made.GET, new Pace.Open(10), EntrepotSide.NAME, 1, 1, 1);
        Measurement list = Made.closed(Made.LIST, EntrepotSide.NAME, 1, 1);
        Measurements all = new Measurements(List.of(Made.nginx(1, 1), Made.entrepot(1, 1), open, list));
        assertThat(all.rows()).containsExactly(Made.GET, Made.LIST);
        assertThat(all.atARate().all()).containsExactly(open);
        assertThat(all.closed().of(Made.GET, EntrepotSide.NAME).all()).hasSize(1);
        assertThat(all.of(Made.LIST, EntrepotSide.NAME).all()).containsExactly(list);
        assertThat(all.of(Made.LIST, NginxSide.NAME).all()).isEmpty();
    }
}
