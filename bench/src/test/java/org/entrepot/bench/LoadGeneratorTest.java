package org.entrepot.bench;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Time stands still here until a server moves it, so that what is counted is known to the nanosecond. */
class LoadGeneratorTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final RequestRing REQUESTS = new RequestRing(
            List.of(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1))),
            ByteBuffer.allocate(0),
            2,
            true);
    private static final Duration LONG = Duration.ofSeconds(100);

    private final AtomicLong clock = new AtomicLong();

    private LoadResult run(Pace pace, int connections, long requestsMax, Duration length, ScriptedServer.Script script)
            throws IOException {
        try (ScriptedServer server = ScriptedServer.start(script);
                LoadGenerator generator = new LoadGenerator(server.address(), REQUESTS, connections, clock::get)) {
            return generator.run(pace, length, requestsMax);
        }
    }

    /** A server that thinks for a second about its first request, and answers all others at once. */
    private String stallFirst(long number) {
        if (number == 0) {
            clock.addAndGet(MILLISECONDS.toNanos(1000));
        }
        return OK;
    }

    @Test
    void in_an_open_loop_a_stall_is_paid_for_by_every_request_that_was_due_meanwhile() throws IOException {
        LoadResult result = run(new Pace.Open(1000), 1, 1000, LONG, this::stallFirst);
        Histogram latency = result.latency();
        assertThat(result.answered()).isEqualTo(1000);
        assertThat(latency.getTotalCount()).isEqualTo(1000);
        // Request n was due at n milliseconds and answered after 1000.
        assertThat(latency.getMaxValue() / 1e6).isCloseTo(1000, within(1.0));
        assertThat(latency.getValueAtPercentile(50) / 1e6).isCloseTo(500, within(2.0));
        assertThat(latency.getValueAtPercentile(99) / 1e6).isCloseTo(990, within(2.0));
        assertThat(latency.getMinValue() / 1e6).isCloseTo(1, within(0.01));
    }

    @Test
    void in_a_closed_loop_only_the_request_under_way_pays() throws IOException {
        Histogram latency =
                run(new Pace.Closed(), 1, 1000, LONG, this::stallFirst).latency();
        assertThat(latency.getMaxValue() / 1e6).isCloseTo(1000, within(1.0));
        assertThat(latency.getValueAtPercentile(99.8)).isZero();
    }

    @Test
    void requests_that_were_due_and_never_sent_are_counted() throws IOException {
        LoadResult result = run(new Pace.Open(1000), 1, Long.MAX_VALUE, Duration.ofSeconds(2), number -> {
            clock.addAndGet(MILLISECONDS.toNanos(number < 2 ? 100 : 2000));
            return OK;
        });
        assertThat(result.answered()).isEqualTo(3);
        assertThat(result.unsent()).isEqualTo(1997);
        assertThat(result.nanos()).isEqualTo(MILLISECONDS.toNanos(2200));
        assertThat(result.perSecond()).isCloseTo(3 / 2.2, within(1e-9));
    }

    @Test
    void a_closed_loop_keeps_every_connection_busy_and_sends_no_more_than_it_may() throws IOException {
        LoadResult result = run(new Pace.Closed(), 5, 23, LONG, number -> OK);
        assertThat(result.answered()).isEqualTo(23);
        assertThat(result.errors()).isZero();
        assertThat(result.unsent()).isZero();
    }

    @Test
    void an_answer_of_another_status_or_length_is_an_error() throws IOException {
        LoadResult result = run(new Pace.Closed(), 1, 3, LONG, number -> switch ((int) number) {
            case 0 -> OK;
            case 1 -> "HTTP/1.1 503 Slow Down\r\nContent-Length: 2\r\n\r\nno";
            default -> "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
        });
        assertThat(result.answered()).isEqualTo(1);
        assertThat(result.errors()).isEqualTo(2);
        assertThat(result.requests()).isEqualTo(3);
        assertThat(result.firstError()).startsWith("HTTP/1.1 503 Slow Down");
    }

    @Test
    void an_answer_longer_than_announced_is_an_error_and_the_connection_begins_anew() throws IOException {
        LoadResult result = run(new Pace.Closed(), 1, 2, LONG, number -> number == 0 ? OK + "!" : OK);
        assertThat(result.answered()).isEqualTo(1);
        assertThat(result.errors()).isEqualTo(1);
        assertThat(result.firstError()).isEqualTo("the server sends more than it announced");
    }

    @Test
    void a_connection_closed_during_a_request_is_an_error_and_begins_anew() throws IOException {
        LoadResult result = run(new Pace.Closed(), 1, 2, LONG, number -> number == 0 ? ScriptedServer.CLOSE : OK);
        assertThat(result.answered()).isEqualTo(1);
        assertThat(result.firstError()).isEqualTo("the server closed the connection");
    }

    @Test
    void a_run_with_too_many_errors_measures_nothing() {
        assertThatThrownBy(() ->
                        run(new Pace.Closed(), 1, 1000, LONG, number -> "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("more than 100 errors, the first: HTTP/1.1 500 Oh");
    }
}
