package org.entrepot.store.kit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.entrepot.store.ObjectContent;

/** Gathers what was read. */
public final class Contents {
    private Contents() {}

    /** All bytes that are left. */
    public static byte[] of(ObjectContent content) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (var piece = content.next(); piece != null; piece = content.next()) {
            all.writeBytes(of(List.of(piece)));
        }
        return all.toByteArray();
    }

    /** The bytes of these pieces, one after the other. */
    public static byte[] of(List<ObjectContent.Piece> pieces) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ObjectContent.Piece piece : pieces) {
            switch (piece) {
                case ObjectContent.Piece.InMemory(byte[] bytes, int offset, int length) ->
                    all.write(bytes, offset, length);
                case ObjectContent.Piece.InFile region -> all.writeBytes(read(region));
            }
        }
        return all.toByteArray();
    }

    private static byte[] read(ObjectContent.Piece.InFile region) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(region.length()));
        while (buffer.hasRemaining()) {
            if (region.file().read(buffer, region.position() + buffer.position()) < 0) {
                throw new EOFException("the file ends before its region");
            }
        }
        return buffer.array();
    }
}
