package org.entrepot.store;

/** A digest that a write may compute and keep. Values are the raw bytes, CRCs big-endian. */
public enum DigestKind {
    /** 16 bytes. */
    MD5,
    /** 20 bytes. */
    SHA1,
    /** 32 bytes. */
    SHA256,
    /** IEEE, 4 bytes. */
    CRC32,
    /** Castagnoli, 4 bytes. */
    CRC32C,
    /** Reflected polynomial 0x9A6C9329AC4BC9B5, 8 bytes ({@code s3.md} section 5). */
    CRC64NVME,
    /** CRC-64/XZ, 8 bytes ({@code cos.md} section 12). */
    CRC64ECMA;

    /** Whether the digest of joined bytes follows from the digests and lengths of what was joined. */
    public boolean isCrc() {
        return switch (this) {
            case MD5, SHA1, SHA256 -> false;
            case CRC32, CRC32C, CRC64NVME, CRC64ECMA -> true;
        };
    }
}
