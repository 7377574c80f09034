package org.entrepot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.store.DigestKind;
import org.entrepot.store.Digests;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoredObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadConditionsTest {
    private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";
    private static final String BEFORE = "Sun, 06 Nov 1994 08:49:36 GMT";
    private static final String SAME = "Sun, 06 Nov 1994 08:49:37 GMT";
    private static final StoredObject OBJECT = new StoredObject(
            new ObjectKey("k"),
            3,
            Instant.parse("1994-11-06T08:49:37.900Z"),
            new Digests(Map.of(DigestKind.MD5, HexFormat.of().parseHex(MD5))),
            null,
            Map.of(),
            Map.of(),
            null,
            "100000000001",
            Dialect.S3,
            new ObjectBody.Inline(new byte[3]),
            1);

    @ParameterizedTest
    @CsvSource({MD5, "'\"" + MD5 + "\"'", "'W/\"" + MD5 + "\"'", "'\"other\", \"" + MD5 + "\"'", "*"})
    void a_tag_matches_with_and_without_quotes_weak_in_a_list_and_as_a_star(String tag) throws Exception {
        assertThat(judge("If-Match", tag)).isEqualTo(ReadConditions.Verdict.GO_ON);
        assertThat(judge("If-None-Match", tag)).isEqualTo(ReadConditions.Verdict.NOT_MODIFIED);
    }

    @Test
    void a_tag_of_other_bytes_fails_if_match_and_passes_if_none_match() throws Exception {
        assertThatThrownBy(() -> judge("If-Match", "\"other\""))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(new Refusal.PreconditionFailed("If-Match")));
        assertThat(judge("If-None-Match", "\"other\"")).isEqualTo(ReadConditions.Verdict.GO_ON);
    }

    @Test
    void times_compare_by_whole_seconds() throws Exception {
        assertThat(judge("If-Unmodified-Since", SAME)).isEqualTo(ReadConditions.Verdict.GO_ON);
        assertThat(judge("If-Modified-Since", SAME)).isEqualTo(ReadConditions.Verdict.NOT_MODIFIED);
        assertThat(judge("If-Modified-Since", BEFORE)).isEqualTo(ReadConditions.Verdict.GO_ON);
        assertThatThrownBy(() -> judge("If-Unmodified-Since", BEFORE)).isInstanceOf(RefusedException.class);
    }

    @Test
    void an_unreadable_time_is_ignored() throws Exception {
        assertThat(judge("If-Unmodified-Since", "yesterday")).isEqualTo(ReadConditions.Verdict.GO_ON);
        assertThat(judge("If-Modified-Since", "yesterday")).isEqualTo(ReadConditions.Verdict.GO_ON);
    }

    @Test
    void tags_count_before_times() throws Exception {
        assertThat(judge("If-Match", MD5, "If-Unmodified-Since", BEFORE)).isEqualTo(ReadConditions.Verdict.GO_ON);
        assertThat(judge("If-None-Match", "\"other\"", "If-Modified-Since", SAME))
                .isEqualTo(ReadConditions.Verdict.GO_ON);
    }

    @Test
    void on_the_source_of_a_copy_every_condition_that_fails_refuses() throws Exception {
        String prefix = "x-amz-copy-source-";
        ReadConditions.requireOfSource(
                headers(prefix + "if-match", MD5, prefix + "if-unmodified-since", BEFORE, "If-Match", "other"),
                prefix,
                OBJECT);
        for (String[] failing : new String[][] {
            {"If-Match", "other"}, {"If-Unmodified-Since", BEFORE}, {"If-None-Match", MD5}, {"If-Modified-Since", SAME}
        }) {
            String name = prefix + failing[0];
            assertThatThrownBy(() -> ReadConditions.requireOfSource(headers(name, failing[1]), prefix, OBJECT))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.refusal()).isEqualTo(new Refusal.PreconditionFailed(name)));
        }
    }

    private static ReadConditions.Verdict judge(String... namesAndValues) throws RefusedException {
        return ReadConditions.judge(headers(namesAndValues), OBJECT);
    }

    private static Headers headers(String... namesAndValues) {
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new Headers(headers);
    }
}
