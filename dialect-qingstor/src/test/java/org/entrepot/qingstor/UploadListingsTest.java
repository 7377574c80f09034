package org.entrepot.qingstor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listings of running uploads and their parts ({@code qingstor.md} sections 6.7 and 7.9). */
class UploadListingsTest {
    private final Server server = new Server();

    @BeforeEach
    void makeBucket() {
        server.send("PUT", "/mybucket").expect(201);
    }

    private String begin(String rawKey) {
        return server.send("POST", "/mybucket/" + rawKey + "?uploads")
                .expect(200)
                .json("upload_id");
    }

    @Test
    void parts_are_listed_by_number_from_0_on() {
        String target = "/mybucket/k?upload_id=" + begin("k");
        server.send("PUT", target + "&part_number=2", "").expect(201);
        server.send("PUT", target + "&part_number=0", "hello").expect(201);
        String zero = "{\"part_number\":0,\"size\":5,\"etag\":\"\\\"5d41402abc4b2a76b9719d911017c592\\\"\","
                + "\"created\":\"2015-08-16T09:05:00.000Z\"}";
        String two = "{\"part_number\":2,\"size\":0,\"etag\":\"\\\"d41d8cd98f00b204e9800998ecf8427e\\\"\","
                + "\"created\":\"2015-08-16T09:05:00.000Z\"}";
        assertThat(server.send("GET", target).expect(200).text())
                .isEqualTo("{\"count\":2,\"object_parts\":[" + zero + "," + two + "]}");
        assertThat(server.send("GET", target + "&limit=1").expect(200).text())
                .isEqualTo("{\"count\":1,\"object_parts\":[" + zero + "]}");
        assertThat(server.send("GET", target + "&limit=9999&part_number_marker=0")
                        .expect(200)
                        .text())
                .isEqualTo("{\"count\":1,\"object_parts\":[" + two + "]}");
        server.send("GET", target + "&limit=0").expect(400, "invalid_argument");
        server.send("GET", target + "&part_number_marker=-1").expect(400, "invalid_argument");
    }

    @Test
    void uploads_are_listed_with_both_names_of_the_marker() {
        String id = begin("a%20b");
        begin("d/x");
        assertThat(server.send("GET", "/mybucket?uploads&delimiter=%2F&limit=1")
                        .expect(200)
                        .text())
                .isEqualTo("{\"name\":\"mybucket\",\"prefix\":\"\",\"delimiter\":\"/\",\"limit\":1,\"marker\":\"\","
                        + "\"key_marker\":\"\",\"upload_id_marker\":\"\",\"next_key_marker\":\"a b\","
                        + "\"next_upload_id_marker\":\"" + id + "\",\"has_more\":true,\"uploads\":[{\"key\":\"a b\","
                        + "\"upload_id\":\"" + id
                        + "\",\"created\":\"2015-08-16T09:05:00.000Z\"}],\"common_prefixes\":[]}");
        assertThat(server.send("GET", "/mybucket?uploads&delimiter=%2F&key_marker=a%20b&upload_id_marker=" + id)
                        .expect(200)
                        .text())
                .contains(
                        "\"marker\":\"a b\",\"key_marker\":\"a b\",\"upload_id_marker\":\"" + id
                                + "\",\"next_key_marker\":\"\",\"next_upload_id_marker\":\"\",\"has_more\":false",
                        "\"uploads\":[],\"common_prefixes\":[\"d/\"]");
    }

    @Test
    void pages_together_are_all_running_uploads() {
        List<String> begun = new ArrayList<>();
        for (String key : List.of("a", "a", "b", "c", "c")) {
            begun.add(begin(key));
        }
        server.send("DELETE", "/mybucket/b?upload_id=" + begun.remove(2)).expect(204);
        List<String> listed = new ArrayList<>();
        String marker = "";
        Reply page;
        do {
            page = server.send("GET", "/mybucket?uploads&limit=1" + marker).expect(200);
            JsonValue.Arr uploads = (JsonValue.Arr) page.json().get("uploads").orElseThrow();
            JsonValue.Obj upload = (JsonValue.Obj) uploads.items().getFirst();
            listed.add(((JsonValue.Text) upload.get("upload_id").orElseThrow()).value());
            marker = "&key_marker=" + page.json("next_key_marker") + "&upload_id_marker="
                    + page.json("next_upload_id_marker");
        } while (page.json("has_more").equals("true"));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(begun);
    }

    @Test
    void uploads_are_listed_to_those_who_may_read_the_bucket() {
        server.send(server.otherRoot, "GET", "/mybucket?uploads", "").expect(403, "permission_denied");
        server.send("PUT", "/mybucket?acl", AclCallsTest.PUBLIC_READ).expect(200);
        server.send(server.otherRoot, "GET", "/mybucket?uploads", "").expect(200);
    }
}
