package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.ListPage;
import org.entrepot.store.ListQuery;
import org.entrepot.store.ObjectKey;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

/** What holds of listings, against a model that filters all keys. */
public abstract class ListingContract extends StoreContract {
    /** For subclasses. */
    protected ListingContract() {}

    private List<String> names(ListPage page) {
        return page.entries().stream()
                .map(entry -> switch (entry) {
                    case ListPage.Entry.OfObject object -> object.object().key().value();
                    case ListPage.Entry.OfPrefix prefix -> prefix.prefix() + " *";
                })
                .toList();
    }

    private ListPage list(String prefix, String delimiter, String after, int limit) throws IOException {
        return store.list(bucket, new ListQuery(prefix, delimiter, after, limit));
    }

    private void putAll(String... keys) throws Exception {
        for (String key : keys) {
            put(key, text(key));
        }
    }

    @Test
    void an_empty_bucket_lists_nothing() throws IOException {
        ListPage page = list("", "", "", 10);

        assertThat(page).isEqualTo(new ListPage(List.of(), false, ""));
    }

    @Test
    void keys_are_in_the_order_of_their_bytes() throws Exception {
        // U+FF5E sorts before U+1F600 in UTF-8 and after it in UTF-16.
        putAll("\uD83D\uDE00", "\uFF5E", "a\0", "a", "a\0b", "ab", "B", "a\u0001");

        assertThat(names(list("", "", "", 10)))
                .containsExactly("B", "a", "a\0", "a\0b", "a\u0001", "ab", "\uFF5E", "\uD83D\uDE00");
        assertThat(names(list("a\0", "", "", 10))).containsExactly("a\0", "a\0b");
    }

    @Test
    void keys_behind_a_delimiter_are_rolled_up() throws Exception {
        putAll("a", "b/1", "b/2", "b/c/3", "d//", "e");

        assertThat(names(list("", "/", "", 10))).containsExactly("a", "b/ *", "d/ *", "e");
        assertThat(names(list("b/", "/", "", 10))).containsExactly("b/1", "b/2", "b/c/ *");
        assertThat(names(list("b", "/", "", 10))).containsExactly("b/ *");
        assertThat(names(list("", "/c", "", 10))).containsExactly("a", "b/1", "b/2", "b/c *", "d//", "e");
    }

    @Test
    void a_common_prefix_as_marker_skips_what_is_under_it() throws Exception {
        putAll("a/1", "a/2", "b");

        assertThat(names(list("", "/", "a/", 10))).containsExactly("b");
        assertThat(names(list("", "", "a/", 10))).containsExactly("a/1", "a/2", "b");
    }

    @Test
    void a_marker_inside_a_common_prefix_does_not_hide_it() throws Exception {
        putAll("a/1", "a/2", "b");

        assertThat(names(list("", "/", "a/1", 10))).containsExactly("a/ *", "b");
        assertThat(names(list("", "/", "a/2", 10))).containsExactly("b");
    }

    @Test
    void a_marker_before_or_beyond_the_prefix_begins_or_ends_the_listing() throws Exception {
        putAll("a", "m1", "m2", "z");

        assertThat(names(list("m", "", "b", 10))).containsExactly("m1", "m2");
        assertThat(names(list("m", "", "n", 10))).isEmpty();
        assertThat(names(list("", "", "x".repeat(3000), 10))).containsExactly("z");
    }

    @Test
    void a_full_page_tells_whether_more_follows() throws Exception {
        putAll("a", "b", "c/1", "c/2");

        assertThat(list("", "/", "", 2).truncated()).isTrue();
        assertThat(list("", "/", "", 2).next()).isEqualTo("b");
        ListPage last = list("", "/", "b", 1);
        assertThat(names(last)).containsExactly("c/ *");
        assertThat(last.truncated()).isFalse();
        assertThat(last.next()).isEqualTo("c/");
    }

    @Test
    void buckets_do_not_see_each_other_s_keys() throws Exception {
        putAll("a");
        var other = store.createBucket(newBucket("other", bucket.owner()));

        assertThat(store.list(other, new ListQuery("", "", "", 10)).entries()).isEmpty();
    }

    @Test
    void pages_together_are_the_whole_listing() {
        Property.holds(25, random -> {
            SortedSet<String> model = new TreeSet<>((a, b) ->
                    Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
            empty();
            for (int i = random.nextInt(40); i > 0; i--) {
                String key = randomText(random, 1, 6);
                if (random.nextInt(4) > 0) {
                    put(key, text(key));
                    model.add(key);
                } else {
                    store.delete(bucket, List.of(new DeleteItem(new ObjectKey(key), DeleteCondition.NONE)));
                    model.remove(key);
                }
            }
            for (int i = 0; i < 8; i++) {
                String prefix = randomText(random, 0, 3);
                String delimiter = randomText(random, 0, 3);
                assertThat(paged(prefix, delimiter, random.nextInt(1, 5)))
                        .as("prefix <%s> delimiter <%s> of %s", prefix, delimiter, model)
                        .isEqualTo(rolledUp(model, prefix, delimiter));
            }
        });
    }

    private void empty() throws Exception {
        ListPage all = list("", "", "", 1000);
        List<DeleteItem> items = all.objects().stream()
                .map(object -> new DeleteItem(object.key(), DeleteCondition.NONE))
                .toList();
        store.delete(bucket, items);
    }

    private static String randomText(SplittableRandom random, int least, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(least, most + 1); i > 0; i--) {
            text.append(
                    List.of("a", "b", "/", "\0", "\u0001", "é", "\uD83D\uDE00").get(random.nextInt(7)));
        }
        return text.toString();
    }

    private List<String> paged(String prefix, String delimiter, int limit) throws IOException {
        List<String> all = new ArrayList<>();
        String after = "";
        while (true) {
            ListPage page = list(prefix, delimiter, after, limit);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(names(page));
            if (!page.truncated()) {
                return all;
            }
            assertThat(page.next()).isNotEqualTo(after);
            after = page.next();
        }
    }

    private static List<String> rolledUp(SortedSet<String> keys, String prefix, String delimiter) {
        LinkedHashSet<String> lines = new LinkedHashSet<>();
        for (String key : keys) {
            if (key.startsWith(prefix)) {
                int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
                lines.add(at < 0 ? key : key.substring(0, at + delimiter.length()) + " *");
            }
        }
        return List.copyOf(lines);
    }
}
