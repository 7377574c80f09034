package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.User;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.store.AccessKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access control lists ({@code cos.md} section 5). */
class AclCallsTest {
    private static final String OWNER_GRANT = "<ID>qcs::cam::uin/100000000001:uin/100000000001</ID>";
    private static final String STRANGER = "<ID>qcs::cam::uin/100000000002:uin/100000000002</ID>";

    @ParameterizedTest
    @CsvSource({"private", "public-read", "public-read-write", "authenticated-read"})
    void a_buckets_short_name_reads_back_as_it_was_written(String name) throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/?acl", "", new Header("x-cos-acl", name)).expect(200);
        Reply got = world.get("/?acl").expect(200);
        assertThat(got.header("x-cos-acl")).isEqualTo(name);
        assertThat(got.text()).contains(OWNER_GRANT, "<Permission>FULL_CONTROL</Permission>");
    }

    @ParameterizedTest
    @CsvSource({
        "default, default",
        "private, private",
        "public-read, public-read",
        "authenticated-read, authenticated-read",
        "bucket-owner-read, private",
        "bucket-owner-full-control, private"
    })
    void an_objects_short_name_reads_back(String name, String shown) throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/k", "x", new Header("x-cos-acl", name)).expect(200);
        assertThat(world.get("/k?acl").expect(200).header("x-cos-acl")).isEqualTo(shown);
        world.put("/k?acl", "", new Header("x-cos-acl", "private")).expect(200);
        world.put("/k?acl", "", new Header("x-cos-acl", name)).expect(200);
        assertThat(world.get("/k?acl").header("x-cos-acl")).isEqualTo(shown);
    }

    @Test
    void an_object_cannot_be_written_by_everybody() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/k", "x").expect(200);
        world.put("/k?acl", "", new Header("x-cos-acl", "public-read-write")).expect(400, "InvalidArgument");
        world.put("/k?acl", "", new Header("x-cos-grant-write", "id=\"100000000002\""))
                .expect(400, "InvalidArgument");
        world.put("/?acl", "", new Header("x-cos-acl", "default")).expect(400, "InvalidArgument");
        world.get("/missing?acl").expect(404, "NoSuchKey");
    }

    @Test
    void grants_name_accounts_and_users_in_every_form_of_the_vendor() throws Exception {
        CosWorld world = CosWorld.withBucket();
        AccessKey key = world.store().identities().addUser(CosWorld.OTHER.number(), "ann");
        User ann = ((Caller.OfUser) key.caller()).user();
        String sub = "qcs::cam::uin/100000000002:uin/" + ann.cosUin();
        for (String form : List.of(
                "id=\"100000000002/" + ann.cosUin() + "\"",
                "id=\"" + sub + "\"",
                "id=\"100000000002/ann\"",
                "uin=\"" + ann.cosUin() + "\"",
                "id=\"100000000002\", id=\"100000000002/ann\"")) {
            world.put("/?acl", "", new Header("x-cos-grant-read", form)).expect(200);
            assertThat(world.get("/?acl").text()).as(form).contains("<ID>" + sub + "</ID>");
        }
        for (String form :
                List.of("id=\"999\"", "id=\"100000000002/nobody\"", "id=", "nonsense", "id=\"1\" id=\"2\"")) {
            world.put("/?acl", "", new Header("x-cos-grant-read", form)).expect(400, "InvalidArgument");
        }
        world.put(
                        "/?acl",
                        "",
                        new Header("x-cos-acl", "private"),
                        new Header("x-cos-grant-full-control", "id=\"100000000002\""))
                .expect(200);
        assertThat(world.get("/?acl").text()).contains(STRANGER);
        world.send(CosWorld.STRANGER, "GET", CosWorld.HOST, "/", "").expect(200);
    }

    @Test
    void a_document_is_obeyed_and_shown_again_and_headers_win_over_it() throws Exception {
        CosWorld world = CosWorld.withBucket();
        String document = """
                <AccessControlPolicy><Owner><ID>qcs::cam::uin/100000000001:uin/100000000001</ID></Owner>
                <AccessControlList>
                 <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="RootAccount">
                  <ID>qcs::cam::uin/100000000002:uin/100000000002</ID></Grantee><Permission>READ</Permission></Grant>
                 <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group">
                  <URI>http://cam.qcloud.com/groups/global/AuthenticatedUsers</URI></Grantee><Permission>WRITE</Permission></Grant>
                </AccessControlList></AccessControlPolicy>
                """;
        world.put("/?acl", document).expect(200);
        Reply got = world.get("/?acl").expect(200);
        assertThat(got.headers().has("x-cos-acl")).isFalse();
        assertThat(got.text())
                .contains(
                        "<Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\">"
                                + STRANGER)
                .contains("AuthenticatedUsers</URI></Grantee><Permission>WRITE</Permission>");
        world.send(CosWorld.STRANGER, "GET", CosWorld.HOST, "/", "").expect(200);
        world.send(CosWorld.STRANGER, "PUT", CosWorld.HOST, "/k", "x").expect(200);
        world.send(null, "PUT", CosWorld.HOST, "/k", "x").expect(403, "AccessDenied");

        String readBack = got.text();
        world.put("/?acl", readBack).expect(200);
        assertThat(world.get("/?acl").text()).isEqualTo(readBack);

        world.put("/?acl", document, new Header("x-cos-acl", "private")).expect(200);
        assertThat(world.get("/?acl").header("x-cos-acl")).isEqualTo("private");
    }

    @Test
    void a_document_that_cannot_be_read_is_refused() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/?acl", "").expect(400, "MissingRequestBodyError");
        for (String bad : List.of(
                "<AccessControlPolicy>",
                "<Other/>",
                "<AccessControlPolicy/>",
                "<AccessControlPolicy><AccessControlList><Grant/></AccessControlList></AccessControlPolicy>",
                "<AccessControlPolicy><AccessControlList><Grant><Grantee><ID>100000000002</ID></Grantee>"
                        + "<Permission>ALL</Permission></Grant></AccessControlList></AccessControlPolicy>")) {
            world.put("/?acl", bad).expect(400, "MalformedXML");
        }
        world.put("/?acl", "<AccessControlPolicy>" + " ".repeat(70_000)).expect(400, "XMLSizeLimit");
    }

    @Test
    void a_writer_who_sets_a_list_needs_the_right_to_set_lists() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/?acl", "", new Header("x-cos-grant-write", "id=\"100000000002\""))
                .expect(200);
        world.send(CosWorld.STRANGER, "PUT", CosWorld.HOST, "/k", "x").expect(200);
        world.send(CosWorld.STRANGER, "PUT", CosWorld.HOST, "/k", "x", new Header("x-cos-acl", "private"))
                .expect(403, "AccessDenied");
    }
}
