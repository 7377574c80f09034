package org.entrepot.access.text;

import java.util.List;
import java.util.Optional;

/**
 * A part of a document with the place it takes in the text. Offsets count UTF-16 units from 0; ends are exclusive.
 *
 * @param name the local name of an element, the name of a member, the index of a list's item; empty for a JSON document
 * @param start where the part begins: its start tag, its member's name, or the item itself
 * @param end where it ends: behind the end tag or the value
 * @param contentStart where what it holds begins: behind the start tag, or at the JSON value
 * @param contentEnd where that ends: at the end tag, or behind the value
 * @param children elements, members or items, in document order
 */
public record SourceNode(String name, int start, int end, int contentStart, int contentEnd, List<SourceNode> children) {
    public SourceNode {
        children = List.copyOf(children);
    }

    /** The first child of this name. */
    public Optional<SourceNode> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    /** All children of this name, in order. */
    public List<SourceNode> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }
}
