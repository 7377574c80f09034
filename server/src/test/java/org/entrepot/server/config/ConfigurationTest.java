package org.entrepot.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Settings;
import org.entrepot.server.http.HttpLimits;
import org.entrepot.server.http.ListenAddress;
import org.entrepot.server.http.ServerLoad;
import org.entrepot.store.local.Durability;
import org.entrepot.store.local.StoreLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    Path folder;

    private static Configuration read(Map<ConfigurationKey, String> flags) throws ConfigurationException {
        return Configuration.of(ConfigurationSources.join(null, Map.of(), flags));
    }

    @Test
    void every_key_and_default_is_pinned() {
        assertThat(Arrays.stream(ConfigurationKey.values()).map(key -> key.key() + "=" + key.defaultText()))
                .containsExactly(
                        "listen=127.0.0.1:9000",
                        "data=data",
                        "durability=sync",
                        "disk-free-min=128MiB",
                        "commits-waiting-max=2048",
                        "commit-time-max=30s",
                        "catalog.memtable-size=32MiB",
                        "tls-cert=",
                        "tls-key=",
                        "master-key-file=",
                        "region=us-east-1",
                        "domains=localhost",
                        "wildcard-domains=",
                        "qingstor.zones=pek3a,pek3b,sh1a,gd2,gd2a,ap2a,ap3",
                        "bound-hosts=",
                        "mediastore.require-tls=auto",
                        "s3.region-check=false",
                        "s3.part-size-min=5MiB",
                        "s3.upload-size-max=5TiB",
                        "trusted-proxies=",
                        "object-size-max=5GiB",
                        "http.connections-max=10000",
                        "http.requests-max=4096",
                        "http.body-memory-max=96MiB",
                        "http.head-time=30s",
                        "http.keep-alive-time=75s",
                        "http.body-idle-time=30s",
                        "http.body-rate-min=256B",
                        "http.write-idle-time=60s",
                        "http.drain-time=10s",
                        "http.linger-time=2s",
                        "stop-time=7s");
    }

    @Test
    void without_configuration_everything_is_as_the_code_says() throws ConfigurationException {
        assertThat(read(Map.of()))
                .isEqualTo(new Configuration(
                        List.of(new ListenAddress(null, "127.0.0.1", 9000)),
                        Path.of("data"),
                        Durability.SYNC,
                        StoreLimits.defaults(),
                        null,
                        null,
                        null,
                        Settings.defaults(),
                        HttpLimits.defaults(),
                        ServerLoad.Limits.defaults(),
                        Duration.ofSeconds(7)));
    }

    @Test
    void flags_win_over_variables_and_variables_over_the_file() throws Exception {
        Path file = Files.writeString(
                folder.resolve("entrepot.conf"), "region=file-1\ndomains=a.example\nhttp.head-time=5s\n");
        Configuration read = Configuration.of(ConfigurationSources.join(
                file,
                Map.of("ENTREPOT_REGION", "variable-1", "ENTREPOT_DOMAINS", "b.example,long.b.example", "HOME", "/"),
                Map.of(ConfigurationKey.REGION, "flag-1")));
        assertThat(read.settings().region()).isEqualTo("flag-1");
        assertThat(read.settings().domains()).containsExactly("long.b.example", "b.example");
        assertThat(read.limits().headTime()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void an_unknown_key_names_the_nearest_known_one() throws IOException {
        Path file = Files.writeString(folder.resolve("entrepot.conf"), "tls_cert=x\n");
        assertThatThrownBy(() -> ConfigurationSources.join(file, Map.of(), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("`tls_cert`")
                .hasMessageContaining("`tls-cert`");
    }

    @Test
    void a_missing_file_is_an_error() {
        assertThatThrownBy(() -> ConfigurationSources.join(folder.resolve("none"), Map.of(), Map.of()))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void lists_hosts_and_proxies_are_typed() throws ConfigurationException {
        Settings settings = read(Map.of(
                        ConfigurationKey.LISTEN, "127.0.0.1:1, cos=[::]:2",
                        ConfigurationKey.BOUND_HOSTS, "Media.example.com=s3:media",
                        ConfigurationKey.TRUSTED_PROXIES, "10.0.0.1,::1"))
                .settings();
        assertThat(settings.boundHosts())
                .isEqualTo(Map.of("media.example.com", new Settings.BoundHost("media", Dialect.S3)));
        assertThat(settings.trustedProxies())
                .isEqualTo(Set.of(InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("::1")));
    }

    @Test
    void policies_must_demand_tls_where_the_listeners_have_it() throws ConfigurationException {
        assertThat(read(Map.of(ConfigurationKey.TLS_CERT, "c", ConfigurationKey.TLS_KEY, "k"))
                        .settings()
                        .mediaStoreRequiresTls())
                .isTrue();
        assertThat(read(Map.of(ConfigurationKey.MEDIASTORE_REQUIRE_TLS, "true"))
                        .settings()
                        .mediaStoreRequiresTls())
                .isTrue();
    }

    @Test
    void values_that_cannot_be_are_refused_with_their_key() {
        refused(ConfigurationKey.HEAD_TIME, "30");
        refused(ConfigurationKey.OBJECT_SIZE_MAX, "5GB");
        refused(ConfigurationKey.DURABILITY, "maybe");
        refused(ConfigurationKey.LISTEN, "9000");
        refused(ConfigurationKey.LISTEN, "");
        refused(ConfigurationKey.TRUSTED_PROXIES, "proxy.example");
        refused(ConfigurationKey.BOUND_HOSTS, "host=gcs:b");
        refused(ConfigurationKey.CONNECTIONS_MAX, "0");
        refused(ConfigurationKey.TLS_CERT, "only-this");
    }

    private static void refused(ConfigurationKey key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(key.key());
    }
}
