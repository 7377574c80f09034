package org.entrepot.mediastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.store.Digests;
import org.entrepot.store.ListPage;
import org.entrepot.store.ListQuery;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoredObject;
import org.entrepot.test.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListItemsTest {
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final TestServer server = new TestServer();

    @BeforeEach
    void make() {
        server.create("movies");
    }

    @Test
    void direct_children_are_listed_with_what_the_guide_shows() {
        server.upload("movies", "filename.jpg", "hello");
        server.upload("movies", "Demo/deep/x.ts", "x");
        Reply listed = list("");
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.header("Content-Type")).isEqualTo("application/json");
        List<JsonValue.Obj> items = items(listed);
        assertThat(items).hasSize(2);
        assertThat(names(items.get(0))).containsExactlyInAnyOrderElementsOf(recorded("FOLDER"));
        assertThat(Vectors.text(items.get(0), "Name")).isEqualTo("Demo");
        assertThat(names(items.get(1))).containsExactlyInAnyOrderElementsOf(recorded("OBJECT"));
        assertThat(items.get(1).get("LastModified").orElseThrow()).isInstanceOf(JsonValue.Num.class);
        assertThat(listed.json("NextToken")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',Demo",
        "?Path=,Demo",
        "?Path=%2F,Demo",
        "?Path=Demo,deep",
        "?Path=/Demo/,deep",
        "?Path=Demo%2Fdeep,x.ts",
        "?Path=/Demo/deep,x.ts"
    })
    void a_folder_may_be_written_with_and_without_slashes(String query, String child) {
        server.upload("movies", "Demo/deep/x.ts", "x");
        assertThat(items(list(query)))
                .singleElement()
                .satisfies(item -> assertThat(Vectors.text(item, "Name")).isEqualTo(child));
    }

    @ParameterizedTest
    @ValueSource(strings = {"?Path=nowhere", "?Path=Demo/deep/x.ts", "?Path=De"})
    void what_is_no_folder_is_an_empty_one(String query) {
        server.upload("movies", "Demo/deep/x.ts", "x");
        assertThat(list(query).text()).isEqualTo("{\"Items\":[]}");
    }

    @Test
    void an_object_and_a_folder_of_one_name_are_both_there() {
        server.upload("movies", "a", "x");
        server.upload("movies", "a/b", "x");
        server.upload("movies", "a-c", "x");
        assertThat(items(list("")).stream().map(item -> Vectors.text(item, "Name") + " " + Vectors.text(item, "Type")))
                .containsExactly("a OBJECT", "a FOLDER", "a-c OBJECT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?MaxResults=0",
                "?MaxResults=1001",
                "?MaxResults=x",
                "?Path=a%20b",
                "?Path=a//b",
                "?NextToken=bogus",
                "?NextToken=MQ=="
            })
    void parameters_outside_the_model_are_refused(String query) {
        Reply got = list(query);
        assertThat(got.status()).isEqualTo(400);
        assertThat(got.header("x-amzn-ErrorType")).isEqualTo("ValidationException");
    }

    @Test
    void a_token_is_good_for_its_folder_and_for_fifteen_minutes() {
        server.upload("movies", "f/a", "x");
        server.upload("movies", "f/b", "x");
        server.upload("movies", "g/a", "x");
        String token = list("?Path=f&MaxResults=1").json("NextToken");
        String encoded = token.replace("+", "%2B").replace("=", "%3D").replace("/", "%2F");
        server.clock.pass(Duration.ofMinutes(15));
        assertThat(items(list("?Path=f&MaxResults=1&NextToken=" + encoded))).hasSize(1);
        assertThat(list("?Path=g&NextToken=" + encoded).header("x-amzn-ErrorType"))
                .isEqualTo("ValidationException");
        server.clock.pass(Duration.ofSeconds(1));
        assertThat(list("?Path=f&NextToken=" + encoded).header("x-amzn-ErrorType"))
                .isEqualTo("ValidationException");
    }

    @Test
    void pages_together_are_the_whole_folder_in_the_order_of_names() {
        Property.holds(300, random -> {
            TreeSet<String> keys = new TreeSet<>(BY_BYTES);
            int count = random.nextInt(1, 25);
            for (int i = 0; i < count; i++) {
                keys.add(randomKey(random));
            }
            String prefix = random.nextBoolean() ? "" : "a/";
            ItemPages pages = new ItemPages(query -> slowList(keys, query), prefix);
            int limit = random.nextInt(1, 6);
            List<ItemPages.Name> seen = new ArrayList<>();
            ItemPages.Page page;
            do {
                page = pages.page(seen.isEmpty() ? null : seen.getLast(), limit);
                assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
                page.items().forEach(item -> seen.add(item.name()));
            } while (page.more());
            assertThat(seen).isEqualTo(children(keys, prefix));
        });
    }

    private static String randomKey(SplittableRandom random) {
        StringBuilder key = new StringBuilder(random.nextInt(3) == 0 ? "a/" : "");
        int length = random.nextInt(1, 6);
        for (int i = 0; i < length; i++) {
            key.append("aab-./~\u00e9".charAt(random.nextInt(8)));
        }
        return key.toString();
    }

    /** The same by brute force. */
    private static List<ItemPages.Name> children(TreeSet<String> keys, String prefix) {
        List<ItemPages.Name> names = new ArrayList<>();
        for (String key : keys) {
            if (key.startsWith(prefix) && !key.equals(prefix)) {
                String rest = key.substring(prefix.length());
                int slash = rest.indexOf('/');
                ItemPages.Name name = new ItemPages.Name(slash < 0 ? rest : rest.substring(0, slash), slash >= 0);
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
        names.sort(Comparator.comparing(ItemPages.Name::text, BY_BYTES).thenComparing(ItemPages.Name::isFolder));
        return names;
    }

    /** The store's listing by brute force. */
    private static ListPage slowList(TreeSet<String> keys, ListQuery query) throws IOException {
        TreeSet<String> lines = new TreeSet<>(BY_BYTES);
        for (String key : keys) {
            if (key.startsWith(query.prefix())) {
                int slash = query.delimiter().isEmpty()
                        ? -1
                        : key.indexOf('/', query.prefix().length());
                lines.add(slash < 0 ? key : key.substring(0, slash + 1));
            }
        }
        List<String> rest = lines.stream()
                .filter(line -> BY_BYTES.compare(line, query.after()) > 0)
                .toList();
        List<String> page = rest.subList(0, Math.min(query.limit(), rest.size()));
        List<ListPage.Entry> entries = new ArrayList<>();
        for (String line : page) {
            boolean rolled =
                    line.endsWith("/") && line.length() > query.prefix().length();
            entries.add(
                    rolled && !query.delimiter().isEmpty()
                            ? new ListPage.Entry.OfPrefix(line)
                            : new ListPage.Entry.OfObject(object(line)));
        }
        return new ListPage(entries, page.size() < rest.size(), page.isEmpty() ? "" : page.getLast());
    }

    private static StoredObject object(String key) {
        return new StoredObject(
                new ObjectKey(key),
                0,
                Instant.EPOCH,
                new Digests(Map.of()),
                null,
                Map.of(),
                Map.of(),
                null,
                TestServer.ACCOUNT,
                Dialect.MEDIASTORE,
                new ObjectBody.Inline(new byte[0]),
                1);
    }

    private Reply list(String query) {
        return server.data("GET", "movies", query).by(server.root).send();
    }

    private static List<JsonValue.Obj> items(Reply listed) {
        return Vectors.objects(listed.json().get("Items").orElseThrow());
    }

    private static List<String> names(JsonValue.Obj item) {
        return item.members().stream().map(JsonValue.Member::name).toList();
    }

    private static List<String> recorded(String type) {
        JsonValue.Obj vector = Vectors.cases("responses").stream()
                .filter(response -> Vectors.text(response, "id").equals("list-items"))
                .findFirst()
                .orElseThrow();
        JsonValue.Obj body = (JsonValue.Obj) vector.get("body").orElseThrow();
        return Vectors.objects(body.get("Items").orElseThrow()).stream()
                .filter(item -> Vectors.text(item, "Type").equals(type))
                .map(ListItemsTest::names)
                .findFirst()
                .orElseThrow();
    }
}
