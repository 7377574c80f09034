package org.entrepot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsRequest;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.CorsVerdict;
import org.junit.jupiter.api.Test;

class PreflightMemoryTest {
    private final PreflightMemory memory = new PreflightMemory();

    @Test
    void the_same_refusal_is_kept_once_with_count_and_first_and_last_time() {
        knock("b", "https://a.example", "x-a,x-b", 1);
        knock("b", "https://c.example", "x-a", 2);
        knock("b", "https://a.example", "x-b, x-a", 3);
        assertThat(memory.of("b")).hasSize(2);
        PreflightMemory.RefusedPreflight newest = memory.of("b").getFirst();
        assertThat(newest.question().origin()).isEqualTo("https://a.example");
        assertThat(newest.count()).isEqualTo(2);
        assertThat(newest.first()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(newest.last()).isEqualTo(Instant.ofEpochSecond(3));
        assertThat(memory.of("another")).isEmpty();
    }

    @Test
    void each_bucket_keeps_its_newest_and_buckets_that_nobody_knocks_at_are_forgotten() {
        for (int i = 0; i <= PreflightMemory.REFUSALS_PER_BUCKET_MAX; i++) {
            knock("b", "https://" + i + ".example", "", i);
        }
        assertThat(memory.of("b"))
                .hasSize(PreflightMemory.REFUSALS_PER_BUCKET_MAX)
                .noneMatch(refused -> refused.question().origin().equals("https://0.example"));
        for (int i = 0; i < PreflightMemory.BUCKETS_MAX; i++) {
            knock("other" + i, "https://a.example", "", i);
        }
        assertThat(memory.of("b")).isEmpty();
    }

    @Test
    void what_strangers_write_at_length_is_cut() {
        knock("b", "https://" + "a".repeat(100_000), "x-" + "b".repeat(100_000) + ",x".repeat(1_000), 1);
        PreflightMemory.RefusedPreflight refused = memory.of("b").getFirst();
        assertThat(refused.isCut()).isTrue();
        assertThat(refused.question().origin()).hasSize(PreflightMemory.ORIGIN_CHARS_MAX);
        assertThat(refused.question().headers()).hasSize(PreflightMemory.HEADERS_MAX);
    }

    private void knock(String bucketId, String origin, String headers, long second) {
        RequestHead head = new RequestHead(
                "OPTIONS",
                "/",
                "",
                "127.0.0.1",
                Headers.NONE,
                "HTTP/1.1",
                InetAddress.getLoopbackAddress(),
                null,
                null,
                Instant.ofEpochSecond(second),
                "0".repeat(32));
        CorsRequest request = new CorsRequest("OPTIONS", List.of(origin), List.of("PUT"), List.of(headers), true);
        CorsVerdict verdict = CorsVerdict.judge(request, CorsTarget.noConfiguration());
        memory.record(new AuditEntry(
                head, Dialect.S3, null, null, 403, "", Duration.ofMillis(1), List.of(), verdict, bucketId));
    }
}
