package org.entrepot.access.lint;

import java.util.List;
import org.entrepot.access.text.SourceNode;

/** Edits of JSON texts that keep the commas right. */
public final class JsonEdits {
    private JsonEdits() {}

    /** Takes a member or item out of an object or list. */
    public static Edit remove(SourceNode parent, SourceNode child) {
        List<SourceNode> children = parent.children();
        int index = children.indexOf(child);
        if (index > 0) {
            return new Edit(children.get(index - 1).end(), child.end(), "");
        }
        return new Edit(child.start(), children.size() > 1 ? children.get(1).start() : child.end(), "");
    }

    /** Writes a member or item behind the last one of an object or list. */
    public static Edit append(SourceNode parent, String written) {
        List<SourceNode> children = parent.children();
        return children.isEmpty()
                ? Edit.insert(parent.contentStart() + 1, written)
                : Edit.insert(children.getLast().end(), ", " + written);
    }
}
