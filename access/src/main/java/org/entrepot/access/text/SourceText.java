package org.entrepot.access.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A document as text together with the places of its parts, for those who point into it or change it. It is made for
 * texts that {@link Json} or {@link Xml} has read already; of any other text it tells nothing useful.
 */
public final class SourceText {
    private final String text;
    private final SourceNode root;
    private final List<Integer> lineStarts = new ArrayList<>(List.of(0));

    private SourceText(String text, SourceNode root) {
        this.text = text;
        this.root = root;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean endsLine = c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (endsLine) {
                lineStarts.add(i + 1);
            }
        }
    }

    /** The parts of a JSON text. */
    public static SourceText json(String text) {
        return new SourceText(text, JsonSource.root(text));
    }

    /** The parts of an XML text. */
    public static SourceText xml(String text) {
        return new SourceText(text, XmlSource.root(text));
    }

    /** A text whose parts are not known; only its lines are. */
    public static SourceText plain(String text) {
        return new SourceText(text, new SourceNode("", 0, text.length(), 0, text.length(), List.of()));
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** The root element, or the JSON value. */
    public SourceNode root() {
        return root;
    }

    /** What a part holds, as written. */
    public String content(SourceNode node) {
        return text.substring(node.contentStart(), node.contentEnd());
    }

    /** Line and column of an offset from 0 to the length of the text. */
    public Position position(int offset) {
        int found = Collections.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, offset - lineStarts.get(line) + 1);
    }

    /** The part that a JSON pointer (RFC 6901) leads to. */
    public Optional<SourceNode> find(String pointer) {
        Optional<SourceNode> found = Optional.of(root);
        for (String name : JsonPointer.steps(pointer)) {
            found = found.flatMap(node -> node.child(name));
        }
        return found;
    }

    /** The white space right before an offset. */
    public String blanksBefore(int offset) {
        int start = offset;
        while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, offset);
    }
}
