package org.entrepot.access.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An XML element without its namespace. Mixed content is not kept: an element has children or text.
 *
 * @param name local name
 * @param attributes by local name
 * @param children child elements in document order
 * @param text all character data directly inside, untrimmed
 * @param position where the element begins
 */
public record XmlElement(
        String name, Map<String, String> attributes, List<XmlElement> children, String text, Position position) {
    public XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The first child of this name. */
    public Optional<XmlElement> child(String name) {
        return children.stream().filter(child -> child.name.equals(name)).findFirst();
    }

    /** All children of this name, in order. */
    public List<XmlElement> children(String name) {
        return children.stream().filter(child -> child.name.equals(name)).toList();
    }

    /** The text of the first child of this name, untrimmed. */
    public Optional<String> childText(String name) {
        return child(name).map(XmlElement::text);
    }
}
