package org.entrepot.mediastore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The text of a {@code NextToken}: base64, whose alphabet the model allows, of a payload and a checksum, so that a text which
 * no answer held is told from a token. It is no secret: all it can do is to name a place to go on from.
 */
final class PageToken {
    private PageToken() {}

    /** The token of a payload. */
    static String of(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        byte[] token = ByteBuffer.allocate(bytes.length + Integer.BYTES)
                .put(bytes)
                .putInt(checksum(bytes))
                .array();
        return Base64.getEncoder().encodeToString(token);
    }

    /** The payload of a token; empty for any other text. */
    static Optional<String> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int length = bytes.length - Integer.BYTES;
        if (length < 0) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(bytes, length);
        return ByteBuffer.wrap(bytes, length, Integer.BYTES).getInt() == checksum(payload)
                ? Optional.of(new String(payload, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static int checksum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }
}
