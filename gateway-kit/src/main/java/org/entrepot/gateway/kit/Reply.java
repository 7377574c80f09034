package org.entrepot.gateway.kit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Headers;

/**
 * What came back, as a client would read it.
 *
 * @param bytes the body; none for HEAD
 * @param length what {@code Content-Length} would say; -1 when nobody knew before the end
 * @param code the error code that the log gets; empty for success
 */
public record Reply(int status, Headers headers, byte[] bytes, long length, String code) {
    static Reply of(Answer answer) {
        byte[] bytes = answer.body() instanceof AnswerBody.Bytes(byte[] body) ? body : new byte[0];
        return new Reply(
                answer.status(),
                new Headers(answer.headers()),
                bytes,
                answer.body().length(),
                answer.code());
    }

    /** The body as text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The first header of this name; empty text when there is none. */
    public String header(String name) {
        return headers.first(name).orElse("");
    }

    /** Checks the status and gives the reply back. */
    public Reply expect(int expected) {
        if (status != expected) {
            throw new AssertionError("status " + status + " instead of " + expected + ": " + text());
        }
        return this;
    }

    /** Checks status and error code and gives the reply back. */
    public Reply expect(int expected, String expectedCode) {
        expect(expected);
        if (!code.equals(expectedCode)) {
            throw new AssertionError("code " + code + " instead of " + expectedCode + ": " + text());
        }
        return this;
    }

    /** The text of the body's first XML element of this name; empty text when there is none. */
    public String element(String name) {
        List<String> all = elements(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** The texts of all XML elements of this name that hold text alone. */
    public List<String> elements(String name) {
        return Pattern.compile("<" + name + "(?: [^>]*)?>([^<]*)</" + name + ">")
                .matcher(text())
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    /** Status and, where an XML body tells one, error code: {@code 404 NoSuchKey}. */
    public String outcome() {
        return (status + " " + element("Code")).strip();
    }

    /** The body as a JSON object. */
    public JsonValue.Obj json() {
        if (Json.read(bytes) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj object)) {
            return object;
        }
        throw new AssertionError("no JSON object: " + text());
    }

    /** The JSON member at a path of names, a text or a literal; empty text when there is none. */
    public String json(String... names) {
        JsonValue value = json();
        for (String name : names) {
            JsonValue member = ((JsonValue.Obj) value).get(name).orElse(null);
            if (member == null) {
                return "";
            }
            value = member;
        }
        return switch (value) {
            case JsonValue.Text text -> text.value();
            case JsonValue.Num number -> number.literal();
            case JsonValue.Bool bool -> Boolean.toString(bool.value());
            case JsonValue other -> other.kind();
        };
    }
}
