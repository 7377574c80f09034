package org.entrepot.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void what_others_count_is_told_with_help_and_type() {
        Metrics metrics = new Metrics(() -> new Metrics.Gauges(1, 2, 3, 4, 5, false, 6, 7, 8, 9, 10));
        assertThat(metrics.text())
                .contains("# TYPE entrepot_connections gauge\nentrepot_connections 1\n")
                .contains("entrepot_connections_total 2\n")
                .contains("entrepot_http_refusals_total 3\n")
                .contains("entrepot_store_commits_total 4\n")
                .contains("entrepot_store_batches_total 5\n")
                .contains("entrepot_store_writable 0\n")
                .contains("entrepot_store_free_bytes 6\n")
                .contains("entrepot_store_commits_waiting 7\n")
                .contains("entrepot_requests_in_hand 8\n")
                .contains("entrepot_requests_shed_total 9\n")
                .contains("entrepot_request_body_bytes 10\n");
    }
}
