package org.entrepot.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.entrepot.store.DigestKind;
import org.entrepot.store.DigestPass;
import org.entrepot.store.PutBody;

/** Request bodies: plain ones as the store wants them, small ones as bytes. */
public final class Bodies {
    /** The longest body that is read before routing, bytes. */
    public static final int ROUTING_BYTES_MAX = 1 << 20;

    private static final int MD5_BYTES = 16;

    private Bodies() {}

    /** A body that was read already, to be read again. */
    public static RequestBody replay(byte[] bytes) {
        return replay(bytes, bytes.length);
    }

    /** A body in memory that tells a length of its own: -1 when its sender told none. */
    public static RequestBody replay(byte[] bytes, long length) {
        return new RequestBody() {
            private final InputStream stream = new ByteArrayInputStream(bytes);

            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream stream() {
                return stream;
            }
        };
    }

    /**
     * A body without framing of its own. {@code Content-MD5} is expected of it where the header is there.
     *
     * @throws RefusedException {@link Refusal.InvalidDigest} when that header is not the base64 text of 16 bytes
     */
    public static PutBody plain(RequestBody body, Headers headers) throws RefusedException {
        return plain(body, contentMd5(headers));
    }

    /** A body without framing of its own, with these digests expected of it. */
    public static PutBody plain(RequestBody body, Map<DigestKind, byte[]> expected) {
        return new PutBody() {
            @Override
            public InputStream input() {
                return body.stream();
            }

            @Override
            public long length() {
                return body.length();
            }

            @Override
            public Set<DigestKind> announced() {
                return expected.keySet();
            }

            @Override
            public Map<DigestKind, byte[]> finish() {
                return expected;
            }
        };
    }

    /**
     * The digest that {@code Content-MD5} names; empty without the header.
     *
     * @throws RefusedException {@link Refusal.InvalidDigest} when it is not the base64 text of 16 bytes
     */
    public static Map<DigestKind, byte[]> contentMd5(Headers headers) throws RefusedException {
        String value = headers.first("Content-MD5").orElse(null);
        if (value == null) {
            return Map.of();
        }
        try {
            byte[] md5 = Base64.getDecoder().decode(value.strip());
            if (md5.length == MD5_BYTES) {
                return Map.of(DigestKind.MD5, md5);
            }
        } catch (IllegalArgumentException notBase64) {
            // Falls through: refused below like any other text that is no digest.
        }
        throw new RefusedException(new Refusal.InvalidDigest("Content-MD5"));
    }

    /**
     * Reads a small document whole and checks what the body's layers and its sender say of it.
     *
     * @throws RefusedException {@link Refusal.BodyTooLarge}, {@link Refusal.BadDigest}, or what a layer says
     */
    public static byte[] readDocument(PutBody body, int limitBytes) throws IOException {
        byte[] bytes = readUpTo(body.input(), limitBytes);
        Map<DigestKind, byte[]> expected = body.finish();
        if (!expected.isEmpty()) {
            DigestPass digests = new DigestPass(EnumSet.copyOf(expected.keySet()));
            digests.update(bytes, 0, bytes.length);
            Map<DigestKind, byte[]> actual = digests.finish().asMap();
            for (Map.Entry<DigestKind, byte[]> digest : expected.entrySet()) {
                byte[] found = actual.getOrDefault(digest.getKey(), new byte[0]);
                if (!Arrays.equals(digest.getValue(), found)) {
                    throw new RefusedException(new Refusal.BadDigest(digest.getKey(), digest.getValue(), found));
                }
            }
        }
        return bytes;
    }

    /**
     * Reads a small body whole.
     *
     * @throws RefusedException {@link Refusal.BodyTooLarge}
     */
    public static byte[] readAll(RequestBody body, int limitBytes) throws IOException {
        if (body.length() > limitBytes) {
            throw new RefusedException(new Refusal.BodyTooLarge(limitBytes));
        }
        return readUpTo(body.stream(), limitBytes);
    }

    private static byte[] readUpTo(InputStream input, int limitBytes) throws IOException {
        byte[] bytes = input.readNBytes(limitBytes);
        if (bytes.length == limitBytes && input.read() >= 0) {
            throw new RefusedException(new Refusal.BodyTooLarge(limitBytes));
        }
        return bytes;
    }
}
