package org.entrepot.cos;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.Work;
import org.entrepot.store.ObjectKey;

/** Keys of objects: that of a call, and which ones COS writes. Longer ones, written through another dialect, can be read. */
final class CosKeys {
    /** Longest key of a write, in UTF-8 bytes ({@code cos.md} section 14). */
    static final int WRITTEN_BYTES_MAX = 850;

    private CosKeys() {}

    /** The key of a call on an object. */
    static ObjectKey of(Work work) {
        ObjectKey key = work.call().key();
        if (key == null) {
            throw new IllegalStateException("routing names the key of this call");
        }
        return key;
    }

    /** Whether a key is too long to be written. */
    static boolean isTooLong(String key) {
        return key.length() > WRITTEN_BYTES_MAX || key.getBytes(StandardCharsets.UTF_8).length > WRITTEN_BYTES_MAX;
    }

    /** What is said about such a key. */
    static Refusal tooLong() {
        return new Refusal.InDialect(
                400, "KeyTooLong", "A key may have " + WRITTEN_BYTES_MAX + " bytes in UTF-8.", List.of());
    }
}
