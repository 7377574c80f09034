package org.entrepot.access.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes JSON documents straight to bytes, without white space. Commas are its business. */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final Utf8Builder out = new Utf8Builder(256);
    /** Whether the next thing needs no comma before it: at the beginning, after an opening bracket or a member's name. */
    private boolean fresh = true;

    /** An empty document. */
    public JsonWriter() {}

    /** Opens an object. */
    public JsonWriter openObject() {
        separate();
        out.ascii('{');
        fresh = true;
        return this;
    }

    /** Closes an object. */
    public JsonWriter closeObject() {
        out.ascii('}');
        fresh = false;
        return this;
    }

    /** Opens a list. */
    public JsonWriter openList() {
        separate();
        out.ascii('[');
        fresh = true;
        return this;
    }

    /** Closes a list. */
    public JsonWriter closeList() {
        out.ascii(']');
        fresh = false;
        return this;
    }

    /** The name of a member; its value follows. */
    public JsonWriter name(String name) {
        separate();
        quote(name);
        out.ascii(':');
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
        out.number(value);
        return this;
    }

    /** A boolean. */
    public JsonWriter value(boolean value) {
        separate();
        out.ascii(Boolean.toString(value));
        return this;
    }

    /** A text, or {@code null} where there is none. */
    public JsonWriter valueOrNull(@Nullable String value) {
        return value == null ? nothing() : value(value);
    }

    /** {@code null}. */
    public JsonWriter nothing() {
        separate();
        out.ascii("null");
        return this;
    }

    /** JSON that is written already: a number with a fraction, or a document inside this one. */
    public JsonWriter raw(String json) {
        separate();
        out.text(json);
        return this;
    }

    /** JSON that is written already, or {@code null} where there is none. */
    public JsonWriter rawOrNull(@Nullable String json) {
        return json == null ? nothing() : raw(json);
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
        return out.toBytes();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void separate() {
        if (!fresh) {
            out.ascii(',');
        }
        fresh = false;
    }

    private void quote(String value) {
        out.ascii('"');
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                continue;
            }
            out.ascii(value, written, i);
            switch (c) {
                case '"' -> out.ascii("\\\"");
                case '\\' -> out.ascii("\\\\");
                case '\n' -> out.ascii("\\n");
                case '\r' -> out.ascii("\\r");
                case '\t' -> out.ascii("\\t");
                default -> {
                    if (c < 0x20) {
                        out.ascii("\\u00");
                        out.ascii(HEX.charAt(c >> 4));
                        out.ascii(HEX.charAt(c & 15));
                    } else {
                        i += out.character(value, i) - 1;
                    }
                }
            }
            written = i + 1;
        }
        out.ascii(value, written, value.length());
        out.ascii('"');
    }
}
