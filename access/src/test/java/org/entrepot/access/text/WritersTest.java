package org.entrepot.access.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class WritersTest {
    /** Text of ASCII, escaped, accented, Chinese, control characters and characters beyond the first plane. */
    private static String anyText(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(0, 40); left > 0; left--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append("<>&\"'\\/".charAt(random.nextInt(7)));
                case 1 -> text.appendCodePoint(random.nextInt(0x80, 0x800));
                case 2 -> text.appendCodePoint(random.nextInt(0x4E00, 0x9FFF));
                case 3 -> text.appendCodePoint(random.nextInt(0x1F300, 0x1F6FF));
                case 4 -> text.append("\t\n".charAt(random.nextInt(2)));
                default -> text.append((char) random.nextInt(0x20, 0x7F));
            }
        }
        return text.toString();
    }

    @Test
    void any_text_comes_back_from_xml_in_elements_and_attributes() {
        Property.holds(300, random -> {
            String inside = anyText(random);
            String attribute = anyText(random).replace('\n', ' ').replace('\t', ' ');
            byte[] document = new XmlWriter("")
                    .open("a")
                    .text("b", "c", attribute, inside)
                    .text("n", Long.MIN_VALUE)
                    .empty("e")
                    .close("a")
                    .toBytes();
            XmlElement root = switch (Xml.read(document)) {
                case Parsed.Ok<XmlElement>(XmlElement read) -> read;
                case Parsed.Failed<XmlElement>(TextProblem problem) -> throw new AssertionError(problem.toString());
            };
            assertThat(root.childText("b")).contains(inside);
            assertThat(root.childText("n")).contains("-9223372036854775808");
            assertThat(new String(document, StandardCharsets.UTF_8)).contains("c=\"" + escaped(attribute) + '"');
        });
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Test
    void any_text_comes_back_from_json() {
        Property.holds(300, random -> {
            String text = anyText(random) + (char) random.nextInt(0x20);
            byte[] document = new JsonWriter()
                    .openObject()
                    .member(text, text)
                    .name("raw")
                    .raw("[\"" + "é" + "\",1.5]")
                    .closeObject()
                    .toBytes();
            JsonValue.Obj read = switch (Json.read(document)) {
                case Parsed.Ok<JsonValue>(JsonValue value) -> (JsonValue.Obj) value;
                case Parsed.Failed<JsonValue>(TextProblem problem) -> throw new AssertionError(problem.toString());
            };
            JsonValue.Member first = read.members().getFirst();
            assertThat(first.name()).isEqualTo(text);
            assertThat(((JsonValue.Text) first.value()).value()).isEqualTo(text);
            assertThat(new String(document, StandardCharsets.UTF_8)).endsWith(",\"raw\":[\"é\",1.5]}");
        });
    }

    @Test
    void text_becomes_the_same_bytes_that_the_language_gives_it_halves_of_pairs_included() {
        Property.holds(300, random -> {
            StringBuilder text = new StringBuilder(anyText(random));
            text.insert(random.nextInt(text.length() + 1), (char) random.nextInt(0xD800, 0xE000));
            Utf8Builder out = new Utf8Builder(random.nextInt(4));
            out.text(text.toString());
            assertThat(out.toBytes()).isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void characters_that_xml_cannot_hold_become_references() {
        assertThat(new XmlWriter("").text("a", "\u0001\r\uFFFE\uFFFF\u007f").toString())
                .isEqualTo("<a>&#1;&#13;&#65534;&#65535;\u007f</a>");
        assertThat(new JsonWriter().values(List.of("\u0001\r\u007f", "é")).toString())
                .isEqualTo("[\"\\u0001\\r\u007f\",\"é\"]");
    }

    @Test
    void room_made_ahead_changes_nothing_of_a_document() {
        assertThat(new XmlWriter("<?xml?>").reserve(10_000).text("a", 1).toBytes())
                .isEqualTo(new XmlWriter("<?xml?>").text("a", 1).toBytes());
    }
}
