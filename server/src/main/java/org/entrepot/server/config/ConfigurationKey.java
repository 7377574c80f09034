package org.entrepot.server.config;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.access.text.Spelling;

/**
 * Every key of the configuration, with its default as it would be written. Durations end in {@code ms}, {@code s},
 * {@code m} or {@code h}, sizes in {@code B}, {@code KiB}, {@code MiB}, {@code GiB} or {@code TiB}; lists are separated by
 * commas.
 */
public enum ConfigurationKey {
    /** Addresses to listen on, {@code [DIALECT=]HOST:PORT}. */
    LISTEN("listen", "127.0.0.1:9000"),
    /** The data folder. */
    DATA("data", "data"),
    /** {@code sync} or {@code none}: whether an acknowledged write survives loss of power. */
    DURABILITY("durability", "sync"),
    /** Room on the disk that writes leave free, so that deletes and settings can still be written. */
    DISK_FREE_MIN("disk-free-min", "128MiB"),
    /** Commits that wait for the disk at once; the writer of one more is told to slow down. */
    COMMITS_WAITING_MAX("commits-waiting-max", "2048"),
    /** How long a commit may take; the writers behind one that takes longer are told to slow down. */
    COMMIT_TIME_MAX("commit-time-max", "30s"),
    /** What the catalog gathers in memory before it writes a table; two such may exist. 64KiB or more. */
    CATALOG_MEMTABLE_SIZE("catalog.memtable-size", "32MiB"),
    /** PEM file of the certificate chain; TLS on all listeners when given. */
    TLS_CERT("tls-cert", ""),
    /** PEM file of its private key. */
    TLS_KEY("tls-key", ""),
    /** File of the master key that seals secrets; in the data folder when empty. */
    MASTER_KEY_FILE("master-key-file", ""),
    /** The region label of buckets whose creator named none. */
    REGION("region", "us-east-1"),
    /** Domains whose sub-domains carry buckets. */
    DOMAINS("domains", "localhost"),
    /** Those of them that have wildcard DNS. */
    WILDCARD_DOMAINS("wildcard-domains", ""),
    /** Zone labels that mark a QingStor host. */
    ZONES("qingstor.zones", "pek3a,pek3b,sh1a,gd2,gd2a,ap2a,ap3"),
    /** Hosts that mean one bucket: {@code HOST=DIALECT:BUCKET}. */
    BOUND_HOSTS("bound-hosts", ""),
    /** {@code true}, {@code false}, or {@code auto}: true when the listeners are TLS. */
    MEDIASTORE_REQUIRE_TLS("mediastore.require-tls", "auto"),
    /** Whether S3 signatures must name the server's region. */
    S3_REGION_CHECK("s3.region-check", "false"),
    /**
     * The least size of every part but the last of an S3 upload: lower it where buckets are shared with clients of QingStor
     * ({@code 4MiB}) or COS ({@code 1MiB}).
     */
    S3_PART_SIZE_MIN("s3.part-size-min", "5MiB"),
    /** The largest object that an S3 upload makes. */
    S3_UPLOAD_SIZE_MAX("s3.upload-size-max", "5TiB"),
    /** Addresses of proxies whose forwarding headers count. */
    TRUSTED_PROXIES("trusted-proxies", ""),
    /** The longest single PUT. */
    OBJECT_SIZE_MAX("object-size-max", "5GiB"),
    /** Connections open at once, on each listener. */
    CONNECTIONS_MAX("http.connections-max", "10000"),
    /** Requests worked on at once, all listeners together; one more is told to slow down. */
    REQUESTS_MAX("http.requests-max", "4096"),
    /** Bytes of request bodies waiting in memory; above, requests with a body are told to slow down. */
    BODY_MEMORY_MAX("http.body-memory-max", "96MiB"),
    /** From the first byte of a head to its last. */
    HEAD_TIME("http.head-time", "30s"),
    /** How long a connection may wait for its next request. */
    KEEP_ALIVE_TIME("http.keep-alive-time", "75s"),
    /** The longest pause within a request body. */
    BODY_IDLE_TIME("http.body-idle-time", "30s"),
    /** The mean rate below which a request body is too slow, per second. */
    BODY_RATE_MIN("http.body-rate-min", "256B"),
    /** How long a client may take nothing of an answer. */
    WRITE_IDLE_TIME("http.write-idle-time", "60s"),
    /** How long the rest of an unwanted body may take. */
    DRAIN_TIME("http.drain-time", "10s"),
    /** How long a closing connection still listens. */
    LINGER_TIME("http.linger-time", "2s"),
    /** How long running requests may take to end when the server stops. */
    STOP_TIME("stop-time", "7s");

    private final String key;
    private final String defaultText;

    ConfigurationKey(String key, String defaultText) {
        this.key = key;
        this.defaultText = defaultText;
    }

    /** The name in the file, such as {@code http.head-time}. */
    public String key() {
        return key;
    }

    /** The value when nothing is configured, as it would be written. */
    public String defaultText() {
        return defaultText;
    }

    /** The name of its variable, such as {@code ENTREPOT_HTTP_HEAD_TIME}. */
    public String variable() {
        return "ENTREPOT_" + key.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** The key of this name. */
    public static Optional<ConfigurationKey> of(String name) {
        for (ConfigurationKey key : values()) {
            if (key.key.equals(name)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /** The key whose name takes the fewest changed letters to become this one. */
    public static ConfigurationKey nearest(String name) {
        return Arrays.stream(values())
                .min(Comparator.comparingInt(key -> Spelling.distance(name, key.key)))
                .orElseThrow();
    }
}
