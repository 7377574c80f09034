package org.entrepot.qingstor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketCallsTest {
    private final Server server = new Server();

    @Test
    void a_bucket_is_made_probed_and_removed() {
        assertThat(server.send("HEAD", "/mybucket").status()).isEqualTo(404);
        assertThat(server.send("PUT", "/mybucket").status()).isEqualTo(201);
        assertThat(server.send("HEAD", "/mybucket").status()).isEqualTo(200);
        assertThat(server.send("PUT", "/mybucket").json("code")).isEqualTo("bucket_already_exists");
        server.send("PUT", "/mybucket/a", "x");
        assertThat(server.send("DELETE", "/mybucket").json("code")).isEqualTo("bucket_not_empty");
        server.send("DELETE", "/mybucket/a");
        assertThat(server.send("DELETE", "/mybucket").status()).isEqualTo(204);
        assertThat(server.send("DELETE", "/mybucket").json("code")).isEqualTo("bucket_not_exists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "-mybucket", "mybucket-", "My-Bucket", "my.bucket", "my_bucket"})
    void a_new_name_has_to_follow_the_rules(String name) {
        assertThat(server.send("PUT", "/" + name).json("code")).isEqualTo("invalid_bucket_name");
    }

    @Test
    void a_taken_name_is_a_conflict_for_another_account_too() {
        server.send("PUT", "/mybucket");
        assertThat(server.send(server.otherRoot, "PUT", "/mybucket", "").json("code"))
                .isEqualTo("bucket_already_exists");
        assertThat(server.anonymous("PUT", "/mybucket", "").status()).isEqualTo(403);
    }

    @Test
    void buckets_are_listed_by_zone_and_page() {
        server.send("PUT", "/bucket-a");
        server.send("PUT", "/bucket-b");
        Reply all = server.send("GET", "/");
        assertThat(all.header("Content-Type")).isEqualTo("application/json");
        assertThat(all.text())
                .isEqualTo(
                        "{\"count\":2,\"buckets\":["
                                + "{\"name\":\"bucket-a\",\"location\":\"pek3a\",\"url\":\"http://127.0.0.1:9000/bucket-a\",\"created\":\"2015-08-16T09:05:00Z\"},"
                                + "{\"name\":\"bucket-b\",\"location\":\"pek3a\",\"url\":\"http://127.0.0.1:9000/bucket-b\",\"created\":\"2015-08-16T09:05:00Z\"}]}");
        assertThat(names(server.send("GET", "/?offset=1&limit=5"), "buckets", "name"))
                .containsExactly("bucket-b");
        assertThat(names(server.send("GET", "/?limit=1"), "buckets", "name")).containsExactly("bucket-a");
        assertThat(names(server.send("GET", "/", "", new Header("Location", "pek3a")), "buckets", "name"))
                .hasSize(2);
        assertThat(names(server.send("GET", "/", "", new Header("Location", "sh1a")), "buckets", "name"))
                .isEmpty();
        assertThat(server.send("GET", "/?limit=x").json("code")).isEqualTo("invalid_argument");
        assertThat(server.anonymous("GET", "/", "").status()).isEqualTo(403);
    }

    @Test
    void locations_are_for_everybody() {
        Reply reply = server.anonymous("GET", "/?location&lang=en-us", "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(names(reply, "locations", "id")).contains("pek3a", "sh1a");
        assertThat(server.anonymous("GET", "/?location&lang=xx", "").json("code"))
                .isEqualTo("invalid_argument");
    }

    @Test
    void objects_are_listed_in_pages_with_common_prefixes() {
        server.send("PUT", "/mybucket");
        for (String key : List.of("a.txt", "dir/1", "dir/2", "z.txt")) {
            server.send("PUT", "/mybucket/" + key, "hello", new Header("Content-Type", "text/plain"));
        }
        Reply first = server.send("GET", "/mybucket?delimiter=%2F&limit=2&prefix=");
        assertThat(first.text())
                .isEqualTo("{\"name\":\"mybucket\",\"prefix\":\"\",\"delimiter\":\"/\",\"limit\":2,\"marker\":\"\","
                        + "\"next_marker\":\"dir/\",\"has_more\":true,"
                        + "\"owner\":{\"id\":\"usr-owner0001\",\"name\":\"100000000001\"},"
                        + "\"keys\":[{\"key\":\"a.txt\",\"size\":5,\"etag\":\"\\\"5d41402abc4b2a76b9719d911017c592\\\"\","
                        + "\"mime_type\":\"text/plain\",\"created\":\"2015-08-16T09:05:00.000Z\",\"encrypted\":false,"
                        + "\"storage_class\":\"STANDARD\",\"modified\":1439715900}],\"common_prefixes\":[\"dir/\"]}");
        Reply second = server.send("GET", "/mybucket?delimiter=/&limit=2&marker=dir%2F");
        assertThat(names(second, "keys", "key")).containsExactly("z.txt");
        assertThat(text(second, "next_marker")).isEmpty();
        assertThat(second.json().get("has_more")).get().hasFieldOrPropertyWithValue("value", false);
        assertThat(names(server.send("GET", "/mybucket?prefix=dir/"), "keys", "key"))
                .containsExactly("dir/1", "dir/2");
        assertThat(server.send("GET", "/mybucket?limit=5000").text()).contains("\"limit\":1000");
        assertThat(server.send("GET", "/mybucket?delimiter=ab").json("code")).isEqualTo("invalid_argument");
        assertThat(server.send("GET", "/mybucket?limit=0").json("code")).isEqualTo("invalid_argument");
    }

    @Test
    void versions_and_uploads_are_told_as_they_are() {
        server.send("PUT", "/mybucket");
        server.send("PUT", "/mybucket/a", "x");
        Reply versions = server.send("GET", "/mybucket?versions");
        assertThat(versions.text())
                .contains("\"version_id\":\"null\",\"is_latest\":true")
                .contains("\"modified\":\"2015-08-16T09:05:00.000Z\"");
        assertThat(server.send("GET", "/mybucket?uploads").text())
                .contains("\"uploads\":[]", "\"has_more\":false", "\"key_marker\":\"\"", "\"marker\":\"\"");
        assertThat(server.send("GET", "/mybucket?versioning").text()).isEqualTo("{\"status\":\"SUSPENDED\"}");
    }

    @Test
    void statistics_count_what_is_there() {
        server.send("PUT", "/mybucket");
        server.send("PUT", "/mybucket/a", "hello");
        Reply stats = server.send("GET", "/mybucket?stats=");
        assertThat(stats.text()).contains("\"count\":1,\"size\":5,\"status\":\"active\"", "\"location\":\"pek3a\"");
        assertThat(server.anonymous("GET", "/mybucket?stats", "").status()).isEqualTo(403);
    }

    @Test
    void many_objects_are_removed_at_once() {
        server.send("PUT", "/mybucket");
        server.send("PUT", "/mybucket/a", "x");
        Reply reply = server.send(
                "POST",
                "/mybucket?delete",
                "{\"quiet\":null,\"objects\":[{\"key\":\"a\",\"size\":1},{\"key\":\"b\"}]}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"deleted\":[{\"key\":\"a\"},{\"key\":\"b\"}],\"errors\":[]}");
        assertThat(server.send("HEAD", "/mybucket/a").status()).isEqualTo(404);
        assertThat(server.send("POST", "/mybucket?delete", "{\"quiet\":true,\"objects\":[{\"key\":\"a\"}]}")
                        .text())
                .isEqualTo("{\"errors\":[]}");
    }

    @Test
    void keys_that_may_not_be_removed_are_named_one_by_one() {
        server.send("PUT", "/mybucket");
        server.send("PUT", "/mybucket/a", "x");
        Reply reply = server.send(
                server.stranger,
                "POST",
                "/mybucket?delete",
                "{\"objects\":[{\"key\":\"a\"},{\"key\":\"\"},{\"key\":\"b\",\"version_id\":\"7\"}]}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(names(reply, "errors", "code"))
                .containsExactly("permission_denied", "invalid_object_name", "method_not_allowed");
        assertThat(server.send("HEAD", "/mybucket/a").status()).isEqualTo(200);
    }

    @Test
    void a_bulk_delete_needs_a_digest_and_a_sound_body() {
        server.send("PUT", "/mybucket");
        assertThat(server.anonymous("POST", "/mybucket?delete", "{\"objects\":[{\"key\":\"a\"}]}")
                        .json("code"))
                .isEqualTo("invalid_request");
        for (String body :
                List.of("{}", "{\"objects\":[]}", "[]", "{\"objects\":[{}]}", "{\"objects\":[],\"quiet\":1}")) {
            assertThat(server.send("POST", "/mybucket?delete", body).json("code"))
                    .isEqualTo("invalid_request");
        }
        assertThat(server.send("POST", "/mybucket?delete", "{").json("code")).isEqualTo("invalid_json");
        String many = "{\"objects\":[" + "{\"key\":\"a\"},".repeat(1000) + "{\"key\":\"a\"}]}";
        assertThat(server.send("POST", "/mybucket?delete", many).json("code")).isEqualTo("too_many_objects");
    }

    @Test
    void an_error_has_four_members_and_the_request_id_of_its_header() {
        Reply reply = server.send("GET", "/nobucket");
        JsonValue.Obj error = reply.json();
        assertThat(error.members())
                .extracting(JsonValue.Member::name)
                .containsExactly("code", "message", "request_id", "url");
        assertThat(text(reply, "request_id")).isEqualTo(reply.header("x-qs-request-id"));
        JsonValue.Obj published = Vectors.object("error", "body");
        assertThat(text(reply, "url")).isEqualTo(Vectors.text(published, "url"));
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    }

    static List<String> names(Reply reply, String list, String member) {
        JsonValue items = reply.json().get(list).orElseThrow(() -> new AssertionError(reply.text()));
        return ((JsonValue.Arr) items)
                .items().stream()
                        .map(item -> Vectors.text((JsonValue.Obj) item, member))
                        .toList();
    }

    private static String text(Reply reply, String member) {
        return Vectors.text(reply.json(), member);
    }
}
