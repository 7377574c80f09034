package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrepot.gateway.Header;
import org.junit.jupiter.api.Test;

/** DELETE Multiple Objects ({@code cos.md} section 9). */
class DeleteCallsTest {
    private static String request(String... keys) {
        StringBuilder body = new StringBuilder("<Delete>");
        for (String key : keys) {
            body.append("<Object><Key>").append(key).append("</Key></Object>");
        }
        return body.append("</Delete>").toString();
    }

    @Test
    void every_key_has_its_outcome_and_missing_keys_count_as_deleted() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/a", "x").expect(200);
        assertThat(world.post("/?delete", request("a", "b&amp;c")).expect(200).text())
                .isEqualTo(CosXml.DECLARATION + "<DeleteResult><Deleted><Key>a</Key></Deleted>"
                        + "<Deleted><Key>b&amp;c</Key></Deleted></DeleteResult>");
        world.head("/a").expect(404);
    }

    @Test
    void a_quiet_request_is_told_of_errors_alone() throws Exception {
        CosWorld world = CosWorld.withBucket();
        String body = "<Delete><Object><Key>a</Key></Object><Object><Key>b</Key><VersionId>v</VersionId></Object>"
                + "<Quiet>true</Quiet></Delete>";
        assertThat(world.post("/?delete=", body).expect(200).text())
                .contains("<Error><Key>b</Key><VersionId>v</VersionId><Code>NoSuchVersion</Code>")
                .doesNotContain("Deleted");
    }

    @Test
    void permission_is_asked_for_each_key() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/mine/a", "x").expect(200);
        world.put("/yours/a", "x").expect(200);
        world.put(
                        "/?policy",
                        "{\"version\":\"2.0\",\"statement\":[{\"principal\":{\"qcs\":[\"qcs::cam::uin/100000000002:root\"]},"
                                + "\"effect\":\"allow\",\"action\":[\"name/cos:DeleteObject\"],"
                                + "\"resource\":[\"qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/yours/*\"]}]}")
                .expect(204);
        assertThat(world.send(CosWorld.STRANGER, "POST", CosWorld.HOST, "/?delete", request("mine/a", "yours/a"))
                        .expect(200)
                        .text())
                .contains("<Error><Key>mine/a</Key><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>")
                .contains("<Deleted><Key>yours/a</Key></Deleted>");
        world.head("/mine/a").expect(200);
        world.head("/yours/a").expect(404);
        assertThat(world.anonymously("POST", "/?delete", request("mine/a"))
                        .expect(200)
                        .text())
                .contains("<Code>AccessDenied</Code>");
    }

    @Test
    void a_request_names_1_to_1000_keys() throws Exception {
        CosWorld world = CosWorld.withBucket();
        String[] keys = IntStream.rangeClosed(1, 1001).mapToObj(n -> "k" + n).toArray(String[]::new);
        world.post("/?delete", request(keys)).expect(400, "MalformedXML");
        world.post("/?delete", "<Delete/>").expect(400, "MalformedXML");
        world.post("/?delete", "<Delete><Object/></Delete>").expect(400, "MalformedXML");
        world.post("/?delete", request("a"), new Header("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="))
                .expect(400, "BadDigest");
        String thousand = IntStream.rangeClosed(1, 1000)
                .mapToObj(n -> "<Object><Key>k" + n + "</Key></Object>")
                .collect(Collectors.joining("", "<Delete>", "</Delete>"));
        world.post("/?delete", thousand).expect(200);
    }
}
