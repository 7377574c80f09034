package org.entrepot.store.kit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.spi.BlobReader;

/** Gathers what was read. */
public final class Contents {
    private Contents() {}

    /** All bytes that are left. */
    public static byte[] of(ObjectContent content) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (var piece = content.next(); piece != null; piece = content.next()) {
            all.writeBytes(of(piece));
        }
        return all.toByteArray();
    }

    /** A range of a blob, piece by piece. */
    public static byte[] of(BlobReader blob, long offset, long length) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (long at = offset; at < offset + length; ) {
            ObjectContent.Piece piece = blob.piece(at, offset + length - at);
            all.writeBytes(of(piece));
            at += piece.size();
        }
        return all.toByteArray();
    }

    private static byte[] of(ObjectContent.Piece piece) throws IOException {
        return switch (piece) {
            case ObjectContent.Piece.InMemory(byte[] bytes, int offset, int length) ->
                Arrays.copyOfRange(bytes, offset, offset + length);
            case ObjectContent.Piece.InFile region -> read(region);
        };
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
