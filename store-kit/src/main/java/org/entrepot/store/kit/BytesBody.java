package org.entrepot.store.kit;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import org.entrepot.store.DigestKind;
import org.entrepot.store.PutBody;

/**
 * A body of known bytes.
 *
 * @param length what it says its length is; -1 for unknown
 * @param expected the digests its sender claims
 */
public record BytesBody(byte[] bytes, InputStream input, long length, Map<DigestKind, byte[]> expected)
        implements PutBody {
    /** A body that tells its length and claims no digest. */
    public static BytesBody of(byte[] bytes) {
        return new BytesBody(bytes, new ByteArrayInputStream(bytes), bytes.length, Map.of());
    }

    /** A body that does not tell its length. */
    public static BytesBody ofUnknownLength(byte[] bytes) {
        return new BytesBody(bytes, new ByteArrayInputStream(bytes), -1, Map.of());
    }

    /** The same body with a claim. */
    public BytesBody claiming(DigestKind kind, byte[] digest) {
        return new BytesBody(bytes, input, length, Map.of(kind, digest));
    }

    @Override
    public Set<DigestKind> announced() {
        return expected.keySet();
    }

    @Override
    public Map<DigestKind, byte[]> finish() {
        return expected;
    }
}
