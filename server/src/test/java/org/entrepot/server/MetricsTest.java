package org.entrepot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.entrepot.store.local.CatalogStatistics;
import org.junit.jupiter.api.Test;

class MetricsTest {
    @Test
    void what_others_count_is_told_with_help_and_type() {
        Metrics metrics = new Metrics(
                () -> new Metrics.Gauges(1, 2, 3, 4, 5, false, 16, 17, 18, 19, 20),
                () -> Optional.of(new CatalogStatistics(6, 7, 8, 9, 10, 11, 12)));
        assertThat(metrics.text())
                .contains("# TYPE entrepot_connections gauge\nentrepot_connections 1\n")
                .contains("entrepot_connections_total 2\n")
                .contains("entrepot_http_refusals_total 3\n")
                .contains("entrepot_store_commits_total 4\n")
                .contains("entrepot_store_batches_total 5\n")
                .contains("entrepot_catalog_memtable_bytes 6\n")
                .contains("entrepot_catalog_cached_bytes 7\n")
                .contains("entrepot_catalog_table_bytes 8\n")
                .contains("entrepot_catalog_value_bytes 9\n")
                .contains("entrepot_catalog_young_files 10\n")
                .contains("entrepot_catalog_unmerged_bytes 11\n")
                .contains("entrepot_catalog_write_stalls_total 12\n")
                .contains("entrepot_store_writable 0\n")
                .contains("entrepot_store_free_bytes 16\n")
                .contains("entrepot_store_commits_waiting 17\n")
                .contains("entrepot_requests_in_hand 18\n")
                .contains("entrepot_requests_shed_total 19\n")
                .contains("entrepot_request_body_bytes 20\n");
    }
}
