package org.entrepot.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyQueueTest {
    private static final BodyFlow FREE = new BodyFlow() {
        @Override
        public void received(int waitingBytes) {}

        @Override
        public void taken(int bytes, int waitingBytes) {}
    };

    private final ServerLoad load = new ServerLoad(ServerLoad.Limits.defaults());
    private final BodyQueue queue = new BodyQueue(-1, HttpLimits.defaults(), load, FREE);

    private static ByteBuf piece(int bytes, int value) {
        byte[] content = new byte[bytes];
        java.util.Arrays.fill(content, (byte) value);
        return Unpooled.wrappedBuffer(content);
    }

    @Test
    void what_waits_is_counted_until_it_is_taken_or_thrown_away() throws IOException {
        queue.offer(piece(5000, 1));
        queue.offer(piece(10, 2));
        assertThat(load.bodyBytes()).isEqualTo(5010);
        queue.take().release();
        assertThat(load.bodyBytes()).isEqualTo(10);
        queue.discard();
        queue.offer(piece(7, 3));
        assertThat(load.bodyBytes()).isZero();
    }

    @Test
    void small_pieces_are_joined_in_order() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            queue.offer(piece(1, i));
        }
        queue.offer(piece(5000, 7));
        queue.offer(piece(1, 8));
        queue.end();
        List<ByteBuf> pieces = new ArrayList<>();
        for (ByteBuf piece = queue.take(); piece != null; piece = queue.take()) {
            pieces.add(piece);
        }
        assertThat(pieces).hasSize(5);
        ByteBuf all = Unpooled.wrappedBuffer(pieces.toArray(new ByteBuf[0]));
        assertThat(all.readableBytes()).isEqualTo(15_001);
        for (int i = 0; i < 10_000; i++) {
            assertThat(all.readByte()).isEqualTo((byte) i);
        }
        assertThat(all.getByte(14_999)).isEqualTo((byte) 7);
        assertThat(all.getByte(15_000)).isEqualTo((byte) 8);
    }

    @Test
    void what_was_taken_does_not_grow_any_more() throws IOException {
        queue.offer(piece(1, 1));
        ByteBuf taken = queue.take();
        queue.offer(piece(1, 2));
        assertThat(taken)
                .isNotNull()
                .satisfies(piece -> assertThat(piece.readableBytes()).isEqualTo(1));
    }

    @Test
    void a_discarded_body_gives_its_memory_back_before_and_after() {
        ByteBuf before = piece(8192, 1);
        ByteBuf after = piece(8192, 2);
        queue.offer(before);
        queue.discard();
        queue.offer(after);
        assertThat(before.refCnt()).isZero();
        assertThat(after.refCnt()).isZero();
        assertThat(queue.unwantedBytes()).isEqualTo(8192);
    }
}
