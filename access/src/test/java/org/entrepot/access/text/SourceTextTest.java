package org.entrepot.access.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTextTest {
    @Test
    void json_values_are_found_with_their_members() {
        String text = "{\"a\" : [1, \"x\\\"y\", {\"b~/c\":true}],\r\n \"d\": null}";
        SourceText source = SourceText.json(text);
        assertThat(shown(source, "/a/0")).isEqualTo("1");
        assertThat(shown(source, "/a/1")).isEqualTo("\"x\\\"y\"");
        assertThat(shown(source, "/a/2")).isEqualTo("{\"b~/c\":true}");
        assertThat(shown(source, "/a/2/b~0~1c")).isEqualTo("\"b~/c\":true");
        assertThat(source.content(source.find("/a/2/b~0~1c").orElseThrow())).isEqualTo("true");
        assertThat(shown(source, "/d")).isEqualTo("\"d\": null");
        assertThat(source.content(source.root())).isEqualTo(text);
        assertThat(source.position(source.find("/d").orElseThrow().start())).isEqualTo(new Position(2, 2));
        assertThat(source.find("/e")).isEmpty();
    }

    @Test
    void xml_elements_are_found_between_comments_sections_and_instructions() {
        String text = """
                <?xml version="1.0"?>
                <!-- <x> -->
                <s:a xmlns:s='>'><b>1</b><![CDATA[</a>]]><b k="/>"> 2 </b><c/></s:a>
                """;
        SourceText source = SourceText.xml(text);
        assertThat(source.root().name()).isEqualTo("a");
        assertThat(source.root().children()).extracting(SourceNode::name).containsExactly("b", "b", "c");
        assertThat(source.root().children("b")).extracting(source::content).containsExactly("1", " 2 ");
        SourceNode last = source.root().child("c").orElseThrow();
        assertThat(text.substring(last.start(), last.end())).isEqualTo("<c/>");
        assertThat(source.position(source.root().start())).isEqualTo(new Position(3, 1));
    }

    @Test
    void lines_end_in_each_of_the_three_ways() {
        SourceText source = SourceText.plain("a\nb\r\nc\rd");
        assertThat(source.position(7)).isEqualTo(new Position(4, 1));
        assertThat(source.position(8)).isEqualTo(new Position(4, 2));
        assertThat(source.position(4)).isEqualTo(new Position(2, 3));
    }

    private static String shown(SourceText source, String pointer) {
        SourceNode node = source.find(pointer).orElseThrow();
        return source.text().substring(node.start(), node.end());
    }
}
