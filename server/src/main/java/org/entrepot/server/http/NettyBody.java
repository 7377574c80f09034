package org.entrepot.server.http;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.entrepot.gateway.RequestBody;
import org.jspecify.annotations.Nullable;

/** The body of a request, read from its {@link BodyQueue}. */
final class NettyBody implements RequestBody {
    private final BodyQueue queue;
    private final Runnable beforeFirstRead;
    private final Pieces stream = new Pieces();

    /**
     * A body.
     *
     * @param beforeFirstRead answers {@code 100 Continue} where the client waits for it
     */
    NettyBody(BodyQueue queue, Runnable beforeFirstRead) {
        this.queue = queue;
        this.beforeFirstRead = beforeFirstRead;
    }

    @Override
    public long length() {
        return queue.length();
    }

    @Override
    public InputStream stream() {
        return stream;
    }

    /** Gives back the piece being read; called when the handler is done. */
    void release() {
        stream.releasePiece();
    }

    /** One thread reads it: the handler's. */
    private final class Pieces extends InputStream {
        private @Nullable ByteBuf piece;
        private boolean begun;
        private boolean ended;

        @Override
        public int read() throws IOException {
            ByteBuf current = next();
            return current == null ? -1 : current.readByte() & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) throws IOException {
            Objects.checkFromIndexSize(offset, wanted, target.length);
            if (wanted == 0) {
                return 0;
            }
            ByteBuf current = next();
            if (current == null) {
                return -1;
            }
            int count = Math.min(wanted, current.readableBytes());
            current.readBytes(target, offset, count);
            return count;
        }

        @Override
        public int available() {
            return piece == null ? 0 : piece.readableBytes();
        }

        /** A piece with bytes left; null at the end. */
        private @Nullable ByteBuf next() throws IOException {
            if (piece != null && piece.isReadable()) {
                return piece;
            }
            releasePiece();
            if (ended || queue.length() == 0) {
                return null;
            }
            if (!begun) {
                begun = true;
                beforeFirstRead.run();
            }
            piece = queue.take();
            ended = piece == null;
            return piece;
        }

        private void releasePiece() {
            if (piece != null) {
                piece.release();
                piece = null;
            }
        }
    }
}
