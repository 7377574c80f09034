package org.entrepot.server.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.store.ObjectContent;
import org.jspecify.annotations.Nullable;

/**
 * Sends one answer from the handler's thread. A head with a small body leaves in one write, and a body that is one region of a
 * file is left to the event loop: nobody waits for them. Anything else goes piece by piece, each waited for while the next one is read, so that two pieces are in memory at the most.
 */
final class AnswerPump {
    private final AnswerOutput output;
    private final Duration writeIdleTime;
    private final AnswerBody body;
    /** Opened before anything is sent, so that a failure to open can still be answered; null when there is none. */
    private final ObjectContent.@Nullable Piece first;

    private @Nullable ChannelFuture running;

    /**
     * A pump for one answer.
     *
     * @param writeIdleTime how long a client may take nothing
     * @param body {@link AnswerBody.None} when none may be sent
     * @throws IOException when the content cannot be opened
     */
    AnswerPump(AnswerOutput output, Duration writeIdleTime, AnswerBody body) throws IOException {
        this.output = output;
        this.writeIdleTime = writeIdleTime;
        this.body = body;
        this.first = switch (body) {
            case AnswerBody.Bytes bytes -> new ObjectContent.Piece.InMemory(bytes.bytes(), 0, bytes.bytes().length);
            case AnswerBody.Content content -> content.content().next();
            case AnswerBody.None none -> null;
            case AnswerBody.Stream stream -> null;
        };
    }

    /**
     * Sends head and body.
     *
     * @return whether the body is still on its way and closed behind it; else the caller is to close it
     * @throws IOException when the connection or the body fails; what was sent then cannot pass for a whole answer
     */
    boolean send(Answer head) throws IOException {
        if (body instanceof AnswerBody.Content(ObjectContent content)
                && first instanceof ObjectContent.Piece.InFile file
                && file.length() == content.length()
                && output.takesFileRegions()) {
            output.sendHead(head);
            output.sendLast(new SharedFileRegion(file, content));
            return true;
        }
        if (body instanceof AnswerBody.Stream stream) {
            output.sendHead(head);
            output.flush();
            sendStream(stream);
        } else {
            byte[] small = small();
            if (small != null) {
                output.sendWhole(head, small);
                return false;
            }
            output.sendHead(head);
            for (var piece = first; piece != null; piece = next()) {
                switch (piece) {
                    case ObjectContent.Piece.InMemory memory -> sendMemory(memory);
                    case ObjectContent.Piece.InFile file -> sendFile(file);
                }
            }
        }
        awaitRunning();
        output.end();
        return false;
    }

    /** The body in one array when it is small and in memory in one piece; null otherwise. */
    private byte @Nullable [] small() {
        if (first == null) {
            return new byte[0];
        }
        long length =
                body instanceof AnswerBody.Content content ? content.content().length() : first.size();
        return first instanceof ObjectContent.Piece.InMemory(byte[] bytes, int offset, int count)
                        && count == length
                        && count <= HttpLimits.SMALL_BODY_BYTES_MAX
                ? whole(bytes, offset, count)
                : null;
    }

    private static byte[] whole(byte[] bytes, int offset, int count) {
        return count == bytes.length ? bytes : Arrays.copyOfRange(bytes, offset, offset + count);
    }

    private ObjectContent.@Nullable Piece next() throws IOException {
        return body instanceof AnswerBody.Content content ? content.content().next() : null;
    }

    private void sendMemory(ObjectContent.Piece.InMemory memory) throws IOException {
        for (int sent = 0; sent < memory.length(); ) {
            int count = Math.min(HttpLimits.PUMP_BYTES, memory.length() - sent);
            sendBytes(memory.bytes(), memory.offset() + sent, count);
            sent += count;
        }
    }

    private void sendFile(ObjectContent.Piece.InFile file) throws IOException {
        if (output.takesFileRegions()) {
            awaitRunning();
            SharedFileRegion region = new SharedFileRegion(file, () -> {});
            await(output.send(region), region::transferred);
            return;
        }
        for (long sent = 0; sent < file.length(); ) {
            byte[] bytes = new byte[(int) Math.min(HttpLimits.PUMP_BYTES, file.length() - sent)];
            ByteBuffer target = ByteBuffer.wrap(bytes);
            while (target.hasRemaining()) {
                if (file.file().read(target, file.position() + sent + target.position()) < 0) {
                    throw new EOFException("the file is shorter than the object");
                }
            }
            sendBytes(bytes, 0, bytes.length);
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
                sendBytes(bytes, 0, count);
                left -= count;
            }
        }
        if (source.length() >= 0 && left > 0) {
            throw new EOFException("the body ended " + left + " bytes early");
        }
    }

    /** Waits for the piece before and sends one more. */
    private void sendBytes(byte[] bytes, int offset, int length) throws IOException {
        awaitRunning();
        running = output.send(Unpooled.wrappedBuffer(bytes, offset, length));
    }

    private void awaitRunning() throws IOException {
        if (running != null) {
            await(running, () -> 0);
            running = null;
        }
    }

    /**
     * Waits until something sent has left.
     *
     * @param progress how much of it has; a client that takes nothing for the time allowed is given up
     */
    private void await(ChannelFuture sent, LongSupplier progress) throws IOException {
        // Parked, because the future's own await takes two more threads to wake a virtual one.
        Thread waiting = Thread.currentThread();
        if (!sent.isDone()) {
            sent.addListener(done -> LockSupport.unpark(waiting));
        }
        long seen = progress.getAsLong();
        long since = System.nanoTime();
        while (!sent.isDone()) {
            CoarsePark.park(writeIdleTime.toNanos() - (System.nanoTime() - since));
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted while sending");
            }
            if (System.nanoTime() - since >= writeIdleTime.toNanos()) {
                long now = progress.getAsLong();
                if (now == seen && !sent.isDone()) {
                    throw new IOException("the client takes nothing of the answer");
                }
                seen = now;
                since = System.nanoTime();
            }
        }
        if (!sent.isSuccess()) {
            throw new IOException("the connection failed while sending", sent.cause());
        }
    }
}
