package org.entrepot.server.config;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Settings;
import org.entrepot.server.http.HttpLimits;
import org.entrepot.server.http.ListenAddress;
import org.entrepot.server.http.ServerLoad;
import org.entrepot.store.local.Durability;
import org.entrepot.store.local.StoreLimits;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration of a server, typed.
 *
 * @param listen one or more
 * @param storeLimits what the store keeps free, and how many may wait for it
 * @param tlsCert null for plain listeners; then {@code tlsKey} is null too
 * @param masterKey null for the file in the data folder
 * @param settings what requests meet
 * @param load how much is taken on at once
 * @param stopTime how long running requests may take at the end
 */
public record Configuration(
        List<ListenAddress> listen,
        Path data,
        Durability durability,
        StoreLimits storeLimits,
        @Nullable Path tlsCert,
        @Nullable Path tlsKey,
        @Nullable Path masterKey,
        Settings settings,
        HttpLimits limits,
        ServerLoad.Limits load,
        Duration stopTime) {
    public Configuration {
        listen = List.copyOf(listen);
    }

    /**
     * Reads the joined texts.
     *
     * @throws ConfigurationException naming the key, its value and what it should be
     */
    public static Configuration of(Map<ConfigurationKey, String> texts) throws ConfigurationException {
        ConfigurationTexts read = new ConfigurationTexts(texts);
        Path cert = read.pathOrNull(ConfigurationKey.TLS_CERT);
        Path key = read.pathOrNull(ConfigurationKey.TLS_KEY);
        if ((cert == null) != (key == null)) {
            throw new ConfigurationException("tls-cert and tls-key are given together or not at all");
        }
        List<ListenAddress> listen = new ArrayList<>();
        for (String address : read.list(ConfigurationKey.LISTEN)) {
            listen.add(read.valid(ConfigurationKey.LISTEN, address, ListenAddress::parse));
        }
        if (listen.isEmpty()) {
            throw new ConfigurationException("listen names no address");
        }
        return new Configuration(
                listen,
                Path.of(read.text(ConfigurationKey.DATA)),
                read.oneOf(ConfigurationKey.DURABILITY, Map.of("sync", Durability.SYNC, "none", Durability.NONE)),
                storeLimits(read),
                cert,
                key,
                read.pathOrNull(ConfigurationKey.MASTER_KEY_FILE),
                settings(read, cert != null),
                limits(read),
                load(read),
                read.duration(ConfigurationKey.STOP_TIME));
    }

    private static Settings settings(ConfigurationTexts read, boolean isTls) throws ConfigurationException {
        List<String> domains = new ArrayList<>(read.list(ConfigurationKey.DOMAINS));
        domains.sort(Comparator.comparingInt(String::length).reversed());
        Set<InetAddress> proxies = new HashSet<>();
        for (String proxy : read.list(ConfigurationKey.TRUSTED_PROXIES)) {
            proxies.add(read.valid(ConfigurationKey.TRUSTED_PROXIES, proxy, InetAddress::ofLiteral));
        }
        return new Settings(
                read.text(ConfigurationKey.REGION),
                domains,
                Set.copyOf(read.list(ConfigurationKey.WILDCARD_DOMAINS)),
                Set.copyOf(read.list(ConfigurationKey.ZONES)),
                boundHosts(read),
                read.oneOf(
                        ConfigurationKey.MEDIASTORE_REQUIRE_TLS, Map.of("auto", isTls, "true", true, "false", false)),
                read.oneOf(ConfigurationKey.S3_REGION_CHECK, Map.of("true", true, "false", false)),
                proxies,
                read.bytes(ConfigurationKey.OBJECT_SIZE_MAX),
                new Settings.S3Uploads(
                        read.bytes(ConfigurationKey.S3_PART_SIZE_MIN),
                        read.bytes(ConfigurationKey.S3_UPLOAD_SIZE_MAX)));
    }

    private static Map<String, Settings.BoundHost> boundHosts(ConfigurationTexts read) throws ConfigurationException {
        Map<String, Settings.BoundHost> hosts = new HashMap<>();
        for (String text : read.list(ConfigurationKey.BOUND_HOSTS)) {
            int equals = text.indexOf('=');
            int colon = text.indexOf(':', equals + 1);
            Dialect dialect = equals < 1 || colon < 0
                    ? null
                    : Dialect.of(text.substring(equals + 1, colon)).orElse(null);
            if (dialect == null) {
                throw new ConfigurationException(
                        "`" + text + "` in bound-hosts is not HOST=DIALECT:BUCKET, such as media.example.com=s3:media");
            }
            hosts.put(
                    text.substring(0, equals).toLowerCase(Locale.ROOT),
                    new Settings.BoundHost(text.substring(colon + 1), dialect));
        }
        return hosts;
    }

    private static StoreLimits storeLimits(ConfigurationTexts read) throws ConfigurationException {
        try {
            return new StoreLimits(
                    read.bytes(ConfigurationKey.DISK_FREE_MIN),
                    read.count(ConfigurationKey.COMMITS_WAITING_MAX),
                    read.duration(ConfigurationKey.COMMIT_TIME_MAX),
                    read.bytes(ConfigurationKey.CATALOG_MEMTABLE_SIZE));
        } catch (IllegalArgumentException tooSmall) {
            throw new ConfigurationException("the store's limits: " + tooSmall.getMessage());
        }
    }

    private static ServerLoad.Limits load(ConfigurationTexts read) throws ConfigurationException {
        try {
            return new ServerLoad.Limits(
                    read.count(ConfigurationKey.REQUESTS_MAX), read.bytes(ConfigurationKey.BODY_MEMORY_MAX));
        } catch (IllegalArgumentException tooSmall) {
            throw new ConfigurationException(ConfigurationKey.BODY_MEMORY_MAX.key() + ": " + tooSmall.getMessage());
        }
    }

    private static HttpLimits limits(ConfigurationTexts read) throws ConfigurationException {
        return new HttpLimits(
                read.count(ConfigurationKey.CONNECTIONS_MAX),
                read.duration(ConfigurationKey.HEAD_TIME),
                read.duration(ConfigurationKey.KEEP_ALIVE_TIME),
                read.duration(ConfigurationKey.BODY_IDLE_TIME),
                Math.toIntExact(Math.clamp(read.bytes(ConfigurationKey.BODY_RATE_MIN), 1, Integer.MAX_VALUE)),
                read.duration(ConfigurationKey.WRITE_IDLE_TIME),
                read.duration(ConfigurationKey.DRAIN_TIME),
                read.duration(ConfigurationKey.LINGER_TIME));
    }
}
