package org.entrepot.access.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlTest {
    @Test
    void a_document_that_is_not_utf_8_is_refused_with_the_place_and_nothing_is_printed() {
        PrintStream standardError = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(Xml.read("\u00ff<a/>".getBytes(StandardCharsets.ISO_8859_1)))
                    .isEqualTo(new Parsed.Failed<>(new TextProblem("the text is not UTF-8", new Position(1, 1))));
            assertThat(Xml.read("<a>\n b\u00c3(</a>".getBytes(StandardCharsets.ISO_8859_1)))
                    .isEqualTo(new Parsed.Failed<>(new TextProblem("the text is not UTF-8", new Position(2, 3))));
        } finally {
            System.setErr(standardError);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_document() {
        assertThat(Xml.read(
                        "\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>b</a>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Parsed.Ok.class);
    }

    @Test
    void a_document_of_too_many_elements_is_refused() {
        int most = Xml.ELEMENTS_MAX - 1;
        assertThat(Xml.read(bytes("<a>" + "<b/>".repeat(most) + "</a>"))).isInstanceOf(Parsed.Ok.class);
        assertThat(Xml.read(bytes("<a>" + "<b/>".repeat(most + 1) + "</a>"))).isInstanceOf(Parsed.Failed.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
