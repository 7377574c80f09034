package org.entrepot.access.text;

/** Writes XML answers straight to bytes. Names are ASCII; characters that XML 1.0 cannot hold become numeric references. */
public final class XmlWriter {
    /** ASCII characters that stand for themselves in text and in attributes. */
    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        for (char c = 0; c < PLAIN.length; c++) {
            PLAIN[c] = c < 0x20 ? c == '\t' || c == '\n' : c != '<' && c != '>' && c != '&' && c != '"';
        }
    }

    private final Utf8Builder out = new Utf8Builder(512);

    /** A document that begins with this declaration, such as {@code <?xml version="1.0" encoding="UTF-8"?>}; may be empty. */
    public XmlWriter(String declaration) {
        out.ascii(declaration);
    }

    /** Makes room for so many bytes more at once, for a document that will be long. */
    public XmlWriter reserve(int moreBytes) {
        out.reserve(moreBytes);
        return this;
    }

    /** Opens an element. */
    public XmlWriter open(String name) {
        out.ascii('<');
        out.ascii(name);
        out.ascii('>');
        return this;
    }

    /** Opens an element with one attribute, a namespace for instance. */
    public XmlWriter open(String name, String attribute, String value) {
        out.ascii('<');
        out.ascii(name);
        attribute(attribute, value);
        out.ascii('>');
        return this;
    }

    /** Opens an element with two attributes. */
    public XmlWriter open(String name, String attribute1, String value1, String attribute2, String value2) {
        out.ascii('<');
        out.ascii(name);
        attribute(attribute1, value1);
        attribute(attribute2, value2);
        out.ascii('>');
        return this;
    }

    private void attribute(String name, String value) {
        out.ascii(' ');
        out.ascii(name);
        out.ascii("=\"");
        escape(value);
        out.ascii('"');
    }

    /** Closes an element. */
    public XmlWriter close(String name) {
        out.ascii("</");
        out.ascii(name);
        out.ascii('>');
        return this;
    }

    /** An element with text. */
    public XmlWriter text(String name, String value) {
        open(name);
        escape(value);
        return close(name);
    }

    /** An element with one attribute and text. */
    public XmlWriter text(String name, String attribute, String attributeValue, String value) {
        open(name, attribute, attributeValue);
        escape(value);
        return close(name);
    }

    /** An element with a number. */
    public XmlWriter text(String name, long value) {
        open(name);
        out.number(value);
        return close(name);
    }

    /** An element with {@code true} or {@code false}. */
    public XmlWriter text(String name, boolean value) {
        open(name);
        out.ascii(Boolean.toString(value));
        return close(name);
    }

    /** An element without content, {@code <name/>}. */
    public XmlWriter empty(String name) {
        out.ascii('<');
        out.ascii(name);
        out.ascii("/>");
        return this;
    }

    /** A text as the content of an element. */
    public static String escaped(String value) {
        XmlWriter xml = new XmlWriter("");
        xml.escape(value);
        return xml.toString();
    }

    /** The document as UTF-8 bytes. */
    public byte[] toBytes() {
        return out.toBytes();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void escape(String value) {
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < PLAIN.length && PLAIN[c]) {
                continue;
            }
            out.ascii(value, written, i);
            switch (c) {
                case '<' -> out.ascii("&lt;");
                case '>' -> out.ascii("&gt;");
                case '&' -> out.ascii("&amp;");
                case '"' -> out.ascii("&quot;");
                default -> {
                    if (c < 0x20 || c == 0xFFFE || c == 0xFFFF) {
                        out.ascii("&#" + (int) c + ';');
                    } else {
                        i += out.character(value, i) - 1;
                    }
                }
            }
            written = i + 1;
        }
        out.ascii(value, written, value.length());
    }
}
