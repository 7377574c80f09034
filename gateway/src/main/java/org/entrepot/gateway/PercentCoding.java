package org.entrepot.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as RFC 3986 has it. */
public final class PercentCoding {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentCoding() {}

    /**
     * Decodes once.
     *
     * @param plusIsBlank true for queries
     * @throws RefusedException {@link Refusal.InvalidUri} when an escape is broken or the bytes are not UTF-8
     */
    public static String decode(String raw, boolean plusIsBlank) throws RefusedException {
        if (isPlain(raw, plusIsBlank)) {
            return raw;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
                int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw new RefusedException(
                            new Refusal.InvalidUri("a percent sign is not followed by two hex digits"));
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(c == '+' && plusIsBlank ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(new Refusal.InvalidUri("the decoded text is not UTF-8"));
        }
    }

    /** Encodes every UTF-8 byte except {@code A-Za-z0-9-_.~}, and {@code /} unless asked for, with upper-case digits. */
    public static String encode(String text, boolean encodeSlash) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isUnreserved(c) || c == '/' && !encodeSlash) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char c) {
        return c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_'
                || c == '.'
                || c == '~';
    }

    private static boolean isPlain(String raw, boolean plusIsBlank) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%' || c >= 0x80 || c == '+' && plusIsBlank) {
                return false;
            }
        }
        return true;
    }
}
