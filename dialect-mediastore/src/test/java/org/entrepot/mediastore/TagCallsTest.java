package org.entrepot.mediastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagCallsTest {
    private static final String ARN = "arn:aws:mediastore:us-west-2:111122223333:container/movies";

    private final TestServer server = new TestServer();

    @BeforeEach
    void make() {
        server.control(
                        "CreateContainer",
                        "{\"ContainerName\":\"movies\",\"Tags\":[{\"Key\":\"a\",\"Value\":\"1\"},{\"Key\":\"b\"}]}")
                .send();
    }

    @Test
    void tags_are_added_overwritten_and_removed_by_key() {
        assertThat(listed()).isEqualTo("{\"Tags\":[{\"Key\":\"a\",\"Value\":\"1\"},{\"Key\":\"b\",\"Value\":\"\"}]}");
        assertThat(call("TagResource", ",\"Tags\":[{\"Key\":\"a\",\"Value\":\"2\"},{\"Key\":\"c\",\"Value\":\"3\"}]")
                        .status())
                .isEqualTo(200);
        assertThat(call("UntagResource", ",\"TagKeys\":[\"b\",\"unknown\"]").status())
                .isEqualTo(200);
        assertThat(listed()).isEqualTo("{\"Tags\":[{\"Key\":\"a\",\"Value\":\"2\"},{\"Key\":\"c\",\"Value\":\"3\"}]}");
    }

    @Test
    void more_tags_than_fifty_change_nothing() {
        String before = listed();
        String tags = IntStream.range(0, 49)
                .mapToObj(i -> "{\"Key\":\"k" + i + "\",\"Value\":\"v\"}")
                .collect(Collectors.joining(",", ",\"Tags\":[", "]"));
        assertThat(call("TagResource", tags).header("x-amzn-ErrorType")).isEqualTo("ValidationException");
        assertThat(listed()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"Tags\":[]",
                ",\"Tags\":[{\"Value\":\"x\"}]",
                ",\"Tags\":[{\"Key\":\"aws:x\"}]",
                ",\"Tags\":[{\"Key\":\"x\"},{\"Key\":\"x\"}]",
                ",\"Tags\":[{\"Key\":\"a|b\"}]"
            })
    void tags_outside_the_model_are_refused(String tags) {
        assertThat(call("TagResource", tags).header("x-amzn-ErrorType")).isEqualTo("ValidationException");
    }

    @Test
    void an_arn_of_another_region_or_account_names_no_container_and_another_text_is_no_arn() {
        for (String arn : new String[] {
            "arn:aws:mediastore:eu-west-1:111122223333:container/movies",
            "arn:aws:mediastore:us-west-2:111122223334:container/movies",
            "arn:aws:mediastore:us-west-2:111122223333:container/others"
        }) {
            assertThat(server.control("ListTagsForResource", "{\"Resource\":\"" + arn + "\"}")
                            .send()
                            .header("x-amzn-ErrorType"))
                    .isEqualTo("ContainerNotFoundException");
        }
        assertThat(server.control("ListTagsForResource", "{\"Resource\":\"movies\"}")
                        .send()
                        .header("x-amzn-ErrorType"))
                .isEqualTo("ValidationException");
    }

    private Reply call(String operation, String more) {
        return server.control(operation, "{\"Resource\":\"" + ARN + "\"" + more + "}")
                .send();
    }

    private String listed() {
        return call("ListTagsForResource", "").text();
    }
}
