package org.entrepot.store.core;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
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
    static ContentBody of(ObjectContent content) throws IOException {
        return new ContentBody(content, new Pieces(content.pieces().iterator()));
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
        private final Iterator<ObjectContent.Piece> pieces;
        private ObjectContent.@Nullable Piece piece;
        private long at;

        Pieces(Iterator<ObjectContent.Piece> pieces) {
            this.pieces = pieces;
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
            while (piece == null || at == length(piece)) {
                if (!pieces.hasNext()) {
                    return -1;
                }
                piece = pieces.next();
                at = 0;
            }
            int count = (int) Math.min(length, length(piece) - at);
            switch (piece) {
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

        private static long length(ObjectContent.Piece piece) {
            return switch (piece) {
                case ObjectContent.Piece.InMemory memory -> memory.length();
                case ObjectContent.Piece.InFile file -> file.length();
            };
        }
    }
}
