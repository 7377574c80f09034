package org.entrepot.store.core;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import org.entrepot.store.DigestKind;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.PutBody;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an object on their way into another one.
 *
 * @param content stays the caller's to close
 */
record ContentBody(ObjectContent content, InputStream input) implements PutBody {
    static ContentBody of(ObjectContent content) {
        return new ContentBody(content, new Pieces(content));
    }

    @Override
    public long length() {
        return content.length();
    }

    @Override
    public Set<DigestKind> announced() {
        return Set.of();
    }

    @Override
    public Map<DigestKind, byte[]> finish() {
        return Map.of();
    }

    /** One piece after the other. */
    private static final class Pieces extends InputStream {
        private final ObjectContent content;
        private ObjectContent.@Nullable Piece piece;
        private long at;

        Pieces(ObjectContent content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            ObjectContent.Piece now = piece;
            while (now == null || at == now.size()) {
                now = content.next();
                if (now == null) {
                    return -1;
                }
                piece = now;
                at = 0;
            }
            int count = (int) Math.min(length, now.size() - at);
            switch (now) {
                case ObjectContent.Piece.InMemory memory ->
                    System.arraycopy(memory.bytes(), memory.offset() + (int) at, target, offset, count);
                case ObjectContent.Piece.InFile file -> {
                    count = file.file().read(ByteBuffer.wrap(target, offset, count), file.position() + at);
                    if (count < 0) {
                        throw new EOFException("a blob's file ends early");
                    }
                }
            }
            at += count;
            return count;
        }
    }
}
