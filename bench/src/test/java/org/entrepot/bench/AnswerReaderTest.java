package org.entrepot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nDate: x\r\nCONTENT-Length:  11 \r\nX-Content-Length: 7\r\n\r\n";
    private static final String WHOLE = HEAD + "hello\r\n\r\nyou";

    private final AnswerReader reader = new AnswerReader();

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void an_answer_in_two_pieces_is_whole_with_its_last_byte_wherever_it_is_split() throws IOException {
        String answer = HEAD + "hello\r\n\r\nyo";
        for (int split = 0; split < answer.length(); split++) {
            reader.reset();
            assertThat(reader.accept(bytes(answer.substring(0, split)), true))
                    .as("%d", split)
                    .isFalse();
            assertThat(reader.accept(bytes(answer.substring(split)), true))
                    .as("%d", split)
                    .isTrue();
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.bodyBytes()).isEqualTo(11);
        }
    }

    @Test
    void answers_in_any_pieces_end_where_they_end() {
        Property.holds(200, random -> {
            int status = random.nextInt(100, 600);
            int length = random.nextInt(0, 3) * random.nextInt(1, 5000);
            String answer =
                    "HTTP/1.1 " + status + " x\r\nA: b\r\nContent-Length: " + length + "\r\n\r\n" + "\n".repeat(length);
            AnswerReader fresh = new AnswerReader();
            int at = 0;
            while (at < answer.length()) {
                int to = Math.min(answer.length(), at + random.nextInt(1, 40) * random.nextInt(1, 40));
                ByteBuffer piece = bytes(answer.substring(at, to));
                assertThat(fresh.accept(piece, true)).isEqualTo(to == answer.length());
                assertThat(piece.hasRemaining()).isFalse();
                at = to;
            }
            assertThat(fresh.status()).isEqualTo(status);
            assertThat(fresh.bodyBytes()).isEqualTo(length);
        });
    }

    @Test
    void bytes_behind_an_answer_are_left_alone() throws IOException {
        ByteBuffer input = bytes(WHOLE);
        assertThat(reader.accept(input, true)).isTrue();
        assertThat(input.remaining()).isEqualTo(1);
    }

    @Test
    void the_answer_to_a_head_request_ends_with_its_head() throws IOException {
        ByteBuffer input = bytes(HEAD);
        assertThat(reader.accept(input, false)).isTrue();
        assertThat(reader.bodyBytes()).isEqualTo(11);
    }

    @Test
    void an_answer_that_announces_no_length_has_no_body() throws IOException {
        assertThat(reader.accept(bytes("HTTP/1.1 204 No Content\r\n\r\n"), true))
                .isTrue();
        assertThat(reader.status()).isEqualTo(204);
        assertThat(reader.bodyBytes()).isZero();
    }

    @Test
    void nothing_of_an_answer_is_left_in_the_next_one() throws IOException {
        reader.accept(bytes("HTTP/1.1 500 Oh\r\nContent-Length: 100\r\n\r\nabc"), true);
        reader.reset();
        assertThat(reader.accept(bytes("HTTP/1.1 200 OK\r\n\r\n"), true)).isTrue();
        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.bodyBytes()).isZero();
        assertThat(reader.head()).isEqualTo("HTTP/1.1 200 OK\r\n\r\n");
    }

    @Test
    void what_cannot_be_measured_is_refused() {
        assertThatThrownBy(() -> reader.accept(bytes("SSH-2.0-x\r\n\r\n"), true))
                .isInstanceOf(IOException.class);
        reader.reset();
        assertThatThrownBy(() -> reader.accept(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"), true))
                .isInstanceOf(IOException.class);
        reader.reset();
        assertThatThrownBy(() -> reader.accept(bytes("HTTP/1.1 200 OK\r\nA: " + "a".repeat(20_000)), true))
                .hasMessageContaining("longer than 16384 bytes");
    }
}
