package org.entrepot.mediastore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.entrepot.store.ListPage;
import org.entrepot.store.ListQuery;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * The direct children of a folder, page by page, in the code-point order of their names ({@code mediastore.md} section 11).
 *
 * <p>The store lists by key, where the folder {@code a} stands as {@code a/}: behind {@code a-1} and {@code a.ts}, which by
 * name come after it. So what a page of the store holds is put in order, and the folders are added that by key come after
 * the page but by name into it. All of those have a name which the last key of the page begins with, followed by a
 * character before the slash, so that few look-ups find them.
 */
final class ItemPages {
    private static final String SLASH = "/";

    private final Lister lister;
    private final String prefix;

    /** The store's listing of one bucket. */
    @FunctionalInterface
    interface Lister {
        /** One page. */
        ListPage list(ListQuery query) throws IOException;
    }

    /** The name of a child; an object comes before the folder of the same name. */
    record Name(String text, boolean isFolder) {
        private static final Comparator<Name> ORDER =
                Comparator.comparing(Name::bytes, Arrays::compareUnsigned).thenComparing(Name::isFolder);

        private byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        boolean isAfter(@Nullable Name other) {
            return other == null || ORDER.compare(this, other) > 0;
        }
    }

    /**
     * One child.
     *
     * @param object null for a folder
     */
    record Item(Name name, @Nullable StoredObject object) {}

    /** Some children in order, and whether more follow. */
    record Page(List<Item> items, boolean more) {
        Page {
            items = List.copyOf(items);
        }
    }

    /**
     * @param prefix of the folder: empty for the root, else with a slash at its end
     */
    ItemPages(Lister lister, String prefix) {
        this.lister = lister;
        this.prefix = prefix;
    }

    /**
     * One page.
     *
     * @param after the last name of the page before; null for the first page
     * @param limit 1 or more
     */
    Page page(@Nullable Name after, int limit) throws IOException {
        List<Item> items = new ArrayList<>();
        String from = after == null ? "" : prefix + after.text();
        ListPage page;
        do {
            page = lister.list(new ListQuery(prefix, SLASH, from, limit));
            for (ListPage.Entry entry : page.entries()) {
                Item item = item(entry);
                if (item.name().isAfter(after) && !isFolderItself(item)) {
                    items.add(item);
                }
            }
            from = page.next();
        } while (page.truncated() && items.size() < limit);
        if (page.truncated()) {
            addFoldersBeyond(from.substring(prefix.length()), after, items);
        }
        items.sort(Comparator.comparing(Item::name, Name.ORDER));
        boolean more = page.truncated() || items.size() > limit;
        return new Page(items.subList(0, Math.min(limit, items.size())), more);
    }

    private Item item(ListPage.Entry entry) {
        return switch (entry) {
            case ListPage.Entry.OfObject(StoredObject object) ->
                new Item(new Name(object.key().value().substring(prefix.length()), false), object);
            case ListPage.Entry.OfPrefix(String folder) ->
                new Item(new Name(folder.substring(prefix.length(), folder.length() - 1), true), null);
        };
    }

    /** Other dialects mark a folder by an object of its own name with the slash. */
    private static boolean isFolderItself(Item item) {
        return !item.name().isFolder() && item.name().text().isEmpty();
    }

    private void addFoldersBeyond(String last, @Nullable Name after, List<Item> items) throws IOException {
        for (int end = 0; end < last.length(); end++) {
            Name folder = new Name(last.substring(0, end), true);
            if (last.charAt(end) < '/' && folder.isAfter(after) && isThere(folder)) {
                items.add(new Item(folder, null));
            }
        }
    }

    private boolean isThere(Name folder) throws IOException {
        ListQuery query = new ListQuery(prefix + folder.text() + SLASH, "", "", 1);
        return !lister.list(query).entries().isEmpty();
    }
}
