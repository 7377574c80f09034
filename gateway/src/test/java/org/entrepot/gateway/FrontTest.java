package org.entrepot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every host and path form of s3.md 1, cos.md 1, qingstor.md 2 and mediastore.md 2, and the order of design.md section 7. */
class FrontTest {
    private static final Settings SETTINGS = new Settings(
            "us-east-1",
            List.of("localhost", "store.example.com"),
            Set.of(),
            Settings.defaults().zones(),
            Map.of("cdn.example.org", new Settings.BoundHost("pictures", Dialect.COS)),
            false,
            false,
            Set.of(),
            5L << 30,
            Settings.S3Uploads.DEFAULT);

    private final Front front = new Front(SETTINGS, "1250000000"::equals);

    @ParameterizedTest(name = "{0}{1} is {2}, bucket {3}, zone {4}, {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                // S3
                "127.0.0.1:9000,            /b/k, s3, -, -, API",
                "[::1]:9000,                /b/k, s3, -, -, API",
                "localhost:9000,            /b/k, s3, -, -, API",
                "unknown.host.test,         /b/k, s3, -, -, API",
                "s3.localhost,              /b/k, s3, -, -, API",
                "s3.eu-west-1.localhost,    /b/k, s3, -, eu-west-1, API",
                "s3.amazonaws.com,          /b/k, s3, -, -, API",
                "s3-us-west-2.amazonaws.com, /b/k, s3, -, us-west-2, API",
                "pics.localhost,            /k, s3, pics, -, API",
                "pics.localhost.:9000,      /k, s3, pics, -, API",
                "PICS.Localhost,            /k, s3, pics, -, API",
                "pics.store.example.com,    /k, s3, pics, -, API",
                "a.b.store.example.com,     /k, s3, a.b, -, API",
                "pics.s3.localhost,         /k, s3, pics, -, API",
                "a.b.s3.localhost,          /k, s3, a.b, -, API",
                "pics.s3.eu-west-1.amazonaws.com, /k, s3, pics, eu-west-1, API",
                "_no_.localhost,            /k, s3, -, -, API",
                "pics.s3-website.localhost, /k, s3, pics, -, WEBSITE",
                "pics.s3-website-eu-west-1.amazonaws.com, /k, s3, pics, eu-west-1, WEBSITE",
                "pics.s3-website.eu-west-1.amazonaws.com, /k, s3, pics, eu-west-1, WEBSITE",
                // COS
                "pics-1250000000.cos.ap-guangzhou.myqcloud.com, /k, cos, pics-1250000000, ap-guangzhou, API",
                "pics-1250000000.cos.ap-guangzhou.tencentcos.cn, /k, cos, pics-1250000000, ap-guangzhou, API",
                "pics-1250000000.cos-internal.ap-guangzhou.myqcloud.com, /k, cos, pics-1250000000, ap-guangzhou, API",
                "pics-1250000000.cosv6.ap-guangzhou.myqcloud.com, /k, cos, pics-1250000000, ap-guangzhou, API",
                "pics-1250000000.cos-cdc.ap-guangzhou.myqcloud.com, /k, cos, pics-1250000000, ap-guangzhou, API",
                "pics-1250000000.cos.accelerate.myqcloud.com, /k, cos, pics-1250000000, accelerate, API",
                "pics-1250000000.cos-website.ap-guangzhou.myqcloud.com, /k, cos, pics-1250000000, ap-guangzhou, WEBSITE",
                "no_name.cos.ap-guangzhou.myqcloud.com, /k, cos, no_name, ap-guangzhou, API",
                "pics-1250000000.cos.ap-guangzhou.localhost:9000, /k, cos, pics-1250000000, ap-guangzhou, API",
                "pics-1250000000.localhost, /k, cos, pics-1250000000, -, API",
                "pics-7.localhost,          /k, s3, pics-7, -, API",
                "service.cos.myqcloud.com,  /, cos, -, -, API",
                "cos.ap-guangzhou.myqcloud.com, /, cos, -, ap-guangzhou, API",
                "cos.ap-guangzhou.localhost, /pics-1250000000/k, cos, -, ap-guangzhou, API",
                // QingStor
                "qingstor.com,              /, qingstor, -, -, API",
                "pek3a.qingstor.com,        /pics/k, qingstor, -, pek3a, API",
                "sh1a.qsstor.com,           /pics/k, qingstor, -, sh1a, API",
                "pics.pek3a.qingstor.com,   /k, qingstor, pics, pek3a, API",
                "pek3a.pics.qingstor.com,   /k, qingstor, pics, pek3a, API",
                "pics.qingstor.com,         /k, qingstor, pics, -, API",
                "pek3a.localhost:9000,      /pics/k, qingstor, -, pek3a, API",
                "pics.gd2.localhost,        /k, qingstor, pics, gd2, API",
                "pek3a.127.0.0.1,           /pics/k, qingstor, -, pek3a, API",
                // MediaStore
                "mediastore.us-east-1.amazonaws.com, /, mediastore, -, us-east-1, API",
                "data.mediastore.us-east-1.amazonaws.com, /k, mediastore, -, us-east-1, API",
                "abcdefghijklmn.data.mediastore.us-east-1.amazonaws.com, /k, mediastore, abcdefghijklmn, us-east-1, API",
                "abcdefghijklmn.data.mediastore.localhost:9000, /k, mediastore, abcdefghijklmn, localhost, API",
            })
    void an_unsigned_request_goes_where_its_host_says(
            String host, String path, String dialect, String bucket, String zone, Entry.View view) {
        Entry entry = dialectEntry(head(host, path, ""));
        assertThat(entry.dialect().label()).isEqualTo(dialect);
        assertThat(entry.hostBucket()).isEqualTo(bucket);
        assertThat(entry.zone()).isEqualTo(zone);
        assertThat(entry.view()).isEqualTo(view);
        assertThat(entry.path()).isEqualTo(path);
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "AWS4-HMAC-SHA256 Credential=A/B/20130524/us-east-1/s3/aws4_request; SignedHeaders=host, -, s3",
                "AWS4-HMAC-SHA256 Credential=A/20130524/us-east-1/mediastore/aws4_request, -, mediastore",
                "AWS AKID:sig, -, s3",
                "QS AKID:sig, -, qingstor",
                "q-sign-algorithm=sha1&q-ak=A, -, cos",
                "-, q-sign-algorithm=sha1&q-ak=A, cos",
                "-, sign=q-sign-algorithm%3Dsha1%26q-ak%3DA, cos",
                "-, access_key_id=A&expires=1&signature=s, qingstor",
                "-, X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=A%2F20130524%2Fr%2Fs3%2Faws4_request, s3",
                "-, X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=A%2F2013%2Fr%2Fmediastore%2Faws4_request, mediastore",
                "-, AWSAccessKeyId=A&Signature=s&Expires=1, s3",
            })
    void the_form_of_the_signature_decides_before_the_host(String authorization, String query, String dialect) {
        Header[] headers =
                authorization == null ? new Header[0] : new Header[] {new Header("Authorization", authorization)};
        assertThat(dialectEntry(head("127.0.0.1", "/b/k", query == null ? "" : query, headers))
                        .dialect()
                        .label())
                .isEqualTo(dialect);
    }

    @Test
    void a_media_store_target_wins_over_host_and_path() {
        Header target = new Header("X-Amz-Target", "MediaStore_20170901.ListContainers");
        Entry entry = dialectEntry(head("pics.localhost", "/whatever", "", target));
        assertThat(entry.dialect()).isEqualTo(Dialect.MEDIASTORE);
        assertThat(entry.hostBucket()).isNull();
    }

    @Test
    void a_media_store_target_means_nothing_on_a_listener_pinned_to_another_dialect() {
        Header target = new Header("X-Amz-Target", "MediaStore_20170901.ListContainers");
        RequestHead pinned = pinned(Dialect.COS, "127.0.0.1", "/", target);
        assertThat(dialectEntry(pinned).dialect()).isEqualTo(Dialect.COS);
    }

    @ParameterizedTest(name = "{0} is container {1}, path {2}")
    @CsvSource({
        "/-/mediastore/movies/a/b.ts, movies, /a/b.ts",
        "/-/mediastore/movies, movies, /",
        "/-/mediastore/movies/, movies, /",
        "/-/mediastore/movies//a, movies, //a",
    })
    void the_data_plane_is_reached_by_path(String path, String container, String rest) {
        Entry entry = dialectEntry(head("127.0.0.1:9000", path, ""));
        assertThat(entry.dialect()).isEqualTo(Dialect.MEDIASTORE);
        assertThat(entry.hostKind()).isEqualTo(Entry.HostKind.MEDIASTORE_DATA);
        assertThat(entry.hostBucket()).isEqualTo(container);
        assertThat(entry.path()).isEqualTo(rest);
    }

    @Test
    void own_pages_are_served_on_every_listener_but_not_where_the_host_carries_a_bucket() {
        assertThat(front.classify(head("127.0.0.1", "/-/health/ready", "")))
                .isEqualTo(new Front.Destination.ToServer());
        assertThat(front.classify(pinned(Dialect.COS, "127.0.0.1", "/-/health/ready")))
                .isEqualTo(new Front.Destination.ToServer());
        assertThat(dialectEntry(head("pics.localhost", "/-/health/ready", "")).hostBucket())
                .isEqualTo("pics");
    }

    @Test
    void a_pinned_listener_takes_the_bucket_from_the_host_when_it_carries_one() {
        Entry entry = dialectEntry(pinned(Dialect.QINGSTOR, "pics.localhost", "/k"));
        assertThat(entry.dialect()).isEqualTo(Dialect.QINGSTOR);
        assertThat(entry.hostBucket()).isEqualTo("pics");
        assertThat(entry.boundBucket()).isEqualTo("pics");
    }

    @Test
    void a_bound_host_means_its_bucket_in_the_dialect_that_bound_it_unless_the_signature_says_otherwise() {
        Entry unsigned = dialectEntry(head("cdn.example.org", "/k", ""));
        assertThat(unsigned.dialect()).isEqualTo(Dialect.COS);
        assertThat(unsigned.boundBucket()).isEqualTo("pictures");
        Entry signed = dialectEntry(head("cdn.example.org", "/k", "", new Header("Authorization", "QS A:b")));
        assertThat(signed.dialect()).isEqualTo(Dialect.QINGSTOR);
        assertThat(signed.boundBucket()).isEqualTo("pictures");
    }

    @Test
    void a_host_of_one_dialect_names_the_same_bucket_for_a_caller_who_signs_in_another() {
        Header qs = new Header("Authorization", "QS A:b");
        Entry entry = dialectEntry(head("pics-1250000000.cos.ap-guangzhou.myqcloud.com", "/k", "", qs));
        assertThat(entry.dialect()).isEqualTo(Dialect.QINGSTOR);
        assertThat(entry.boundBucket()).isEqualTo("pics");
    }

    private Entry dialectEntry(RequestHead head) {
        assertThat(front.classify(head)).isInstanceOf(Front.Destination.ToDialect.class);
        return ((Front.Destination.ToDialect) front.classify(head)).entry();
    }

    private static RequestHead head(String host, String path, String query, Header... headers) {
        return head(null, host, path, query, headers);
    }

    private static RequestHead pinned(Dialect dialect, String host, String path, Header... headers) {
        return head(dialect, host, path, "", headers);
    }

    private static RequestHead head(Dialect pinned, String host, String path, String query, Header... headers) {
        List<Header> lines = new ArrayList<>(List.of(headers));
        lines.add(new Header("Host", host));
        return new RequestHead(
                "GET",
                path,
                query,
                host,
                new Headers(lines),
                "HTTP/1.1",
                InetAddress.getLoopbackAddress(),
                null,
                pinned,
                Instant.EPOCH,
                "0".repeat(32));
    }
}
