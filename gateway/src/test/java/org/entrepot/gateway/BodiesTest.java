package org.entrepot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);
    private static final String MD5_OF_ABC = "kAFQmDzST7DWlj99KOF/cg==";

    @Test
    void a_document_with_its_own_digest_is_read() throws Exception {
        assertThat(Bodies.readDocument(Bodies.plain(Bodies.replay(ABC), md5(MD5_OF_ABC)), 10))
                .isEqualTo(ABC);
    }

    @Test
    void a_document_with_the_digest_of_another_is_refused() throws Exception {
        byte[] other = {1};
        assertThatThrownBy(() -> Bodies.readDocument(Bodies.plain(Bodies.replay(other), md5(MD5_OF_ABC)), 10))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isInstanceOf(Refusal.BadDigest.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "not base64!", "kAFQmDzST7DWlj99KOF/"})
    void a_digest_that_is_none_is_refused_before_the_body(String value) {
        assertThatThrownBy(() -> Bodies.plain(Bodies.replay(ABC), md5(value)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(new Refusal.InvalidDigest("Content-MD5")));
    }

    @Test
    void a_document_may_have_exactly_the_limit_and_not_a_byte_more() throws Exception {
        assertThat(Bodies.readDocument(Bodies.plain(Bodies.replay(ABC), Headers.NONE), 3))
                .isEqualTo(ABC);
        assertThatThrownBy(() -> Bodies.readDocument(Bodies.plain(Bodies.replay(ABC), Headers.NONE), 2))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(new Refusal.BodyTooLarge(2)));
    }

    private static Headers md5(String value) {
        return new Headers(List.of(new Header("content-md5", value)));
    }
}
