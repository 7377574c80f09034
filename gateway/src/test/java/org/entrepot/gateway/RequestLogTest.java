package org.entrepot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entrepot.access.Dialect;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    @Test
    void a_line_names_the_client_by_its_own_words() {
        assertThat(line(new Headers(List.of(new Header("User-Agent", "say \"hi\"/1.0")))))
                .contains("\"agent\":\"say \\\"hi\\\"/1.0\"");
    }

    @Test
    void a_client_that_does_not_name_itself_has_an_empty_name() {
        assertThat(line(Headers.NONE)).contains("\"agent\":\"\"");
    }

    @Test
    void of_a_client_that_talks_too_much_only_the_beginning_is_kept() {
        assertThat(line(new Headers(List.of(new Header("user-agent", "x".repeat(5_000))))))
                .contains("\"agent\":\"" + "x".repeat(256) + "\"");
    }

    @Test
    void a_line_names_the_protocol_that_the_client_speaks() {
        assertThat(line(Headers.NONE)).contains("\"protocol\":\"HTTP/1.1\"");
    }

    @Test
    void lines_leave_whole_in_order_and_all_of_them_when_the_log_is_closed() {
        List<String> written = new CopyOnWriteArrayList<>();
        RequestLog log = new RequestLog(() -> true, written::add);
        for (int status = 200; status < 300; status++) {
            log.record(entry(Headers.NONE, status));
        }
        log.close();
        log.record(entry(Headers.NONE, 300));
        List<String> lines = String.join("\n", written).lines().toList();
        assertThat(lines).hasSize(101);
        for (int status = 200; status <= 300; status++) {
            assertThat(lines.get(status - 200)).startsWith("{").endsWith("}").contains("\"status\":" + status);
        }
    }

    private static String line(Headers headers) {
        return RequestLog.line(entry(headers, 200));
    }

    private static AuditEntry entry(Headers headers, int status) {
        RequestHead head = new RequestHead(
                "GET",
                "/",
                "",
                "127.0.0.1",
                headers,
                "HTTP/1.1",
                InetAddress.getLoopbackAddress(),
                null,
                null,
                Instant.EPOCH,
                "0".repeat(32));
        return new AuditEntry(head, Dialect.S3, null, null, status, "", Duration.ofMillis(1), List.of(), null);
    }
}
