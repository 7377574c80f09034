package org.entrepot.store.core;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of an upload: when it began, which orders the uploads of a key, then random bits.
 *
 * @param bytes 8 of milliseconds, big-endian, and 8 random ones
 */
record UploadId(byte[] bytes) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    static final int BYTES = 16;

    static UploadId next(long millis, SecureRandom random) {
        return new UploadId(ByteBuffer.allocate(BYTES)
                .putLong(millis)
                .putLong(random.nextLong())
                .array());
    }

    /** The id that callers know as this text; nothing when no upload was ever called so. */
    static Optional<UploadId> of(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new UploadId(HexFormat.of().parseHex(text)))
                : Optional.empty();
    }

    /** The id at the end of a key made by {@link Keys#upload}. */
    static UploadId atEndOf(byte[] key) {
        return new UploadId(java.util.Arrays.copyOfRange(key, key.length - BYTES, key.length));
    }

    String text() {
        return HexFormat.of().formatHex(bytes);
    }
}
