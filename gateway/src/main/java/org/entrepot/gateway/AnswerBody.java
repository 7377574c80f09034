package org.entrepot.gateway;

import java.io.InputStream;
import org.entrepot.store.ObjectContent;

/** What an answer carries. */
public sealed interface AnswerBody {
    /** How many bytes; -1 when nobody knows before the end. */
    long length();

    /** Nothing. {@code length} may tell the length that a GET would have had, for answers to HEAD. */
    record None(long length) implements AnswerBody {}

    /** Bytes in memory. */
    record Bytes(byte[] bytes) implements AnswerBody {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /** A range of an object; the listener sends file regions without copying where it can, and closes it. */
    record Content(ObjectContent content) implements AnswerBody {
        @Override
        public long length() {
            return content.length();
        }
    }

    /** A stream, of a length that may be unknown; the listener closes it. */
    record Stream(InputStream stream, long length) implements AnswerBody {}
}
