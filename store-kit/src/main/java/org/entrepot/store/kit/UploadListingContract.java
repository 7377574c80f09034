package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.entrepot.store.StoreException;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadPage;
import org.entrepot.store.UploadQuery;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

/** What holds of listings of running uploads: by key, then by start; pages add up to the whole. */
public abstract class UploadListingContract extends StoreContract {
    private static final List<String> KEYS = List.of("a", "a/b", "a/b/c", "a/d", "b", "b/", "b/ü", "c");

    /** For subclasses. */
    protected UploadListingContract() {}

    private Upload begin(String key) throws StoreException, IOException {
        clock.pass(Duration.ofSeconds(1));
        return store.uploads().begin(bucket, newUpload(key));
    }

    private UploadPage list(String prefix, String delimiter, String afterKey, String afterId, int limit)
            throws IOException {
        return store.uploads().list(bucket, new UploadQuery(prefix, delimiter, afterKey, afterId, limit));
    }

    @Test
    void uploads_are_listed_by_key_and_then_by_their_start() throws Exception {
        Upload late = begin("b");
        Upload first = begin("a");
        Upload second = begin("a");
        Upload other = begin("a/b");

        assertThat(list("", "", "", "", 10).uploads())
                .usingRecursiveComparison()
                .isEqualTo(List.of(first, second, other, late));
        assertThat(ids(list("", "", "a", first.id(), 10))).containsExactly(second.id(), other.id(), late.id());
        assertThat(ids(list("", "", "a", second.id(), 10))).containsExactly(other.id(), late.id());
        assertThat(ids(list("", "", "a", "", 10))).containsExactly(other.id(), late.id());
        assertThat(ids(list("a/", "", "", "", 10))).containsExactly(other.id());
    }

    private static List<String> ids(UploadPage page) {
        return page.uploads().stream().map(Upload::id).toList();
    }

    @Test
    void keys_are_rolled_up_at_a_delimiter() throws Exception {
        begin("a/b");
        begin("a/c");
        Upload plain = begin("ab");
        UploadPage page = list("a", "/", "", "", 10);
        UploadPage first = list("a", "/", "", "", 1);

        assertThat(page.prefixes()).containsExactly("a/");
        assertThat(ids(page)).containsExactly(plain.id());
        assertThat(first.truncated()).isTrue();
        assertThat(first.nextKey()).isEqualTo("a/");
        assertThat(first.nextId()).isEmpty();
        assertThat(ids(list("a", "/", first.nextKey(), first.nextId(), 10))).containsExactly(plain.id());
    }

    @Test
    void pages_add_up_to_the_whole() {
        List<Upload> running = new ArrayList<>();
        Property.holds(20, random -> {
            running.add(begin(KEYS.get(random.nextInt(KEYS.size()))));
            String prefix = List.of("", "a", "a/", "b", "x").get(random.nextInt(5));
            String delimiter = List.of("", "/").get(random.nextInt(2));
            int limit = random.nextInt(1, 4);
            List<String> ids = new ArrayList<>();
            TreeSet<String> prefixes = new TreeSet<>();
            UploadPage page = list(prefix, delimiter, "", "", limit);
            while (true) {
                assertThat(page.uploads().size() + page.prefixes().size()).isLessThanOrEqualTo(limit);
                ids.addAll(ids(page));
                page.prefixes().forEach(found -> assertThat(prefixes.add(found)).isTrue());
                if (!page.truncated()) {
                    break;
                }
                page = list(prefix, delimiter, page.nextKey(), page.nextId(), limit);
            }

            TreeSet<String> expectedPrefixes = new TreeSet<>();
            List<String> expected = running.stream()
                    .filter(upload -> upload.key().value().startsWith(prefix))
                    .filter(upload -> {
                        String key = upload.key().value();
                        int at = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
                        if (at >= 0) {
                            expectedPrefixes.add(key.substring(0, at + 1));
                        }
                        return at < 0;
                    })
                    .sorted(Comparator.comparing((Upload upload) -> upload.key().value())
                            .thenComparing(Upload::started))
                    .map(Upload::id)
                    .toList();
            assertThat(ids).isEqualTo(expected);
            assertThat(prefixes).isEqualTo(expectedPrefixes);
        });
    }
}
