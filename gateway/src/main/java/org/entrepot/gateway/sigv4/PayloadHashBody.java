package org.entrepot.gateway.sigv4;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.DigestKind;
import org.entrepot.store.PutBody;

/**
 * A body whose SHA-256 was signed: {@link #finish} refuses it with {@link Refusal.PayloadHashMismatch} when the bytes read
 * have another one.
 */
public final class PayloadHashBody implements PutBody {
    private final PutBody body;
    private final String signed;
    private final MessageDigest digest = Hmac.sha256();
    private final InputStream input;

    /**
     * A layer around another body.
     *
     * @param signed 64 hex digits
     */
    public PayloadHashBody(PutBody body, String signed) {
        this.body = body;
        this.signed = signed.toLowerCase(Locale.ROOT);
        this.input = new DigestInputStream(body.input(), digest);
    }

    /** Whether a payload text is a hash, and not one of the words that stand for something else. */
    public static boolean isHash(String payload) {
        return payload.length() == 64 && payload.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    }

    @Override
    public InputStream input() {
        return input;
    }

    @Override
    public long length() {
        return body.length();
    }

    @Override
    public Set<DigestKind> announced() {
        return body.announced();
    }

    @Override
    public Map<DigestKind, byte[]> finish() throws IOException {
        Map<DigestKind, byte[]> expected = body.finish();
        String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(signed)) {
            throw new RefusedException(new Refusal.PayloadHashMismatch(signed, actual));
        }
        return expected;
    }
}
