package org.entrepot.server;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.gateway.Audit;
import org.entrepot.gateway.AuditEntry;
import org.entrepot.gateway.Call;
import org.entrepot.store.local.CatalogStatistics;

/**
 * Counts requests and writes the Prometheus text exposition. Labels come from call tables and statuses, never from
 * clients, so that their number is bounded.
 */
public final class Metrics implements Audit {
    /** The media type of {@link #text}. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private record Label(String dialect, String operation, int status) implements Comparable<Label> {
        @Override
        public int compareTo(Label other) {
            return toString().compareTo(other.toString());
        }
    }

    private record Count(LongAdder requests, LongAdder nanos) {}

    private final Map<Label, Count> requests = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> preflights = new ConcurrentHashMap<>();
    private final Supplier<Gauges> gauges;
    private final Supplier<Optional<CatalogStatistics>> catalog;

    /**
     * What others count.
     *
     * @param connections open now
     * @param accepted connections since the start
     * @param refusals connections and requests refused as bad HTTP since the start
     * @param commits catalog commits since the start
     * @param batches synced writes that carried them
     * @param writable whether the store takes writes
     * @param freeBytes that may still be written to the disk
     * @param commitsWaiting for the disk
     * @param inHand requests that handlers work on
     * @param shed requests refused because there were too many, since the start
     * @param bodyBytes of request bodies in memory
     */
    public record Gauges(
            long connections,
            long accepted,
            long refusals,
            long commits,
            long batches,
            boolean writable,
            long freeBytes,
            long commitsWaiting,
            long inHand,
            long shed,
            long bodyBytes) {}

    /**
     * Counters with these others beside.
     *
     * @param catalog what its engine tells, when it does
     */
    public Metrics(Supplier<Gauges> gauges, Supplier<Optional<CatalogStatistics>> catalog) {
        this.gauges = gauges;
        this.catalog = catalog;
    }

    @Override
    public void record(AuditEntry entry) {
        Call call = entry.call();
        String operation = call == null || call.row() == null
                ? "none"
                : call.row().operation().label();
        Count count = requests.computeIfAbsent(
                new Label(entry.dialect().label(), operation, entry.status()),
                label -> new Count(new LongAdder(), new LongAdder()));
        count.requests().increment();
        count.nanos().add(entry.took().toNanos());
        if (entry.head().method().equals("OPTIONS") && entry.cors() != null) {
            preflights
                    .computeIfAbsent(labels(entry.cors()), labels -> new LongAdder())
                    .increment();
        }
    }

    /** Outcome and reason, never the origin: strangers choose that. */
    private static String labels(CorsVerdict verdict) {
        return switch (verdict) {
            case CorsVerdict.NotCors notCors -> "{outcome=\"not-cors\",reason=\"\"}";
            case CorsVerdict.Allowed allowed -> "{outcome=\"allowed\",reason=\"\"}";
            case CorsVerdict.Refused refused ->
                "{outcome=\"refused\",reason=\"" + refused.reason().word() + "\"}";
        };
    }

    /** The exposition. */
    public String text() {
        StringBuilder text = new StringBuilder(4096);
        type(text, "entrepot_requests_total", "counter", "Requests answered.");
        new TreeMap<>(requests)
                .forEach((label, count) -> line(
                        text,
                        "entrepot_requests_total" + labels(label),
                        count.requests().sum()));
        type(text, "entrepot_request_seconds_total", "counter", "Time from a request's head to the end of its answer.");
        new TreeMap<>(requests)
                .forEach((label, count) -> text.append("entrepot_request_seconds_total")
                        .append(labels(label))
                        .append(' ')
                        .append(count.nanos().sum() / 1e9)
                        .append('\n'));
        type(text, "entrepot_preflights_total", "counter", "Preflights by outcome and reason.");
        new TreeMap<>(preflights)
                .forEach((labels, count) -> line(text, "entrepot_preflights_total" + labels, count.sum()));
        Gauges now = gauges.get();
        single(text, "entrepot_connections", "gauge", "Connections open.", now.connections());
        single(text, "entrepot_connections_total", "counter", "Connections accepted.", now.accepted());
        single(
                text,
                "entrepot_http_refusals_total",
                "counter",
                "Connections and requests refused as bad HTTP.",
                now.refusals());
        single(text, "entrepot_store_commits_total", "counter", "Catalog commits.", now.commits());
        single(text, "entrepot_store_batches_total", "counter", "Synced writes that carried commits.", now.batches());
        single(
                text,
                "entrepot_store_writable",
                "gauge",
                "1 while writes are taken, 0 while the disk lets only reads go on.",
                now.writable() ? 1 : 0);
        single(
                text,
                "entrepot_store_free_bytes",
                "gauge",
                "Bytes that may still be written to the disk.",
                now.freeBytes());
        single(text, "entrepot_store_commits_waiting", "gauge", "Commits waiting for the disk.", now.commitsWaiting());
        single(text, "entrepot_requests_in_hand", "gauge", "Requests being worked on.", now.inHand());
        single(
                text,
                "entrepot_requests_shed_total",
                "counter",
                "Requests told to slow down because too many were in hand.",
                now.shed());
        single(
                text,
                "entrepot_request_body_bytes",
                "gauge",
                "Bytes of request bodies that wait in memory.",
                now.bodyBytes());
        catalog.get().ifPresent(statistics -> write(text, statistics));
        return text.toString();
    }

    private static void write(StringBuilder text, CatalogStatistics catalog) {
        single(
                text,
                "entrepot_catalog_memtable_bytes",
                "gauge",
                "Catalog records in memory that are not in files of their own yet.",
                catalog.memtableBytes());
        single(
                text,
                "entrepot_catalog_cached_bytes",
                "gauge",
                "Bytes of catalog files held in memory.",
                catalog.cachedBytes());
        single(
                text,
                "entrepot_catalog_table_bytes",
                "gauge",
                "Bytes of the catalog's sorted files on disk.",
                catalog.tableBytes());
        single(
                text,
                "entrepot_catalog_value_bytes",
                "gauge",
                "Bytes of small objects kept beside the sorted files on disk.",
                catalog.valueBytes());
        single(
                text,
                "entrepot_catalog_young_files",
                "gauge",
                "Sorted files that were not merged yet.",
                catalog.youngFiles());
        single(
                text,
                "entrepot_catalog_unmerged_bytes",
                "gauge",
                "Bytes that are to be merged, by estimate.",
                catalog.unmergedBytes());
        single(
                text,
                "entrepot_catalog_write_stalls_total",
                "counter",
                "How often writes waited so that merging could keep up.",
                catalog.writeStalls());
    }

    private static String labels(Label label) {
        return "{dialect=\"" + label.dialect() + "\",operation=\"" + label.operation() + "\",status=\"" + label.status()
                + "\"}";
    }

    private static void single(StringBuilder text, String name, String type, String help, long value) {
        type(text, name, type, help);
        line(text, name, value);
    }

    private static void type(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, long value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
