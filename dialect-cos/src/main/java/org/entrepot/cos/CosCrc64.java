package org.entrepot.cos;

import java.math.BigInteger;
import java.util.Optional;
import org.entrepot.store.Crc64;
import org.entrepot.store.DigestKind;
import org.entrepot.store.Digests;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.StoredObject;

/** The CRC-64 that COS shows: CRC-64/XZ as unsigned decimal ({@code cos.md} section 12). */
final class CosCrc64 {
    private CosCrc64() {}

    /**
     * The CRC of an object: what its write computed, or for one that another dialect wrote, of its bytes if they are in the
     * record; empty otherwise.
     */
    static Optional<String> of(StoredObject object) {
        Optional<String> known = known(object.digests());
        if (known.isPresent()) {
            return known;
        }
        return switch (object.body()) {
            case ObjectBody.Inline(byte[] bytes) -> Optional.of(of(bytes));
            case ObjectBody.Segments segments -> Optional.empty();
        };
    }

    /** The CRC among digests; empty when it is not one of them. */
    static Optional<String> known(Digests digests) {
        return digests.get(DigestKind.CRC64ECMA).map(bytes -> new BigInteger(1, bytes).toString());
    }

    /** The CRC of some bytes. */
    static String of(byte[] bytes) {
        Crc64 crc = Crc64.ecma();
        crc.update(bytes, 0, bytes.length);
        return Long.toUnsignedString(crc.getValue());
    }
}
