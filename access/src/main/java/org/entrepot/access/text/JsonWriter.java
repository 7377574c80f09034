package org.entrepot.access.text;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes small JSON documents straight to text, without white space. Commas are its business. */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(256);
    /** Whether the next thing needs no comma before it: at the beginning, after an opening bracket or a member's name. */
    private boolean fresh = true;

    /** An empty document. */
    public JsonWriter() {}

    /** Opens an object. */
    public JsonWriter openObject() {
        separate();
        out.append('{');
        fresh = true;
        return this;
    }

    /** Closes an object. */
    public JsonWriter closeObject() {
        out.append('}');
        fresh = false;
        return this;
    }

    /** Opens a list. */
    public JsonWriter openList() {
        separate();
        out.append('[');
        fresh = true;
        return this;
    }

    /** Closes a list. */
    public JsonWriter closeList() {
        out.append(']');
        fresh = false;
        return this;
    }

    /** The name of a member; its value follows. */
    public JsonWriter name(String name) {
        separate();
        quote(name);
        out.append(':');
        fresh = true;
        return this;
    }

    /** A text. */
    public JsonWriter value(String value) {
        separate();
        quote(value);
        return this;
    }

    /** A whole number. */
    public JsonWriter value(long value) {
        separate();
        out.append(value);
        return this;
    }

    /** A boolean. */
    public JsonWriter value(boolean value) {
        separate();
        out.append(value);
        return this;
    }

    /** {@code null}. */
    public JsonWriter nothing() {
        separate();
        out.append("null");
        return this;
    }

    /** JSON that is written already: a number with a fraction, or a document inside this one. */
    public JsonWriter raw(String json) {
        separate();
        out.append(json);
        return this;
    }

    /** A list of texts. */
    public JsonWriter values(List<String> values) {
        openList();
        values.forEach(this::value);
        return closeList();
    }

    /** A value that was read, with all that is in it. */
    public JsonWriter value(JsonValue value) {
        switch (value) {
            case JsonValue.Obj object -> {
                openObject();
                object.members().forEach(member -> name(member.name()).value(member.value()));
                closeObject();
            }
            case JsonValue.Arr list -> {
                openList();
                list.items().forEach(this::value);
                closeList();
            }
            case JsonValue.Text text -> value(text.value());
            case JsonValue.Num number -> raw(number.literal());
            case JsonValue.Bool bool -> value(bool.value());
            case JsonValue.Null none -> nothing();
        }
        return this;
    }

    /** A member with a text. */
    public JsonWriter member(String name, String value) {
        return name(name).value(value);
    }

    /** A member with a whole number. */
    public JsonWriter member(String name, long value) {
        return name(name).value(value);
    }

    /** A member with a boolean. */
    public JsonWriter member(String name, boolean value) {
        return name(name).value(value);
    }

    /** The document as UTF-8 bytes. */
    public byte[] toBytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void separate() {
        if (!fresh) {
            out.append(',');
        }
        fresh = false;
    }

    private void quote(String value) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x20 && c != '"' && c != '\\') {
                continue;
            }
            out.append(value, written, i);
            written = i + 1;
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        out.append(value, written, value.length()).append('"');
    }
}
