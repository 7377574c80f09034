package org.entrepot.store;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Computes several digests of the same bytes in one pass. For one thread. */
public final class DigestPass {
    private final Map<DigestKind, MessageDigest> hashes = new EnumMap<>(DigestKind.class);
    private final Map<DigestKind, Checksum> checksums = new EnumMap<>(DigestKind.class);

    /** A pass over no bytes yet. */
    public DigestPass(Set<DigestKind> kinds) {
        for (DigestKind kind : kinds) {
            switch (kind) {
                case MD5 -> hashes.put(kind, hash("MD5"));
                case SHA1 -> hashes.put(kind, hash("SHA-1"));
                case SHA256 -> hashes.put(kind, hash("SHA-256"));
                case CRC32 -> checksums.put(kind, new CRC32());
                case CRC32C -> checksums.put(kind, new CRC32C());
                case CRC64NVME -> checksums.put(kind, Crc64.nvme());
                case CRC64ECMA -> checksums.put(kind, Crc64.ecma());
            }
        }
    }

    private static MessageDigest hash(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /** The next bytes. */
    public void update(byte[] bytes, int offset, int length) {
        hashes.values().forEach(hash -> hash.update(bytes, offset, length));
        checksums.values().forEach(checksum -> checksum.update(bytes, offset, length));
    }

    /** The digests of all bytes so far; ends the pass. */
    public Digests finish() {
        Map<DigestKind, byte[]> values = new EnumMap<>(DigestKind.class);
        hashes.forEach((kind, hash) -> values.put(kind, hash.digest()));
        checksums.forEach((kind, checksum) -> values.put(kind, bigEndian(kind, checksum.getValue())));
        return new Digests(values);
    }

    private static byte[] bigEndian(DigestKind kind, long value) {
        byte[] eight = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
        return switch (kind) {
            case CRC32, CRC32C -> Arrays.copyOfRange(eight, Integer.BYTES, Long.BYTES);
            case CRC64NVME, CRC64ECMA -> eight;
            case MD5, SHA1, SHA256 -> throw new IllegalArgumentException(kind + " is no checksum");
        };
    }
}
