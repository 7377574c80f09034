package org.entrepot.cos;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Request and trace ids as COS shows them: base64 of grouped hex digits ({@code cos.md} section 3). The inside request id can
 * be read back from the header's value, so that a refusal is found by what the caller saw.
 */
public final class CosRequestIds {
    /** Lengths of the groups of hex digits, 32 in all; with four underscores 36 characters, which need no padding. */
    private static final int[] GROUPS = {8, 8, 4, 6, 6};

    private static final int TRACE_DIGITS = 24;
    private static final Pattern INSIDE = Pattern.compile("[0-9a-f]{32}");

    private CosRequestIds() {}

    /**
     * The value of {@code x-cos-request-id} for an inside request id.
     *
     * @param requestId 32 lower-case hex digits
     */
    public static String toHeader(String requestId) {
        StringBuilder grouped = new StringBuilder(requestId.length() + GROUPS.length);
        int from = 0;
        for (int length : GROUPS) {
            if (from > 0) {
                grouped.append('_');
            }
            grouped.append(requestId, from, from + length);
            from += length;
        }
        return base64(grouped.toString());
    }

    /** The inside request id behind a value of {@code x-cos-request-id}; empty for any other text. */
    public static Optional<String> fromHeader(String value) {
        try {
            String digits = new String(Base64.getDecoder().decode(value), StandardCharsets.US_ASCII).replace("_", "");
            return INSIDE.matcher(digits).matches() && toHeader(digits).equals(value)
                    ? Optional.of(digits)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The value of {@code x-cos-trace-id} for an inside request id of 32 hex digits. */
    static String toTrace(String requestId) {
        return base64(requestId.substring(requestId.length() - TRACE_DIGITS));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
