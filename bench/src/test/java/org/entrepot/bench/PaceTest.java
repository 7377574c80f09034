package org.entrepot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void a_closed_loop_waits_for_nothing_but_a_free_connection() {
        assertThat(new Pace.Closed().dueNanos(1_000_000)).isZero();
    }

    @Test
    void requests_of_an_open_loop_are_due_evenly_and_without_drift() {
        Pace pace = new Pace.Open(4000);
        assertThat(pace.dueNanos(0)).isZero();
        assertThat(pace.dueNanos(1)).isEqualTo(250_000);
        assertThat(pace.dueNanos(4000L * 3600)).isEqualTo(3_600_000_000_000L);
        Pace odd = new Pace.Open(3);
        assertThat(odd.dueNanos(3L * 86_400)).isEqualTo(86_400_000_000_000L);
    }

    @Test
    void a_rate_is_above_zero() {
        for (double rate : new double[] {0, -1, Double.NaN}) {
            assertThatThrownBy(() -> new Pace.Open(rate)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
