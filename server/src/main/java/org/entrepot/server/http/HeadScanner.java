package org.entrepot.server.http;

import io.netty.util.ByteProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Judges the bytes of request heads where Netty is lenient: obsolete folding, bare line feeds and carriage returns, control
 * characters, blanks before a colon, request lines with other than two single blanks, too many lines. It sees the same
 * bytes as Netty's decoder and builds nothing.
 */
final class HeadScanner implements ByteProcessor {
    /** RFC 9110 section 5.6.2. */
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (int c = 0; c < TOKEN.length; c++) {
            TOKEN[c] = Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
        }
    }

    private enum At {
        BEGINNING,
        BEGINNING_CR,
        REQUEST_LINE,
        REQUEST_LINE_CR,
        LINE_START,
        LAST_CR,
        NAME,
        VALUE,
        VALUE_CR,
        END
    }

    private At at = At.BEGINNING;
    private boolean emptyLineSeen;
    private int blanks;
    private byte previous;
    private int lines;
    private @Nullable BadRequestException fault;

    /** Forgets everything, for the next head on the connection. */
    void reset() {
        at = At.BEGINNING;
        emptyLineSeen = false;
        blanks = 0;
        lines = 0;
        fault = null;
    }

    /** What is wrong with the head so far; null for nothing. */
    @Nullable
    BadRequestException fault() {
        return fault;
    }

    /** Looks at one more byte; false after a fault or the end of the head. */
    @Override
    public boolean process(byte b) {
        switch (at) {
            case BEGINNING -> beginning(b);
            case BEGINNING_CR -> lineFeed(b, At.BEGINNING);
            case REQUEST_LINE -> requestLine(b);
            case REQUEST_LINE_CR -> lineFeed(b, At.LINE_START);
            case LINE_START -> lineStart(b);
            case LAST_CR -> lineFeed(b, At.END);
            case NAME -> name(b);
            case VALUE -> value(b);
            case VALUE_CR -> lineFeed(b, At.LINE_START);
            case END -> {}
        }
        return fault == null && at != At.END;
    }

    private void beginning(byte b) {
        if (b == '\r' && !emptyLineSeen) {
            // RFC 9112 section 2.2: one empty line before the request line is ignored.
            emptyLineSeen = true;
            at = At.BEGINNING_CR;
        } else if (isToken(b)) {
            at = At.REQUEST_LINE;
        } else {
            refuse("the request line does not begin with a method");
        }
        previous = b;
    }

    private void requestLine(byte b) {
        if (b == ' ') {
            blanks++;
            if (previous == ' ') {
                refuse("the request line holds two blanks in a row");
            }
        } else if (b == '\r') {
            if (blanks != 2) {
                refuse("the request line is not method, target and version with single blanks between");
            }
            at = At.REQUEST_LINE_CR;
        } else if (isControl(b)) {
            refuse("the request line holds a control character");
        } else if (blanks == 0 && !isToken(b)) {
            refuse("the method holds a character that no method may hold");
        }
        previous = b;
    }

    private void lineStart(byte b) {
        if (b == '\r') {
            at = At.LAST_CR;
        } else if (b == ' ' || b == '\t') {
            refuse("a header line begins with a blank (obsolete folding)");
        } else if (!isToken(b)) {
            refuse("a header name is empty or holds a character that no name may hold");
        } else {
            lines++;
            if (lines > HttpLimits.HEADER_LINES_MAX) {
                fault = new BadRequestException(
                        431, "the head has more than " + HttpLimits.HEADER_LINES_MAX + " header lines");
            }
            at = At.NAME;
        }
    }

    private void name(byte b) {
        if (b == ':') {
            at = At.VALUE;
        } else if (b == ' ' || b == '\t') {
            refuse("there is a blank between a header's name and its colon");
        } else if (!isToken(b)) {
            refuse("a header line holds no colon, or its name a character that no name may hold");
        }
    }

    private void value(byte b) {
        if (b == '\r') {
            at = At.VALUE_CR;
        } else if (b != '\t' && isControl(b)) {
            refuse(b == '\n' ? "a line ends without a carriage return" : "a header value holds a control character");
        }
    }

    private void lineFeed(byte b, At next) {
        if (b == '\n') {
            at = next;
        } else {
            refuse("a carriage return is not followed by a line feed");
        }
    }

    private void refuse(String message) {
        fault = new BadRequestException(400, message);
    }

    private static boolean isControl(byte b) {
        return b >= 0 && b < ' ' || b == 0x7f;
    }

    /** Whether a character may stand in a name. */
    static boolean isToken(int c) {
        return c >= 0 && c < TOKEN.length && TOKEN[c];
    }
}
