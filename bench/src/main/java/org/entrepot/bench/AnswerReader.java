package org.entrepot.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads answers off one connection with little work: the status, and how long the body is. Bodies are thrown away. */
final class AnswerReader {
    private static final int HEAD_BYTES_MAX = 16 << 10;
    private static final String LENGTH = "\r\ncontent-length:";

    private final byte[] head = new byte[HEAD_BYTES_MAX];
    private int headLength;
    private boolean inBody;
    private long bodyLeft;
    private int status;
    private long bodyBytes;

    /** Gets ready for the next answer. */
    void reset() {
        headLength = 0;
        inBody = false;
        bodyLeft = 0;
        status = 0;
        bodyBytes = 0;
    }

    /** The answer's status. */
    int status() {
        return status;
    }

    /** Bytes of the answer's body, as announced. */
    long bodyBytes() {
        return bodyBytes;
    }

    /** The answer's head as far as it has come. */
    String head() {
        return new String(head, 0, headLength, StandardCharsets.ISO_8859_1);
    }

    /**
     * Takes what has come.
     *
     * @param hasBody false when the answer has no body whatever its head says
     * @return whether the answer is whole
     * @throws IOException when the answer cannot be understood
     */
    boolean accept(ByteBuffer input, boolean hasBody) throws IOException {
        while (!inBody && input.hasRemaining()) {
            if (headLength == HEAD_BYTES_MAX) {
                throw new IOException("the answer's head is longer than " + HEAD_BYTES_MAX + " bytes");
            }
            byte b = input.get();
            head[headLength++] = b;
            if (b == '\n' && endsWithEmptyLine()) {
                inBody = true;
                readHead();
                bodyLeft = hasBody ? bodyBytes : 0;
            }
        }
        if (!inBody) {
            return false;
        }
        int count = (int) Math.min(bodyLeft, input.remaining());
        input.position(input.position() + count);
        bodyLeft -= count;
        return bodyLeft == 0;
    }

    private boolean endsWithEmptyLine() {
        return headLength >= 4
                && head[headLength - 2] == '\r'
                && head[headLength - 3] == '\n'
                && head[headLength - 4] == '\r';
    }

    private void readHead() throws IOException {
        String text = head().toLowerCase(Locale.ROOT);
        if (!text.startsWith("http/1.1 ") || text.length() < 12 || text.contains("\r\ntransfer-encoding:")) {
            throw new IOException("an answer that this generator cannot read: " + text);
        }
        status = Integer.parseInt(text, 9, 12, 10);
        int start = text.indexOf(LENGTH);
        bodyBytes = start < 0
                ? 0
                : Long.parseLong(text.substring(start + LENGTH.length(), text.indexOf('\r', start + 2))
                        .strip());
    }
}
