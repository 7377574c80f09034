package org.entrepot.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.entrepot.access.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
    @Test
    void host_port_and_dialect_are_read() {
        assertThat(ListenAddress.parse("127.0.0.1:9000")).isEqualTo(new ListenAddress(null, "127.0.0.1", 9000));
        assertThat(ListenAddress.parse("cos=0.0.0.0:0")).isEqualTo(new ListenAddress(Dialect.COS, "0.0.0.0", 0));
        assertThat(ListenAddress.parse("[::]:9000")).isEqualTo(new ListenAddress(null, "::", 9000));
        assertThat(ListenAddress.parse("[::1]:80").authority()).isEqualTo("[::1]:80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9000", ":9000", "host", "host:", "host:x", "host:65536", "::1:9000", "gcs=h:1"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> ListenAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
