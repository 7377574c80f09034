package org.entrepot.conformance.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bodies that a run writes. Each value is written once, so that whoever reads it tells which write he saw; its bytes follow from
 * its number, so that half a body or a mixed one is noticed.
 */
final class Bodies {
    /** Most are kept in the object's record; one in so many is large enough for a file of its own. */
    private static final int LARGE_ONE_IN = 8;

    private static final int SMALL_BYTES_MAX = 2_000;
    private static final int LARGE_BYTES_MIN = 40_000;
    private static final int LARGE_BYTES_MAX = 90_000;

    private final AtomicInteger last = new AtomicInteger(Values.MISSING);
    private final Map<String, Integer> byEtag = new ConcurrentHashMap<>();

    /** A value that nobody has written. */
    int next() {
        int value = last.incrementAndGet();
        byte[] body = of(value);
        byEtag.put(hex("MD5", body), value);
        // MediaStore shows this one of the objects that it wrote.
        byEtag.put(hex("SHA-256", body), value);
        return value;
    }

    /** The bytes of a value. */
    static byte[] of(int value) {
        SplittableRandom random = new SplittableRandom(value);
        int length = value % LARGE_ONE_IN == 0
                ? random.nextInt(LARGE_BYTES_MIN, LARGE_BYTES_MAX)
                : random.nextInt(20, SMALL_BYTES_MAX);
        byte[] body = new byte[length];
        random.nextBytes(body);
        byte[] name = (value + "\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, body, 0, name.length);
        return body;
    }

    /**
     * The value whose bytes these are.
     *
     * @throws AssertionError when they are no value's, or not all of them
     */
    static int read(byte[] body) {
        String begin = new String(body, 0, Math.min(body.length, 20), StandardCharsets.ISO_8859_1);
        String number = begin.substring(0, Math.max(0, begin.indexOf('\n')));
        if (!number.matches("[0-9]{1,9}") || !Arrays.equals(body, of(Integer.parseInt(number)))) {
            throw new AssertionError(
                    "a body of " + body.length + " bytes that nobody wrote; it begins with `" + begin + "`");
        }
        return Integer.parseInt(number);
    }

    /** The ETag of a value, without quotes. */
    static String etag(int value) {
        return hex("MD5", of(value));
    }

    /**
     * The value with this ETag.
     *
     * @throws AssertionError when nobody wrote such a one
     */
    int withEtag(String etag) {
        Integer value = byEtag.get(etag);
        if (value == null) {
            throw new AssertionError("an ETag of nothing that was written: `" + etag + "`");
        }
        return value;
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
