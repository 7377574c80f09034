package org.entrepot.access.policy.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.entrepot.access.Dialect;
import org.junit.jupiter.api.Test;

class WrittenResourceTest {
    @Test
    void every_dialect_s_form_gives_the_bucket_and_the_key() {
        assertThat(of(Dialect.S3, "arn:aws:s3:::photos/a:b/c")).isEqualTo("photos a:b/c null");
        assertThat(of(Dialect.MEDIASTORE, "arn:aws:mediastore:us-west-2:111122223333:container/films/a"))
                .isEqualTo("films a 111122223333");
        assertThat(of(Dialect.COS, "qcs::cos:ap-guangzhou:uid/1250000000:box-1250000000/a:b"))
                .isEqualTo("box-1250000000 a:b null");
        assertThat(of(Dialect.QINGSTOR, "box/*")).isEqualTo("box * null");
    }

    @Test
    void a_bucket_a_path_or_a_key_alone_will_do() {
        for (Dialect dialect : Dialect.values()) {
            assertThat(of(dialect, "photos")).isEqualTo("photos null null");
            assertThat(of(dialect, "photos/a/b")).isEqualTo("photos a/b null");
            assertThat(of(dialect, "/a/b")).isEqualTo("null a/b null");
        }
    }

    @Test
    void cos_may_leave_out_the_appid() {
        assertThat(WrittenResource.of(Dialect.COS, "box-1250000000/a").isIn("box"))
                .isTrue();
        assertThat(WrittenResource.of(Dialect.COS, "box/a").isIn("box")).isTrue();
        assertThat(WrittenResource.of(Dialect.COS, "boxes-1250000000/a").isIn("box"))
                .isFalse();
        assertThat(WrittenResource.of(Dialect.S3, "box-1250000000/a").isIn("box"))
                .isFalse();
    }

    @Test
    void a_policy_names_its_bucket_by_the_first_resource_that_is_no_pattern() {
        assertThat(first("{\"Statement\":[{\"Resource\":\"*\"},{\"Resource\":[\"" + films("*") + "\",\""
                        + films("films") + "\"]}]}"))
                .isEqualTo("films");
        assertThat(first("{\"Statement\":{\"Resource\":\"*\"}}")).isEqualTo("none");
        assertThat(first("nonsense")).isEqualTo("none");
    }

    private static String films(String container) {
        return "arn:aws:mediastore:us-west-2:111122223333:container/" + container + "/*";
    }

    private static String first(String policy) {
        return WrittenResource.firstOf(Dialect.MEDIASTORE, policy.getBytes(StandardCharsets.UTF_8))
                .flatMap(WrittenResource::written)
                .map(WrittenBucket::name)
                .orElse("none");
    }

    private static String of(Dialect dialect, String text) {
        WrittenResource found = WrittenResource.of(dialect, text);
        return found.bucket() + " " + found.key() + " " + found.account();
    }
}
