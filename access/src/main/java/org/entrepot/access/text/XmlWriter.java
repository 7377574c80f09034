package org.entrepot.access.text;

import java.nio.charset.StandardCharsets;

/** Writes small XML answers straight to text. Characters that XML 1.0 cannot hold become numeric references. */
public final class XmlWriter {
    private final StringBuilder out = new StringBuilder(512);

    /** A document that begins with this declaration, such as {@code <?xml version="1.0" encoding="UTF-8"?>}; may be empty. */
    public XmlWriter(String declaration) {
        out.append(declaration);
    }

    /** Opens an element. */
    public XmlWriter open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    /** Opens an element with one attribute, a namespace for instance. */
    public XmlWriter open(String name, String attribute, String value) {
        out.append('<').append(name).append(' ').append(attribute).append("=\"");
        escape(value);
        out.append("\">");
        return this;
    }

    /** Opens an element with two attributes. */
    public XmlWriter open(String name, String attribute1, String value1, String attribute2, String value2) {
        out.append('<').append(name).append(' ').append(attribute1).append("=\"");
        escape(value1);
        out.append("\" ").append(attribute2).append("=\"");
        escape(value2);
        out.append("\">");
        return this;
    }

    /** Closes an element. */
    public XmlWriter close(String name) {
        out.append("</").append(name).append('>');
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
        out.append(value);
        return close(name);
    }

    /** An element with {@code true} or {@code false}. */
    public XmlWriter text(String name, boolean value) {
        open(name);
        out.append(value);
        return close(name);
    }

    /** An element without content, {@code <name/>}. */
    public XmlWriter empty(String name) {
        out.append('<').append(name).append("/>");
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
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void escape(String value) {
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isPlain(c)) {
                continue;
            }
            out.append(value, written, i);
            written = i + 1;
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append("&#").append((int) c).append(';');
            }
        }
        out.append(value, written, value.length());
    }

    private static boolean isPlain(char c) {
        return c < 0x20
                ? c == '\t' || c == '\n'
                : c != '<' && c != '>' && c != '&' && c != '"' && c != 0xFFFE && c != 0xFFFF;
    }
}
