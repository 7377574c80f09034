package org.entrepot.gateway.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two hash functions that signatures are made of. */
public final class Hmac {
    /** SHA-256 of nothing, in hex digits. */
    public static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String HMAC = "HmacSHA256";

    /** Asked for by name each time, providers would be searched each time. */
    private static final Provider PROVIDER = providerOfHmac();

    private static final Provider DIGEST_PROVIDER = providerOfDigest();

    private Hmac() {}

    private static Provider providerOfHmac() {
        try {
            return Mac.getInstance(HMAC).getProvider();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static Provider providerOfDigest() {
        try {
            return MessageDigest.getInstance("SHA-256").getProvider();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** HMAC-SHA256, 32 bytes, over the Latin-1 bytes of the text. */
    public static byte[] sha256(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC, PROVIDER);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** HMAC-SHA256 in lower-case hex digits. */
    public static String sha256Hex(byte[] key, String text) {
        return HexFormat.of().formatHex(sha256(key, text));
    }

    /** A digest for SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256", DIGEST_PROVIDER);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** SHA-256 in lower-case hex digits. */
    public static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Compares two texts in a time that does not tell where they differ. */
    public static boolean isEqual(String expected, String provided) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), provided.getBytes(StandardCharsets.UTF_8));
    }
}
