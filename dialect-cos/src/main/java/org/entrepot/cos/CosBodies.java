package org.entrepot.cos;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestBody;
import org.entrepot.store.DigestKind;
import org.entrepot.store.PutBody;

/** The body of a COS request with the digests its headers tell: {@code Content-MD5} and {@code x-cos-content-sha1}. */
final class CosBodies {
    private static final String SHA1 = "x-cos-content-sha1";
    private static final int SHA1_BYTES = 20;

    private CosBodies() {}

    /**
     * The body to read.
     *
     * @throws RefusedException {@link Refusal.InvalidDigest}, or {@code InvalidSHA1Digest} ({@code cos.md} section 9)
     */
    static PutBody of(RequestBody body, Headers headers) throws RefusedException {
        Map<DigestKind, byte[]> expected = new EnumMap<>(DigestKind.class);
        expected.putAll(Bodies.contentMd5(headers));
        String sha1 = headers.first(SHA1).orElse("");
        if (!sha1.isBlank()) {
            expected.put(DigestKind.SHA1, sha1(sha1.strip()));
        }
        return Bodies.plain(body, expected);
    }

    private static byte[] sha1(String hex) throws RefusedException {
        try {
            byte[] bytes = HexFormat.of().parseHex(hex);
            if (bytes.length == SHA1_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notHex) {
            // Falls through: refused below like any other text that is no digest.
        }
        throw new RefusedException(new Refusal.InDialect(
                400, "InvalidSHA1Digest", "The " + SHA1 + " you specified is not valid.", List.of()));
    }
}
