package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings of objects and versions ({@code cos.md} section 4). */
class ListingCallsTest {
    private static final Pattern NEXT = Pattern.compile("<NextMarker>(.*)</NextMarker>");
    private static final Pattern NAMES = Pattern.compile("<(?:Key|Prefix)>([^<]+)</(?:Key|Prefix)>");

    private static CosWorld filled() throws Exception {
        CosWorld world = CosWorld.withBucket();
        for (String key : List.of("/a%20b", "/d/x", "/d/y", "/e", "/%E4%B8%AD")) {
            world.put(key, "x").expect(200);
        }
        return world;
    }

    @Test
    void a_listing_has_the_shape_that_clients_read() throws Exception {
        String body = filled().get("/?prefix=&delimiter=%2F&max-keys=2&marker=&encoding-type=url")
                .expect(200)
                .text();
        assertThat(body)
                .startsWith(CosXml.DECLARATION
                        + "<ListBucketResult><Name>examplebucket-1250000000</Name><EncodingType>url</EncodingType>"
                        + "<Prefix></Prefix><Marker></Marker><MaxKeys>2</MaxKeys><Delimiter>%2F</Delimiter>"
                        + "<IsTruncated>true</IsTruncated><NextMarker>d%2F</NextMarker>"
                        + "<CommonPrefixes><Prefix>d%2F</Prefix></CommonPrefixes>"
                        + "<Contents><Key>a%20b</Key><LastModified>2026-11-21T12:00:00.000Z</LastModified>"
                        + "<ETag>&quot;9dd4e461268c8034f5c8564e155c67a6&quot;</ETag><Size>1</Size>"
                        + "<Owner><ID>1250000000</ID><DisplayName>1250000000</DisplayName></Owner>"
                        + "<StorageClass>STANDARD</StorageClass></Contents></ListBucketResult>");
    }

    @Test
    void names_are_written_as_they_are_unless_encoding_is_asked_for() throws Exception {
        CosWorld world = filled();
        assertThat(world.get("/").text())
                .contains("<Key>a b</Key>", "<Key>中</Key>")
                .doesNotContain("EncodingType");
        assertThat(world.get("/?encoding-type=url").text()).contains("<Key>%E4%B8%AD</Key>");
        world.get("/?encoding-type=base64").expect(400, "InvalidArgument");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&delimiter=/"})
    void pages_together_are_the_whole_listing(String delimiter) throws Exception {
        CosWorld world = filled();
        List<String> whole = names(world.get("/?max-keys=1000" + delimiter).text());
        List<String> paged = new ArrayList<>();
        String marker = "";
        String body;
        do {
            body = world.get("/?max-keys=1&marker=" + CosSignature.encode(marker) + delimiter)
                    .expect(200)
                    .text();
            paged.addAll(names(body.replaceAll("<Prefix></Prefix>", "")));
            Matcher next = NEXT.matcher(body);
            marker = next.find() ? next.group(1) : "";
        } while (body.contains("<IsTruncated>true</IsTruncated>"));
        assertThat(paged).containsExactlyInAnyOrderElementsOf(whole);
    }

    private static List<String> names(String body) {
        return NAMES.matcher(body).results().map(match -> match.group(1)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "many", "99999999999"})
    void a_page_has_1_to_1000_entries(String size) throws Exception {
        filled().get("/?max-keys=" + size).expect(400, "InvalidArgument");
    }

    @Test
    void every_object_is_its_own_null_version() throws Exception {
        CosWorld world = filled();
        String body = world.get("/?versions&prefix=d%2F&max-keys=1").expect(200).text();
        assertThat(body)
                .contains("<Version><Key>d/x</Key><VersionId>null</VersionId><IsLatest>true</IsLatest>")
                .contains("<NextKeyMarker>d/x</NextKeyMarker><NextVersionIdMarker>null</NextVersionIdMarker>");
        assertThat(world.get("/?versions=&prefix=d%2F&key-marker=d%2Fx&version-id-marker=null")
                        .text())
                .contains("<Key>d/y</Key>")
                .doesNotContain("<Key>d/x</Key>");
    }
}
