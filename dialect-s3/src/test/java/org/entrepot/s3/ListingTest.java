package org.entrepot.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listings through the whole gateway. */
class ListingTest {
    private static final List<String> KEYS = List.of("a/1", "a/2", "b", "c d/z", "c d/\u00e4", "e&f", "g");
    private final S3Server server = new S3Server();

    @BeforeEach
    void fill() {
        server.put("/bucket", "");
        for (String key : KEYS) {
            assertThat(server.put("/bucket/" + PercentCoding.encode(key, false), "x")
                            .status())
                    .isEqualTo(200);
        }
    }

    private Reply list(String query) {
        return server.send("GET", "/bucket?" + query);
    }

    @Test
    void the_first_version_of_the_listing_is_exactly_this() {
        assertThat(list("prefix=b&max-keys=1").text())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>bucket</Name>"
                        + "<Prefix>b</Prefix><Marker></Marker><MaxKeys>1</MaxKeys><IsTruncated>false</IsTruncated>"
                        + "<Contents><Key>b</Key><LastModified>2013-05-24T00:00:00.000Z</LastModified>"
                        + "<ETag>&quot;9dd4e461268c8034f5c8564e155c67a6&quot;</ETag><Size>1</Size>"
                        + "<StorageClass>STANDARD</StorageClass><Owner><ID>" + "a".repeat(64)
                        + "</ID><DisplayName>123456789012</DisplayName></Owner></Contents></ListBucketResult>");
    }

    @Test
    void delimiters_roll_up() {
        Reply reply = list("delimiter=/");
        assertThat(reply.elements("Key")).containsExactly("b", "e&amp;f", "g");
        assertThat(reply.elements("Prefix")).containsExactly("", "a/", "c d/");
        assertThat(reply.element("Delimiter")).isEqualTo("/");
        assertThat(list("delimiter=").text()).doesNotContain("Delimiter");
    }

    @Test
    void every_page_size_of_both_versions_lists_everything_once() {
        for (int size = 1; size <= 8; size++) {
            assertThat(pagesV1(size)).as("v1 by %d", size).containsExactlyElementsOf(KEYS);
            assertThat(pagesV2(size)).as("v2 by %d", size).containsExactlyElementsOf(KEYS);
        }
    }

    private List<String> pagesV1(int size) {
        List<String> keys = new ArrayList<>();
        String marker = "";
        for (int pages = 0; pages < 20; pages++) {
            Reply reply = list("encoding-type=url&max-keys=" + size + "&marker=" + marker);
            keys.addAll(reply.elements("Key"));
            if (reply.element("IsTruncated").equals("false")) {
                return decoded(keys);
            }
            marker = reply.element("NextMarker");
        }
        throw new AssertionError("the listing does not end");
    }

    private List<String> pagesV2(int size) {
        List<String> keys = new ArrayList<>();
        String token = "";
        for (int pages = 0; pages < 20; pages++) {
            Reply reply = list("list-type=2&encoding-type=url&max-keys=" + size + "&continuation-token=" + token);
            assertThat(reply.element("ContinuationToken")).isEqualTo(token);
            keys.addAll(reply.elements("Key"));
            if (reply.element("IsTruncated").equals("false")) {
                return decoded(keys);
            }
            token = reply.element("NextContinuationToken");
        }
        throw new AssertionError("the listing does not end");
    }

    private static List<String> decoded(List<String> keys) {
        return keys.stream()
                .map(key -> {
                    try {
                        return PercentCoding.decode(key, false);
                    } catch (java.io.IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Test
    void names_are_encoded_when_asked_for() {
        Reply reply = list("list-type=2&encoding-type=url&prefix=c%20d/&delimiter=%20&start-after=c%20");
        assertThat(reply.element("Prefix")).isEqualTo("c%20d/");
        assertThat(reply.element("StartAfter")).isEqualTo("c%20");
        assertThat(reply.element("Delimiter")).isEqualTo("%20");
        assertThat(reply.elements("Key")).containsExactly("c%20d/z", "c%20d/%C3%A4");
        assertThat(reply.element("EncodingType")).isEqualTo("url");
        assertThat(list("encoding-type=base64").outcome()).isEqualTo("400 InvalidArgument");
    }

    @Test
    void page_sizes_are_bounded_and_checked() {
        assertThat(list("max-keys=5000").element("MaxKeys")).isEqualTo("1000");
        assertThat(list("max-keys=99999999999").element("MaxKeys")).isEqualTo("1000");
        assertThat(list("max-keys=-1").outcome()).isEqualTo("400 InvalidArgument");
        assertThat(list("max-keys=x").outcome()).isEqualTo("400 InvalidArgument");
        Reply none = list("list-type=2&max-keys=0");
        assertThat(none.element("KeyCount")).isEqualTo("0");
        assertThat(none.element("IsTruncated")).isEqualTo("false");
    }

    @Test
    void a_token_wins_over_start_after_and_has_to_be_ours() {
        String token = list("list-type=2&max-keys=5").element("NextContinuationToken");
        Reply reply = list("list-type=2&start-after=a&continuation-token=" + token);
        assertThat(reply.elements("Key")).containsExactly("e&amp;f", "g");
        assertThat(reply.element("StartAfter")).isEqualTo("a");
        assertThat(list("list-type=2&continuation-token=b").outcome()).isEqualTo("400 InvalidArgument");
        assertThat(list("list-type=2&continuation-token=").elements("Key")).hasSize(7);
    }

    @Test
    void owners_are_told_when_asked_for() {
        assertThat(list("list-type=2").text()).doesNotContain("<Owner>");
        assertThat(list("list-type=2&fetch-owner=true").elements("DisplayName")).hasSize(7);
    }

    @Test
    void objects_are_their_null_versions() {
        Reply reply = list("versions&max-keys=2");
        assertThat(reply.elements("Key")).containsExactly("a/1", "a/2");
        assertThat(reply.elements("VersionId")).containsExactly("null", "null");
        assertThat(reply.element("NextKeyMarker")).isEqualTo("a/2");
        assertThat(reply.element("NextVersionIdMarker")).isEqualTo("null");
        assertThat(list("versions&key-marker=a/2&version-id-marker=null").elements("Key"))
                .hasSize(5);
        assertThat(list("versions&version-id-marker=null").outcome()).isEqualTo("400 InvalidArgument");
    }

    @Test
    void checksums_are_named() {
        server.put("/bucket/k", "123456789", new org.entrepot.gateway.Header("x-amz-checksum-crc32", "y/Q5Jg=="));
        Reply reply = list("list-type=2&prefix=k");
        assertThat(reply.element("ChecksumAlgorithm")).isEqualTo("CRC32");
        assertThat(reply.element("ChecksumType")).isEqualTo("FULL_OBJECT");
    }
}
