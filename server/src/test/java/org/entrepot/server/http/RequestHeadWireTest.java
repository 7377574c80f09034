package org.entrepot.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestHead;
import org.junit.jupiter.api.Test;

class RequestHeadWireTest {
    private final BlockingQueue<RequestHead> heads = new LinkedBlockingQueue<>();

    private RequestHead headOf(String request) throws Exception {
        try (Wire wire = Wire.open(this::remember);
                RawClient client = wire.connect()) {
            client.send(request);
            client.receive();
            return heads.take();
        }
    }

    private void remember(org.entrepot.gateway.Exchange exchange) throws IOException {
        heads.add(exchange.head());
        exchange.respond(Answer.empty(200));
    }

    @Test
    void path_and_query_stay_as_they_are_on_the_wire() throws Exception {
        RequestHead head = headOf("GET /a%2fb//../c?x=%20&&y=?z HTTP/1.1\r\nHost: h:1\r\n\r\n");
        assertThat(head.rawPath()).isEqualTo("/a%2fb//../c");
        assertThat(head.rawQuery()).isEqualTo("x=%20&&y=?z");
        assertThat(head.authority()).isEqualTo("h:1");
        assertThat(head.pinned()).isEqualTo(Dialect.COS);
        assertThat(head.protocol()).isEqualTo("HTTP/1.1");
        assertThat(head.tlsVersion()).isNull();
        assertThat(head.requestId()).matches("[0-9a-f]{32}");
        assertThat(head.clientAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
    }

    @Test
    void bytes_of_headers_come_as_latin_1_text_in_order() throws Exception {
        RequestHead head = headOf("GET / HTTP/1.1\r\nHost: h\r\nX-a: \u00e4\u00ff \r\nx-A:second\r\n\r\n");
        assertThat(head.headers().lines())
                .containsExactly(
                        new Header("Host", "h"), new Header("X-a", "\u00e4\u00ff"), new Header("x-A", "second"));
    }

    @Test
    void an_absolute_target_gives_the_authority() throws Exception {
        RequestHead head = headOf("GET HTTP://b.example.com:80/k?q HTTP/1.1\r\nHost: proxy\r\n\r\n");
        assertThat(head.authority()).isEqualTo("b.example.com:80");
        assertThat(head.rawPath()).isEqualTo("/k");
        assertThat(head.rawQuery()).isEqualTo("q");
    }

    @Test
    void an_absolute_target_without_path_means_the_root() throws Exception {
        RequestHead head = headOf("GET http://b?q HTTP/1.1\r\nHost: proxy\r\n\r\n");
        assertThat(head.rawPath()).isEqualTo("/");
        assertThat(head.rawQuery()).isEqualTo("q");
    }

    @Test
    void http_1_0_without_host_means_this_address() throws Exception {
        assertThat(headOf("GET / HTTP/1.0\r\n\r\n").authority()).startsWith("127.0.0.1:");
    }

    @Test
    void forwarding_headers_of_strangers_mean_nothing() throws Exception {
        RequestHead head =
                headOf("GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\n\r\n");
        assertThat(head.clientAddress().getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(head.isTls()).isFalse();
    }

    @Test
    void a_trusted_proxy_tells_the_client_and_the_scheme() throws Exception {
        try (Wire wire = Wire.openBehindProxy(InetAddress.ofLiteral("127.0.0.1"), this::remember);
                RawClient client = wire.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 6.6.6.6, 9.9.9.9\r\n"
                    + "X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Proto: https\r\n\r\n");
            client.receive();
            RequestHead head = heads.take();
            assertThat(head.clientAddress().getHostAddress()).isEqualTo("9.9.9.9");
            assertThat(head.isTls()).isTrue();
        }
    }

    @Test
    void addresses_that_wrap_ipv4_are_unwrapped() throws Exception {
        InetAddress proxy = InetAddress.ofLiteral("10.0.0.1");
        Peer peer = new Peer(proxy, null, "", null, Set.of(proxy));
        assertThat(clientOf(peer, "::ffff:1.2.3.4")).isEqualTo("1.2.3.4");
        assertThat(clientOf(peer, "1.2.3.4:5678")).isEqualTo("1.2.3.4");
        assertThat(clientOf(peer, "[2001:db8::1]:443")).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(clientOf(peer, "3.3.3.3, unknown")).isEqualTo("10.0.0.1");
    }

    private static String clientOf(Peer peer, String forwardedFor) {
        Headers headers = new Headers(java.util.List.of(new Header("x-forwarded-for", forwardedFor)));
        return ForwardedClient.of(peer, headers).address().getHostAddress();
    }
}
