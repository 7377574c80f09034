package org.entrepot.mediastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketName;
import org.entrepot.store.CorsDocument;
import org.entrepot.store.StoredDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings that another dialect wrote, met over this one. */
class OtherDialectsTest {
    private static final String NAME = "{\"ContainerName\":\"movies\"}";

    private final TestServer server = new TestServer();

    @BeforeEach
    void make() {
        server.create("movies");
        server.upload("movies", "a.ts", "hello");
    }

    @Test
    void rules_that_cannot_be_said_here_are_named_beside_those_that_can() throws Exception {
        CorsRule rule = new CorsRule(
                null, List.of("https://a.example"), List.of("GET", "POST"), List.of("*"), null, null, null);
        StoredDocument written = document("");
        change(bucket -> bucket.withCors(new CorsDocument(written, new CorsConfiguration(List.of(rule), null))));
        Reply read = server.control("GetCorsPolicy", NAME).send();
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).contains("[\"GET\"]").doesNotContain("POST");
        assertThat(read.header("x-cors-projection")).startsWith("partial");
    }

    @Test
    void a_policy_of_s3_governs_callers_of_this_dialect() throws Exception {
        policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::movies/*\"}]}");
        assertThat(server.data("GET", "movies", "/a.ts").send().text()).isEqualTo("hello");
        assertThat(server.data("HEAD", "movies", "/a.ts").send().status()).isEqualTo(200);
        assertThat(server.data("DELETE", "movies", "/a.ts").send().status()).isEqualTo(403);
    }

    @Test
    void a_policy_that_cannot_be_said_here_is_neither_shown_in_part_nor_denied() throws Exception {
        policy("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"s3:GetObjectAcl\",\"Resource\":\"arn:aws:s3:::movies/*\"}]}");
        Reply read = server.control("GetContainerPolicy", NAME).send();
        assertThat(read.status()).isEqualTo(400);
        assertThat(read.header("x-amzn-ErrorType")).isEqualTo("ContainerInUseException");
        assertThat(read.json("Message")).contains("s3");
    }

    private void change(UnaryOperator<Bucket> change) throws Exception {
        server.store.updateBucket(new BucketName("movies"), null, change);
    }

    private void policy(String text) throws Exception {
        StoredDocument written = document(text);
        change(bucket -> bucket.withPolicy(written, false));
    }

    private StoredDocument document(String text) throws Exception {
        return new StoredDocument(
                Dialect.S3,
                text.getBytes(StandardCharsets.UTF_8),
                server.store.nextDocumentRevision(),
                "root",
                server.clock.instant());
    }
}
