package org.entrepot.qingstor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.Permission;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.store.BucketName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AclCallsTest {
    static final String PUBLIC_READ =
            "{\"acl\":[{\"grantee\":{\"type\":\"group\",\"name\":\"QS_ALL_USERS\"},\"permission\":\"READ\"}]}";

    private static final String OWNER_ENTRY =
            "{\"grantee\":{\"type\":\"user\",\"id\":\"usr-owner0001\",\"name\":\"100000000001\"},\"permission\":\"FULL_CONTROL\"}";

    private final Server server = new Server();

    @BeforeEach
    void makeBucket() {
        server.send("PUT", "/mybucket");
        server.send("PUT", "/mybucket/a", "x");
    }

    @Test
    void a_new_bucket_has_its_owner_alone() {
        assertThat(server.send("GET", "/mybucket?acl").text())
                .isEqualTo("{\"owner\":{\"id\":\"usr-owner0001\",\"name\":\"100000000001\"},\"acl\":[" + OWNER_ENTRY
                        + "]}");
    }

    @Test
    void a_public_read_opens_objects_and_not_the_listing() {
        assertThat(server.send("PUT", "/mybucket?acl", PUBLIC_READ).status()).isEqualTo(200);
        assertThat(server.anonymous("GET", "/mybucket/a", "").status()).isEqualTo(200);
        assertThat(server.anonymous("HEAD", "/mybucket/a", "").status()).isEqualTo(200);
        assertThat(server.anonymous("GET", "/mybucket", "").status()).isEqualTo(403);
        assertThat(server.anonymous("DELETE", "/mybucket/a", "").status()).isEqualTo(403);
        assertThat(server.send(server.stranger, "GET", "/mybucket", "").status())
                .isEqualTo(200);
    }

    @Test
    void what_is_read_back_can_be_written_as_it_came() {
        String userId =
                server.stranger.user() == null ? "" : server.stranger.user().qingstorUserId();
        String acl = "{\"acl\":[{\"grantee\":{\"type\":\"user\",\"id\":\"" + userId
                + "\"},\"permission\":\"FULL_CONTROL\"}]}";
        assertThat(server.send("PUT", "/mybucket?acl", acl).status()).isEqualTo(200);
        String read = server.send("GET", "/mybucket?acl").text();
        assertThat(read).contains(userId, "\"name\":\"mallory\"", OWNER_ENTRY);
        assertThat(server.send("PUT", "/mybucket?acl", read).status()).isEqualTo(200);
        assertThat(server.send("GET", "/mybucket?acl").text()).isEqualTo(read);
        assertThat(server.send(server.stranger, "PUT", "/mybucket/b", "x").status())
                .isEqualTo(201);
        assertThat(server.send(server.stranger, "GET", "/mybucket?acl", "").status())
                .isEqualTo(403);
        assertThat(server.send("PUT", "/mybucket?acl", "{}").status()).isEqualTo(200);
        assertThat(server.send(server.stranger, "PUT", "/mybucket/b", "x").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"acl\":{}}",
                "{\"acl\":[1]}",
                "{\"acl\":[{\"permission\":\"READ\"}]}",
                "{\"acl\":[{\"grantee\":{\"type\":\"user\"},\"permission\":\"READ\"}]}",
                "{\"acl\":[{\"grantee\":{\"type\":\"user\",\"id\":\"usr-nobody\"},\"permission\":\"READ\"}]}",
                "{\"acl\":[{\"grantee\":{\"type\":\"group\",\"name\":\"OTHERS\"},\"permission\":\"READ\"}]}",
                "{\"acl\":[{\"grantee\":{\"type\":\"group\",\"name\":\"QS_ALL_USERS\"},\"permission\":\"READ_ACP\"}]}",
                "{\"acl\":[{\"grantee\":{\"type\":\"robot\"},\"permission\":\"READ\"}]}",
                "{\"grants\":[]}",
                "{\"owner\":{\"id\":\"usr-other\"},\"acl\":[]}",
            })
    void a_list_that_breaks_a_rule_changes_nothing(String body) {
        server.send("PUT", "/mybucket?acl", PUBLIC_READ);
        Reply reply = server.send("PUT", "/mybucket?acl", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json("code")).isEqualTo("invalid_request");
        assertThat(server.anonymous("GET", "/mybucket/a", "").status()).isEqualTo(200);
    }

    @Test
    void grants_of_other_dialects_that_cannot_be_said_are_named() throws Exception {
        Acl acl = new Acl(
                Dialect.S3,
                List.of(
                        new Grant(new Grantee.AllUsers(), Permission.READ),
                        new Grant(new Grantee.AllUsers(), Permission.READ_ACP),
                        new Grant(new Grantee.AuthenticatedUsers(), Permission.READ)));
        server.store.updateBucket(new BucketName("mybucket"), null, bucket -> bucket.withAcl(acl));
        Reply reply = server.send("GET", "/mybucket?acl");
        assertThat(reply.header("x-acl-projection")).isEqualTo("partial; AuthenticatedUsers, READ_ACP");
        assertThat(reply.header("x-acl-dialect")).isEqualTo("s3");
        assertThat(reply.text()).contains("QS_ALL_USERS").doesNotContain("ACP");
    }
}
