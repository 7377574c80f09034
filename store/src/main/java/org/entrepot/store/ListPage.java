package org.entrepot.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One page of a listing, in the order of the keys' UTF-8 bytes.
 *
 * @param truncated whether more follows
 * @param next what to pass as {@code after} for the next page: the last key or common prefix of this one; empty on an empty page
 */
public record ListPage(List<Entry> entries, boolean truncated, String next) {
    public ListPage {
        entries = List.copyOf(entries);
    }

    /** A line of a listing. */
    public sealed interface Entry {
        /** An object. Its body may be left out when it is inline. */
        record OfObject(StoredObject object) implements Entry {}

        /** Keys rolled up at a delimiter, the delimiter included. */
        record OfPrefix(String prefix) implements Entry {}
    }

    /** The objects alone, in order. */
    public List<StoredObject> objects() {
        List<StoredObject> objects = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (entry instanceof Entry.OfObject(StoredObject object)) {
                objects.add(object);
            }
        }
        return Collections.unmodifiableList(objects);
    }

    /** The common prefixes alone, in order. */
    public List<String> prefixes() {
        return entries.stream()
                .filter(Entry.OfPrefix.class::isInstance)
                .map(e -> ((Entry.OfPrefix) e).prefix())
                .toList();
    }
}
