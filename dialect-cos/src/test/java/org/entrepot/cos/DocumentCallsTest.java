package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CORS rules, policies and the bodies that real clients send ({@code cos.md} sections 6, 7 and 15). */
class DocumentCallsTest {
    static Stream<JsonValue.Obj> bodies() {
        return Vectors.section("bodies");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void bodies_of_real_clients_are_taken_or_their_call_is_named_as_not_served(JsonValue.Obj vector) throws Exception {
        CosWorld world = CosWorld.withBucket();
        String[] request = Vectors.text(vector, "request").split(" ", 2);
        String type = Vectors.text(vector, "contentType");
        Header[] headers = type.isEmpty()
                ? new Header[] {new Header("Content-MD5", Vectors.text(vector, "contentMd5"))}
                : new Header[] {
                    new Header("Content-Type", type), new Header("Content-MD5", Vectors.text(vector, "contentMd5"))
                };
        Reply got =
                world.send(CosWorld.ROOT, request[0], CosWorld.HOST, request[1], Vectors.text(vector, "body"), headers);
        if (request[1].contains("tagging")) {
            got.expect(501, "NotImplemented");
        } else if (request[1].contains("uploadId")) {
            got.expect(404, "NoSuchUpload");
        } else {
            got.expect(Integer.parseInt(Vectors.text(vector, "successStatus")));
        }
        if (request[1].contains("policy")) {
            Reply read = world.get(request[1]).expect(200);
            assertThat(read.text()).isEqualTo(Vectors.text(vector, "body"));
            assertThat(read.header("Content-Type")).isEqualTo("application/json");
        }
    }

    @Test
    void rules_read_back_in_the_vendors_element_order() throws Exception {
        CosWorld world = CosWorld.withBucket();
        JsonValue.Obj node = bodies().filter(body -> Vectors.text(body, "id").equals("cors-node"))
                .findFirst()
                .orElseThrow();
        Reply put = world.put("/?cors=", Vectors.text(node, "body")).expect(200);
        assertThat(put.text()).isEmpty();
        assertThat(put.headers().has("x-cors-revision")).isTrue();
        assertThat(world.get("/?cors").expect(200).text())
                .contains("<AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod>"
                        + "<AllowedMethod>PUT</AllowedMethod><AllowedHeader>*</AllowedHeader>"
                        + "<ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>5</MaxAgeSeconds></CORSRule>"
                        + "<ResponseVary>true</ResponseVary>");
        world.delete("/?cors").expect(204);
        world.delete("/?cors").expect(204);
        world.get("/?cors").expect(404, "NoSuchCORSConfiguration");
    }

    @Test
    void rules_that_break_the_notation_are_refused_with_its_codes() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/?cors", "<CORSConfiguration>").expect(400, "MalformedXML");
        world.put("/?cors", "").expect(400, "MalformedXML");
        world.put("/?cors", rule("https://*.a.*", "GET")).expect(400, "InvalidArgument");
        world.put("/?cors", rule("https://a.example", "get")).expect(400, "MalformedXML");
        world.put("/?cors", "<CORSConfiguration>" + " ".repeat(65_537)).expect(400, "XMLSizeLimit");
        world.put("/?cors", rule("https://a.example", "GET"), new Header("Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="))
                .expect(400, "BadDigest");
        world.get("/?cors").expect(404, "NoSuchCORSConfiguration");
    }

    private static String rule(String origin, String method) {
        return "<CORSConfiguration><CORSRule><AllowedOrigin>" + origin + "</AllowedOrigin><AllowedMethod>" + method
                + "</AllowedMethod></CORSRule></CORSConfiguration>";
    }

    @Test
    void a_policy_decides_the_next_request_and_goes_with_delete() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/a.txt", "x").expect(200);
        world.get("/?policy").expect(404, "NoSuchBucketPolicy");
        world.put("/?policy", policy("name/cos:GetObject")).expect(204);
        world.anonymously("GET", "/a.txt", "").expect(200);
        world.anonymously("HEAD", "/a.txt", "").expect(403);
        world.delete("/?policy").expect(204);
        world.delete("/?policy").expect(204);
        world.anonymously("GET", "/a.txt", "").expect(403, "AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"version\":\"1.0\",\"statement\":[]}"})
    void a_policy_that_cannot_be_read_is_malformed(String text) throws Exception {
        CosWorld.withBucket().put("/?policy", text).expect(400, "MalformedPolicy");
    }

    @Test
    void a_policy_has_at_most_20480_bytes_white_space_included() throws Exception {
        CosWorld world = CosWorld.withBucket();
        String policy = policy("name/cos:GetObject");
        String longest = policy + " ".repeat(20_480 - policy.length());
        assertThat(world.put("/?policy", longest + " ")
                        .expect(400, "PolicyFull")
                        .text())
                .contains("20481", "20480");
        world.put("/?policy", longest + " ".repeat(2 << 20)).expect(400, "PolicyFull");
        world.get("/?policy").expect(404, "NoSuchBucketPolicy");
        world.put("/?policy", longest).expect(204);
        assertThat(world.get("/?policy").text()).isEqualTo(longest);
    }

    @Test
    void the_actions_of_a_policy_are_known_letter_case_included() throws Exception {
        CosWorld.withBucket().put("/?policy", policy("name/cos:getobject")).expect(400, "MalformedPolicy");
    }

    @Test
    void conditions_see_what_the_request_says() throws Exception {
        CosWorld world = CosWorld.withBucket();
        String condition = ",\"condition\":{\"string_equal\":{\"cos:prefix\":\"pub/\"}}";
        world.put(
                        "/?policy",
                        policy("name/cos:GetBucket").replace("\"action\"", condition.substring(1) + ",\"action\""))
                .expect(204);
        world.anonymously("GET", "/?prefix=pub%2F", "").expect(200);
        world.anonymously("GET", "/?prefix=priv%2F", "").expect(403, "AccessDenied");
        world.anonymously("GET", "/", "").expect(403, "AccessDenied");
    }

    @Test
    void a_policy_lets_no_other_account_read_or_change_the_policy_itself() throws Exception {
        CosWorld world = CosWorld.withBucket();
        String others = policy("name/cos:*").replace("qcs::cam::anyone:anyone", CosNames.principal(CosWorld.OTHER));
        world.put("/?policy", others).expect(204);
        world.send(CosWorld.STRANGER, "GET", CosWorld.HOST, "/?cors", "").expect(404, "NoSuchCORSConfiguration");
        for (String method : List.of("GET", "PUT", "DELETE")) {
            world.send(CosWorld.STRANGER, method, CosWorld.HOST, "/?policy", others)
                    .expect(403, "AccessDenied");
            world.anonymously(method, "/?policy", others).expect(403, "AccessDenied");
        }
        assertThat(world.get("/?policy").text()).isEqualTo(others);
    }

    @Test
    void a_refused_document_names_its_place_once() throws Exception {
        CosWorld world = CosWorld.withBucket();
        assertThat(world.put("/?policy", policy("name/cos:None")).text()).containsOnlyOnce("/statement/0/action/0");
        assertThat(world.put("/?cors", rule("*", "PATCH")).text())
                .containsOnlyOnce("/CORSConfiguration/CORSRule/AllowedMethod");
    }

    private static String policy(String action) {
        return "{\"version\":\"2.0\",\"statement\":[{\"principal\":{\"qcs\":[\"qcs::cam::anyone:anyone\"]},"
                + "\"effect\":\"allow\",\"action\":[\"" + action + "\"],"
                + "\"resource\":[\"qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/*\"]}]}";
    }

    @Test
    void settings_that_nobody_can_have_set_are_told_truthfully_and_setting_them_is_not_served() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.get("/?tagging").expect(404, "NoSuchTagSet");
        world.get("/?lifecycle").expect(404, "NoSuchLifecycleConfiguration");
        world.get("/?website").expect(404, "NoSuchWebsiteConfiguration");
        world.get("/?referer").expect(404, "NoSuchRefererConfiguration");
        world.get("/?encryption").expect(404, "NoSuchEncryptionConfiguration");
        world.get("/?replication").expect(404, "ReplicationConfigurationNotFoundError");
        world.get("/?origin").expect(404, "OriginConfigurationNotFoundError");
        assertThat(world.get("/?domain")
                        .expect(404, "DomainConfigNotFoundError")
                        .header("x-cos-domain-txt-verification"))
                .matches("[0-9a-f]{32}");
        world.get("/?object-lock").expect(404, "NoSuchObjectLockConfiguration");
        world.get("/?inventory&id=1").expect(404, "InventoryConfigurationNotFoundError");
        assertThat(world.get("/?inventory").expect(200).text()).contains("<ListInventoryConfigurationResult>");
        assertThat(world.get("/?versioning=").expect(200).text()).endsWith("<VersioningConfiguration/>");
        assertThat(world.get("/?logging").expect(200).text()).endsWith("<BucketLoggingStatus/>");
        assertThat(world.get("/?accelerate").expect(200).text()).endsWith("<AccelerateConfiguration/>");
        assertThat(world.get("/?intelligenttiering").expect(200).text()).endsWith("<IntelligentTieringConfiguration/>");
        for (String setting :
                List.of("tagging", "lifecycle", "versioning", "website", "referer", "domaincertificate")) {
            assertThat(world.put("/?" + setting, "<X/>")
                            .expect(501, "NotImplemented")
                            .text())
                    .contains("PutBucket");
        }
        world.get("/?live").expect(501, "NotImplemented");
        world.get("/?unheard=").expect(501, "NotImplemented");
        world.delete("/?unheard=of").expect(501, "NotImplemented");
        world.delete("/?acl").expect(405, "MethodNotAllowed");
        world.head("/").expect(200);
    }

    @Test
    void what_is_not_served_is_told_only_to_those_who_may_ask() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.anonymously("GET", "/?lifecycle", "").expect(403, "AccessDenied");
        world.anonymously("PUT", "/?lifecycle", "<X/>").expect(403, "AccessDenied");
    }

    @Test
    void a_listing_of_tiering_settings_has_a_root_of_its_own() throws Exception {
        CosWorld world = CosWorld.withBucket();
        assertThat(world.get("/?intelligent-tiering").expect(200).text())
                .endsWith("<ListBucketIntelligentTieringConfigurationsOutput/>");
        assertThat(world.get("/?intelligent-tiering&id=1").expect(200).text())
                .endsWith("<IntelligentTieringConfiguration/>");
    }
}
