package org.entrepot.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.store.ObjectContent;
import org.jspecify.annotations.Nullable;

/**
 * Sends one answer from the handler's thread. A head with a small body leaves in one write that nobody waits for; anything
 * larger goes piece by piece, each waited for while the next one is read, so that two pieces are in memory at the most.
 */
final class AnswerPump {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final Connection connection;
    private final AnswerBody body;
    private final boolean chunked;
    /** Opened before anything is sent, so that a failure to open can still be answered. */
    private final List<ObjectContent.Piece> pieces;

    private @Nullable ChannelFuture running;

    /**
     * A pump for one answer.
     *
     * @param body {@link AnswerBody.None} when none may be sent
     * @throws IOException when the content cannot be opened
     */
    AnswerPump(Connection connection, AnswerBody body, AnswerHead.Framing framing) throws IOException {
        this.connection = connection;
        this.body = body;
        this.chunked = framing == AnswerHead.Framing.CHUNKED;
        this.pieces = switch (body) {
            case AnswerBody.None none -> List.of();
            case AnswerBody.Bytes bytes ->
                List.of(new ObjectContent.Piece.InMemory(bytes.bytes(), 0, bytes.bytes().length));
            case AnswerBody.Content content -> content.content().pieces();
            case AnswerBody.Stream stream -> List.of();
        };
    }

    /**
     * Sends head and body and tells the connection when the last byte has left.
     *
     * @throws IOException when the connection or the body fails; what was sent then cannot pass for a whole answer
     */
    void send(byte[] head, boolean keepAlive) throws IOException {
        if (body instanceof AnswerBody.Stream stream) {
            write(Unpooled.wrappedBuffer(head));
            sendStream(stream);
            connection.finish(await(), keepAlive);
            return;
        }
        byte[] whole = gather(head);
        if (whole != null) {
            connection.finish(connection.write(Unpooled.wrappedBuffer(whole)), keepAlive);
            return;
        }
        // Not flushed: it leaves together with the first piece.
        connection.queue(Unpooled.wrappedBuffer(head));
        for (ObjectContent.Piece piece : pieces) {
            switch (piece) {
                case ObjectContent.Piece.InMemory memory -> sendMemory(memory);
                case ObjectContent.Piece.InFile file -> sendFile(file.file(), file.position(), file.length());
            }
        }
        connection.finish(await(), keepAlive);
    }

    /** Head and body in one array when all of it is small and in memory; null otherwise. */
    private byte @Nullable [] gather(byte[] head) {
        long length = 0;
        for (ObjectContent.Piece piece : pieces) {
            if (!(piece instanceof ObjectContent.Piece.InMemory memory)) {
                return null;
            }
            length += memory.length();
        }
        if (length > HttpLimits.SMALL_BODY_BYTES_MAX) {
            return null;
        }
        byte[] whole = Arrays.copyOf(head, head.length + (int) length);
        int end = head.length;
        for (ObjectContent.Piece piece : pieces) {
            if (piece instanceof ObjectContent.Piece.InMemory memory) {
                System.arraycopy(memory.bytes(), memory.offset(), whole, end, memory.length());
                end += memory.length();
            }
        }
        return whole;
    }

    private void sendMemory(ObjectContent.Piece.InMemory memory) throws IOException {
        for (int sent = 0; sent < memory.length(); ) {
            int count = Math.min(HttpLimits.PUMP_BYTES, memory.length() - sent);
            write(Unpooled.wrappedBuffer(memory.bytes(), memory.offset() + sent, count));
            sent += count;
        }
    }

    private void sendFile(FileChannel file, long position, long length) throws IOException {
        if (!connection.isTls()) {
            SharedFileRegion region = new SharedFileRegion(file, position, length);
            ChannelFuture sent = connection.write(region);
            connection.await(sent, region::transferred);
            running = sent;
            return;
        }
        for (long sent = 0; sent < length; ) {
            byte[] bytes = new byte[(int) Math.min(HttpLimits.PUMP_BYTES, length - sent)];
            ByteBuffer target = ByteBuffer.wrap(bytes);
            while (target.hasRemaining()) {
                if (file.read(target, position + sent + target.position()) < 0) {
                    throw new EOFException("the file is shorter than the object");
                }
            }
            write(Unpooled.wrappedBuffer(bytes));
            sent += bytes.length;
        }
    }

    private void sendStream(AnswerBody.Stream source) throws IOException {
        InputStream in = source.stream();
        long left = source.length() < 0 ? Long.MAX_VALUE : source.length();
        while (left > 0) {
            // Small reads are sent as they come: the source may be an upload still running.
            byte[] bytes = new byte[(int) Math.min(HttpLimits.PIECE_BYTES_MAX, left)];
            int count = in.read(bytes);
            if (count < 0) {
                break;
            }
            if (count > 0) {
                ByteBuf data = Unpooled.wrappedBuffer(bytes, 0, count);
                write(chunked ? chunk(data) : data);
                left -= count;
            }
        }
        if (source.length() >= 0 && left > 0) {
            throw new EOFException("the body ended " + left + " bytes early");
        }
        if (chunked) {
            write(Unpooled.wrappedBuffer(LAST_CHUNK));
        }
    }

    private static ByteBuf chunk(ByteBuf data) {
        byte[] size = (Integer.toHexString(data.readableBytes()) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(size), data, Unpooled.wrappedBuffer(LINE_END));
    }

    /** Waits for the piece before and sends one more. */
    private void write(ByteBuf piece) throws IOException {
        if (running != null) {
            connection.await(running, () -> 0);
        }
        running = connection.write(piece);
    }

    /** Waits for what is on its way. */
    private ChannelFuture await() throws IOException {
        ChannelFuture last = running == null ? connection.write(Unpooled.EMPTY_BUFFER) : running;
        connection.await(last, () -> 0);
        return last;
    }
}
