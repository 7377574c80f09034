package org.entrepot.access.text;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads small XML documents into {@link XmlElement} trees. Document types, entities beyond the five of the standard and
 * anything external are refused; so are nesting deeper than {@link #DEPTH_MAX} and more elements than {@link #ELEMENTS_MAX}.
 */
public final class Xml {
    /** Deeper nesting than this is refused. */
    public static final int DEPTH_MAX = 32;

    /** More elements than these are refused: a completed upload has the most, 10,000 parts of up to eight. */
    public static final int ELEMENTS_MAX = 100_000;

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final XMLInputFactory FACTORY = strictFactory();

    private Xml() {}

    /** Reads a whole document in UTF-8, whatever encoding it declares. */
    public static Parsed<XmlElement> read(byte[] document) {
        // Decoded here, because the JDK's reader prints ill-formed encodings to standard error.
        return switch (Utf8.read(document)) {
            case Parsed.Failed<String>(TextProblem problem) -> new Parsed.Failed<>(problem);
            case Parsed.Ok<String>(String text) -> read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        };
    }

    private static Parsed<XmlElement> read(String text) {
        XMLStreamReader reader = null;
        try {
            reader = FACTORY.createXMLStreamReader(new StringReader(text));
            return tree(reader);
        } catch (XMLStreamException e) {
            return new Parsed.Failed<>(new TextProblem("the text is not well-formed XML", position(e.getLocation())));
        } catch (RuntimeException e) {
            // The JDK's reader throws unchecked exceptions on some ill-formed documents.
            return new Parsed.Failed<>(new TextProblem("the text is not readable XML", Position.START));
        } finally {
            close(reader);
        }
    }

    private static Parsed<XmlElement> tree(XMLStreamReader reader) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        XmlElement root = null;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> {
                    return new Parsed.Failed<>(
                            new TextProblem("a document type is not allowed", position(reader.getLocation())));
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() == DEPTH_MAX) {
                        return new Parsed.Failed<>(
                                new TextProblem("nesting is deeper than " + DEPTH_MAX, position(reader.getLocation())));
                    }
                    if (++elements > ELEMENTS_MAX) {
                        return new Parsed.Failed<>(new TextProblem(
                                "there are more elements than " + ELEMENTS_MAX, position(reader.getLocation())));
                    }
                    open.push(new Open(reader));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    Open current = open.peek();
                    if (current != null) {
                        current.text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    return new Parsed.Failed<>(
                            new TextProblem("an entity is not allowed", position(reader.getLocation())));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement element = open.pop().close();
                    Open parent = open.peek();
                    if (parent == null) {
                        root = element;
                    } else {
                        parent.children.add(element);
                    }
                }
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        return root == null
                ? new Parsed.Failed<>(new TextProblem("the text is empty", Position.START))
                : new Parsed.Ok<>(root);
    }

    private static XMLInputFactory strictFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static Position position(@Nullable Location location) {
        return location == null
                ? Position.START
                : new Position(Math.max(1, location.getLineNumber()), Math.max(1, location.getColumnNumber()));
    }

    private static void close(@Nullable XMLStreamReader reader) {
        if (reader != null) {
            try {
                reader.close();
            } catch (XMLStreamException e) {
                // The reader stands on a text; there is nothing to release.
            }
        }
    }

    /** An element whose end has not been read. */
    private static final class Open {
        private final String name;
        private final Map<String, String> attributes = new HashMap<>();
        private final Position position;
        private final StringBuilder text = new StringBuilder();
        private final List<XmlElement> children = new ArrayList<>();

        Open(XMLStreamReader reader) {
            name = reader.getLocalName();
            position = position(reader.getLocation());
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }

        private static Position position(Location location) {
            return Xml.position(location);
        }

        XmlElement close() {
            return new XmlElement(name, attributes, children, text.toString(), position);
        }
    }
}
