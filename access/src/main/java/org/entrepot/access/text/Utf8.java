package org.entrepot.access.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Turns bytes into text, strictly: what is no UTF-8 is refused, with its place. */
final class Utf8 {
    private Utf8() {}

    /** The whole text. */
    static Parsed<String> read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            return new Parsed.Failed<>(new TextProblem("the text is not UTF-8", endOf(text)));
        }
        return new Parsed.Ok<>(text);
    }

    private static Position endOf(String text) {
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        return new Position(line, text.length() - text.lastIndexOf('\n'));
    }
}
