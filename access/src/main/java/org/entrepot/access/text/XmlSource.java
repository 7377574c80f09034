package org.entrepot.access.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the places of XML elements by one pass over the angle brackets of a well-formed text. The JDK's reader tells where
 * a tag ends, but not where it begins.
 */
final class XmlSource {
    private static final SourceNode NOTHING = new SourceNode("", 0, 0, 0, 0, List.of());

    private final String text;
    private final Deque<Open> open = new ArrayDeque<>();
    private SourceNode root = NOTHING;

    private XmlSource(String text) {
        this.text = text;
    }

    static SourceNode root(String text) {
        XmlSource source = new XmlSource(text);
        source.scan();
        return source.root;
    }

    private void scan() {
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
            if (text.startsWith("<!--", at)) {
                at = behind("-->", at);
            } else if (text.startsWith("<![CDATA[", at)) {
                at = behind("]]>", at);
            } else if (text.startsWith("<?", at)) {
                at = behind("?>", at);
            } else {
                at = tag(at);
            }
        }
    }

    private int tag(int start) {
        int end = tagEnd(start);
        if (text.startsWith("</", start)) {
            if (!open.isEmpty()) {
                add(open.pop().node(start, end));
            }
            return end;
        }
        Open element = new Open(name(start + 1), start, end);
        if (text.startsWith("/>", end - 2)) {
            add(element.node(end, end));
        } else {
            open.push(element);
        }
        return end;
    }

    private void add(SourceNode node) {
        Open parent = open.peek();
        if (parent == null) {
            root = node;
        } else {
            parent.children.add(node);
        }
    }

    /** Behind the closing bracket; brackets in attribute values do not count. */
    private int tagEnd(int start) {
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return text.length();
    }

    private int behind(String mark, int from) {
        int at = text.indexOf(mark, from);
        return at < 0 ? text.length() : at + mark.length();
    }

    private String name(int start) {
        int end = start;
        while (end < text.length() && " \t\r\n/>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String name = text.substring(start, end);
        return name.substring(name.indexOf(':') + 1);
    }

    /** An element whose end has not been seen. */
    private static final class Open {
        private final String name;
        private final int start;
        private final int contentStart;
        private final List<SourceNode> children = new ArrayList<>();

        Open(String name, int start, int contentStart) {
            this.name = name;
            this.start = start;
            this.contentStart = contentStart;
        }

        SourceNode node(int contentEnd, int end) {
            return new SourceNode(name, start, end, contentStart, contentEnd, children);
        }
    }
}
