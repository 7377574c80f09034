package org.entrepot.store.core;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.store.DigestKind;
import org.jspecify.annotations.Nullable;

/**
 * Texts that nearly every record holds. One text for all of them costs less than a new one each: a page of a listing reads
 * thousands, and looks each up in a map by a hash code that these know already.
 */
final class KnownTexts {
    private static final List<String> COMMON = List.of(
            "content-type",
            "cache-control",
            "content-disposition",
            "content-encoding",
            "content-language",
            "expires",
            "binary/octet-stream",
            "application/octet-stream",
            "application/x-www-form-urlencoded",
            "application/json",
            "text/plain",
            "text/html",
            "image/jpeg",
            "image/png");

    /** A power of two, so many that few texts share a place. */
    private static final int PLACES = 256;

    private static final String[] TEXTS = new String[PLACES];
    private static final byte[][] BYTES = new byte[PLACES][];

    static {
        Stream.of(
                        COMMON.stream(),
                        Arrays.stream(DigestKind.values()).map(DigestKind::name),
                        Arrays.stream(Dialect.values()).map(Dialect::label))
                .flatMap(texts -> texts)
                .forEach(KnownTexts::add);
    }

    private KnownTexts() {}

    /** Of two that share a place, the later one stays. */
    private static void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int place = place(bytes, 0, bytes.length);
        TEXTS[place] = text;
        BYTES[place] = bytes;
    }

    /** The text with exactly these bytes; null when it is none of those known. */
    static @Nullable String find(byte[] bytes, int at, int length) {
        if (length == 0) {
            return "";
        }
        int place = place(bytes, at, length);
        byte[] known = BYTES[place];
        return known != null && Arrays.equals(known, 0, known.length, bytes, at, at + length) ? TEXTS[place] : null;
    }

    private static int place(byte[] bytes, int at, int length) {
        int hash = bytes[at] * 31 + bytes[at + length - 1] * 7 + bytes[at + length / 2] + length * 13;
        return hash & PLACES - 1;
    }
}
