package org.entrepot.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import org.entrepot.store.ObjectContent;
import org.jspecify.annotations.Nullable;

/** An exchange without a connection: the answer is read to its end and kept. Used once, by one thread. */
public final class MemoryExchange implements Exchange {
    private final RequestHead head;
    private final RequestBody body;
    private @Nullable Answer answer;

    /** An exchange that waits for its answer. */
    public MemoryExchange(RequestHead head, RequestBody body) {
        this.head = head;
        this.body = body;
    }

    /**
     * What a client would have read: the answer with its whole body as {@link AnswerBody.Bytes}, or for HEAD as {@link
     * AnswerBody.None} of the same length; empty when no answer came or the connection was ended.
     */
    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    @Override
    public RequestHead head() {
        return head;
    }

    @Override
    public RequestBody body() {
        return body;
    }

    @Override
    public void respond(Answer given) throws IOException {
        byte[] bytes = read(given.body());
        AnswerBody seen =
                head.method().equals("HEAD") ? new AnswerBody.None(given.body().length()) : new AnswerBody.Bytes(bytes);
        answer = new Answer(given.status(), given.headers(), seen, given.code());
    }

    @Override
    public void abort() {
        answer = null;
    }

    private static byte[] read(AnswerBody body) throws IOException {
        return switch (body) {
            case AnswerBody.None none -> new byte[0];
            case AnswerBody.Bytes(byte[] bytes) -> bytes;
            case AnswerBody.Stream(InputStream stream, long length) -> {
                try (stream) {
                    yield stream.readAllBytes();
                }
            }
            case AnswerBody.Content(ObjectContent content) -> {
                try (content) {
                    yield read(content);
                }
            }
        };
    }

    private static byte[] read(ObjectContent content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WritableByteChannel out = Channels.newChannel(bytes);
        for (var piece = content.next(); piece != null; piece = content.next()) {
            switch (piece) {
                case ObjectContent.Piece.InMemory memory ->
                    bytes.write(memory.bytes(), memory.offset(), memory.length());
                case ObjectContent.Piece.InFile region ->
                    region.file().transferTo(region.position(), region.length(), out);
            }
        }
        return bytes.toByteArray();
    }
}
