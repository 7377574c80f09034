package org.entrepot.s3;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entrepot.store.DigestKind;
import org.entrepot.store.UploadChecksum;

/** The checksums that a request may carry ({@code s3.md} section 5). */
enum ChecksumAlgorithm {
    CRC32(DigestKind.CRC32, 4),
    CRC32C(DigestKind.CRC32C, 4),
    CRC64NVME(DigestKind.CRC64NVME, 8),
    SHA1(DigestKind.SHA1, 20),
    SHA256(DigestKind.SHA256, 32);

    /** What checksum headers and trailers begin with. */
    static final String PREFIX = "x-amz-checksum-";

    private final DigestKind kind;
    private final int bytes;

    ChecksumAlgorithm(DigestKind kind, int bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    /** The store's name of it. */
    DigestKind kind() {
        return kind;
    }

    /** How long a digest is. */
    int bytes() {
        return bytes;
    }

    /** The header that carries it, lower case. */
    String header() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    /** The element that carries it, such as {@code ChecksumCRC32}. */
    String element() {
        return "Checksum" + name();
    }

    /** By its name in any letter case. */
    static Optional<ChecksumAlgorithm> named(String name) {
        for (ChecksumAlgorithm algorithm : values()) {
            if (algorithm.name().equalsIgnoreCase(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** The one among the digests that a body announces. */
    static Optional<ChecksumAlgorithm> among(Set<DigestKind> kinds) {
        for (ChecksumAlgorithm algorithm : values()) {
            if (kinds.contains(algorithm.kind)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** By the store's name of it; empty for digests that S3 does not show. */
    static Optional<ChecksumAlgorithm> of(DigestKind kind) {
        return among(Set.of(kind));
    }

    /** Whether checksums of parts can be made one of the whole so. */
    boolean isPossible(UploadChecksum.Type type) {
        return switch (type) {
            case COMPOSITE -> this != CRC64NVME;
            case FULL_OBJECT -> kind.isCrc();
        };
    }

    /** The type of an upload that names none. */
    UploadChecksum.Type defaultType() {
        return isPossible(UploadChecksum.Type.COMPOSITE)
                ? UploadChecksum.Type.COMPOSITE
                : UploadChecksum.Type.FULL_OBJECT;
    }
}
