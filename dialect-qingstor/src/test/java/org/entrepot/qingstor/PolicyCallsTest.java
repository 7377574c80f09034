package org.entrepot.qingstor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PolicyCallsTest {
    private final Server server = new Server();

    @BeforeEach
    void makeBucket() {
        server.send("PUT", "/mybucket");
        server.send("PUT", "/mybucket/a", "x");
    }

    @TestFactory
    List<DynamicTest> policies_of_real_clients_are_stored_and_read_back_with_lists() {
        return Vectors.at("policy", "bodies")
                .map(vector -> DynamicTest.dynamicTest(Vectors.text(vector, "client"), () -> {
                    assertThat(server.send("PUT", "/mybucket?policy", Vectors.json(vector, "request"))
                                    .status())
                            .isEqualTo(Vectors.number(vector, "put_status"));
                    Reply read = server.send("GET", "/mybucket?policy");
                    assertThat(read.status()).isEqualTo(200);
                    assertThat(read.text())
                            .contains(
                                    "\"user\":[\"*\"]", "\"action\":[\"get_object\"]", "\"resource\":[\"mybucket/*\"]");
                    assertThat(server.send("DELETE", "/mybucket?policy").status())
                            .isEqualTo(204);
                    assertThat(server.send("DELETE", "/mybucket?policy").status())
                            .isEqualTo(204);
                    assertThat(server.send("GET", "/mybucket?policy").json("code"))
                            .isEqualTo("policy_not_exists");
                }))
                .toList();
    }

    @Test
    void a_policy_that_lets_everybody_list_does_so() {
        String policy =
                "{\"statement\":[{\"id\":\"1\",\"user\":\"*\",\"action\":[\"list_objects\"],\"effect\":\"allow\",\"resource\":[\"mybucket/dir/*\"]}]}";
        assertThat(server.send("PUT", "/mybucket?policy", policy).status()).isEqualTo(200);
        assertThat(server.anonymous("GET", "/mybucket?prefix=dir/", "").status())
                .isEqualTo(200);
        assertThat(server.anonymous("GET", "/mybucket?prefix=other/", "").status())
                .isEqualTo(403);
        assertThat(server.anonymous("GET", "/mybucket?policy", "").status()).isEqualTo(403);
    }

    @Test
    void an_unsound_policy_is_refused() {
        assertThat(server.send("PUT", "/mybucket?policy", "{").json("code")).isEqualTo("invalid_json");
        for (String body : List.of(
                "{}",
                "{\"statement\":[]}",
                "{\"statement\":[{\"id\":\"1\",\"user\":\"*\",\"action\":\"*\",\"effect\":\"allow\"}]}",
                "{\"statement\":[{\"id\":\"1\",\"user\":\"*\",\"action\":\"get_object\",\"effect\":\"allow\",\"resource\":[\"other-bucket/*\"]}]}")) {
            assertThat(server.send("PUT", "/mybucket?policy", body).json("code"))
                    .isEqualTo("invalid_request");
        }
    }

    @Test
    void lists_are_spelled_out_wherever_a_bare_text_was_stored() {
        server.send(
                "PUT",
                "/mybucket?policy",
                "{\"statement\":[{\"id\":\"x\",\"user\":\"*\",\"action\":\"get_object\",\"effect\":\"deny\",\"resource\":\"mybucket/*\","
                        + "\"condition\":{\"is_null\":{\"Referer\":true},\"string_like\":{\"Referer\":\"a*\"},\"ip_address\":{\"source_ip\":\"10.0.0.1\"}}}]}");
        assertThat(server.send("GET", "/mybucket?policy").text())
                .isEqualTo(
                        "{\"statement\":[{\"id\":\"x\",\"user\":[\"*\"],\"action\":[\"get_object\"],\"effect\":\"deny\",\"resource\":[\"mybucket/*\"],"
                                + "\"condition\":{\"is_null\":{\"Referer\":true},\"string_like\":{\"Referer\":[\"a*\"]},\"ip_address\":{\"source_ip\":[\"10.0.0.1\"]}}}]}");
    }
}
