package org.entrepot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.cases.CorsCaseAnswer;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.server.cases.CaseOwner;
import org.entrepot.server.cases.DialectForms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the owner of a bucket wants told is obeyed by the very next request, in every dialect; who sets it, and how. */
class SafeguardsTest {
    private static final String PAGE = "https://app.example";
    private static final String OTHER_PAGE = "https://other.example";

    private SafeguardedBucket box;

    @BeforeEach
    void make_a_bucket() throws IOException {
        box = new SafeguardedBucket();
    }

    @AfterEach
    void close() throws IOException {
        box.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_diagnosis_tells_as_much_as_the_bucket_wants(Dialect dialect) throws IOException {
        assertThat(box.cors(dialect, PAGE).status()).isEqualTo(200);
        assertDiagnoses(dialect, List.of(), List.of("denied; reason=origin"), List.of(), List.of());
        box.safeguards("{\"diagnosis\":\"off\"}");
        assertDiagnoses(dialect, List.of(), List.of(), List.of(), List.of());
        box.safeguards("{\"diagnosis\":\"debug\"}");
        List<String> allowed = List.of("allowed; rule=0");
        List<String> denied = List.of("denied; reason=origin");
        assertDiagnoses(dialect, allowed, denied, allowed, denied);
        box.safeguards("{\"diagnosis\":null}");
        assertDiagnoses(dialect, List.of(), denied, List.of(), List.of());
    }

    /** Of a preflight of the page and of another, and of a read by each. */
    private void assertDiagnoses(
            Dialect dialect,
            List<String> preflight,
            List<String> otherPreflight,
            List<String> read,
            List<String> otherRead)
            throws IOException {
        assertThat(diagnosis(box.preflight(dialect, "box", PAGE))).isEqualTo(preflight);
        assertThat(diagnosis(box.preflight(dialect, "box", OTHER_PAGE))).isEqualTo(otherPreflight);
        assertThat(diagnosis(box.read(dialect, PAGE))).isEqualTo(read);
        assertThat(diagnosis(box.read(dialect, OTHER_PAGE))).isEqualTo(otherRead);
    }

    @ParameterizedTest
    @EnumSource
    void a_quiet_bucket_without_rules_looks_to_pages_like_none(Dialect dialect) throws IOException {
        CorsCaseAnswer none = box.preflight(dialect, "no-such-bucket", PAGE);
        assertThat(diagnosis(none)).containsExactly("denied; reason=no-bucket");
        assertThat(diagnosis(box.preflight(dialect, "box", PAGE))).containsExactly("denied; reason=no-configuration");
        box.safeguards("{\"quiet\":true}");
        CorsCaseAnswer quiet = box.preflight(dialect, "box", PAGE);
        assertThat(quiet.status()).isEqualTo(none.status());
        assertThat(diagnosis(quiet)).isEqualTo(diagnosis(none));
        box.cors(dialect, PAGE);
        assertThat(box.preflight(dialect, "box", PAGE).status()).isEqualTo(200);
    }

    @Test
    void the_owner_reads_what_was_set_and_what_is_not_named_stays() throws IOException {
        assertThat(SafeguardedBucket.text(box.send(Dialect.S3, "GET", SafeguardedBucket.SAFEGUARDS, null, "")))
                .isEqualTo("{\"bucket\":\"box\",\"diagnosis\":null,\"quiet\":false,\"refuse\":[]}");
        box.safeguards("{\"refuse\":[\"public\",\"wider\"],\"diagnosis\":\"debug\"}");
        assertThat(SafeguardedBucket.text(box.safeguards("{\"quiet\":true}")))
                .isEqualTo("{\"bucket\":\"box\",\"diagnosis\":\"debug\",\"quiet\":true,"
                        + "\"refuse\":[\"wider\",\"public\"]}");
    }

    @Test
    void a_misspelt_wish_is_told_and_changes_nothing() throws IOException {
        for (String body : List.of(
                "{\"refuse\":[\"wide\"]}",
                "{\"refuse\":\"wider\"}",
                "{\"refuse\":[1]}",
                "{\"diagnosis\":\"loud\"}",
                "{\"quiet\":\"yes\"}",
                "{\"refuses\":[]}")) {
            CorsCaseAnswer refused = box.send(Dialect.S3, "PUT", SafeguardedBucket.SAFEGUARDS, null, body);
            assertThat(refused.status()).as(body).isEqualTo(400);
        }
        assertThat(SafeguardedBucket.text(box.send(Dialect.S3, "GET", SafeguardedBucket.SAFEGUARDS, null, "")))
                .contains("\"refuse\":[]");
        assertThat(box.send(Dialect.S3, "DELETE", SafeguardedBucket.SAFEGUARDS, null, "")
                        .status())
                .isEqualTo(404);
        assertThat(box.send(Dialect.S3, "GET", "/-/api/v1/buckets/no-such-bucket/safeguards", null, "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_but_the_owners_root_reads_or_changes_them() throws IOException {
        List<CaseOwner> others = new ArrayList<>();
        others.add(key("users", "{\"name\":\"anna\"}"));
        key("users", "{\"name\":\"carl\",\"account\":\"200000000002\"}");
        others.add(key("keys", "{\"account\":\"200000000002\"}"));
        for (CaseOwner other : others) {
            DialectForms theirs = new DialectForms(box.target.authority(), other);
            for (String method : List.of("GET", "PUT")) {
                assertThat(box.target
                                .send(theirs.call(
                                        Dialect.S3,
                                        method,
                                        SafeguardedBucket.SAFEGUARDS,
                                        null,
                                        List.of(),
                                        SafeguardedBucket.bytes("{}"),
                                        true))
                                .status())
                        .isEqualTo(403);
            }
        }
    }

    private CaseOwner key(String collection, String body) throws IOException {
        String added = SafeguardedBucket.text(box.send(Dialect.S3, "POST", "/-/api/v1/" + collection, null, body));
        if (Json.read(added) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj object)
                && object.get("accessKey").orElse(null) instanceof JsonValue.Text key
                && object.get("secretKey").orElse(null) instanceof JsonValue.Text secret) {
            return new CaseOwner(key.value(), secret.value(), box.target.owner().cosAppid());
        }
        throw new AssertionError("no key: " + added);
    }

    private static List<String> diagnosis(CorsCaseAnswer answer) {
        return answer.values("x-cors-diagnosis");
    }
}
