package org.entrepot.qingstor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.ObjectKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /, ListBuckets",
        "GET, /?, ListBuckets",
        "GET, /?location&lang=zh-cn, ListLocations",
        "PUT, /mybucket, PutBucket",
        "PUT, /mybucket/, PutBucket",
        "HEAD, /mybucket, HeadBucket",
        "DELETE, /mybucket?, DeleteBucket",
        "GET, /mybucket?delimiter=%2F&limit=1000&prefix=, ListObjects",
        "GET, /mybucket?stats=, GetBucketStatistics",
        "POST, /mybucket?delete, DeleteMultipleObjects",
        "GET, /mybucket?uploads, ListMultipartUploads",
        "GET, /mybucket?acl, GetBucketACL",
        "PUT, /mybucket/?acl, PutBucketACL",
        "PUT, /mybucket?cors&, PutBucketCORS",
        "PUT, /mybucket?cors=, PutBucketCORS",
        "GET, /mybucket?cors, GetBucketCORS",
        "DELETE, /mybucket?cors, DeleteBucketCORS",
        "DELETE, /mybucket?policy&, DeleteBucketPolicy",
        "PUT, /mybucket?mirror, PutBucketExternalMirror",
        "GET, /mybucket?lifecycle, GetBucketLifecycle",
        "DELETE, /mybucket?notification, DeleteBucketNotification",
        "PUT, /mybucket?logging, PutBucketLogging",
        "GET, /mybucket?replication, GetBucketReplication",
        "GET, /mybucket?cname&type=website, GetBucketCNAME",
        "PUT, /mybucket?versioning, PutBucketVersioning",
        "GET, /mybucket?versions, ListObjectVersions",
        "POST, /mybucket, PostObject",
        "PUT, /mybucket/a.txt?, PutObject",
        "PUT, /mybucket/a.txt?unknown=1, PutObject",
        "GET, /mybucket/a.txt, GetObject",
        "HEAD, /mybucket/a.txt, HeadObject",
        "DELETE, /mybucket/a.txt, DeleteObject",
        "OPTIONS, /mybucket/a.txt, OptionsObject",
        "OPTIONS, /mybucket, OptionsObject",
        "POST, /mybucket/a?append&position=0, AppendObject",
        "GET, /mybucket/a?image&action=info, ImageProcess",
        "POST, /mybucket/a?uploads=, InitiateMultipartUpload",
        "PUT, /mybucket/a?upload_id=1&part_number=0&file_offset=-1, UploadMultipart",
        "GET, /mybucket/a?upload_id=1, ListMultipart",
        "POST, /mybucket/a?upload_id=1, CompleteMultipartUpload",
        "DELETE, /mybucket/a?upload_id=1, AbortMultipartUpload",
        "DELETE, /mybucket/a?version_id=1, DeleteObjectVersion",
    })
    void every_call_is_found(String method, String target, String name) {
        assertThat(Objects.requireNonNull(
                                Requests.route(Requests.head(method, target)).row())
                        .name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"copy, CopyObject", "move, MoveObject", "fetch, FetchObject"})
    void a_source_header_makes_another_call_of_a_put(String what, String name) {
        Headers headers = new Headers(List.of(new Header("X-Qs-" + what + "-Source", "/b/k")));
        Call call = Requests.route(Requests.head("PUT", "/mybucket/a", "127.0.0.1", headers));
        assertThat(Objects.requireNonNull(call.row()).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /mybucket?acl",
                "DELETE /mybucket?versioning",
                "PUT /mybucket?stats",
                "PUT /mybucket/a?uploads",
                "DELETE /mybucket/a?uploads",
                "PATCH /mybucket/a",
                "DELETE /",
            })
    void a_method_that_a_target_does_not_have_never_falls_through_to_another_call(String line) {
        String[] words = line.split(" ");
        Call call = Requests.route(Requests.head(words[0], words[1]));
        assertThat(call.row()).isNull();
        assertThat(call.fault()).isInstanceOf(Refusal.MethodNotAllowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/mybucket/dir/%E4%B8%AD%20%E6%96%87, 127.0.0.1, dir/中 文",
        "/mybucket/dir%2Fb.bin, 127.0.0.1:9000, dir/b.bin",
        "/mybucket//a//b, 127.0.0.1:9000, /a//b",
        "/mybucket/a+b, pek3a.qs.test, a+b",
        "/a%2Bb/, mybucket.pek3a.qs.test, a+b/",
        "/mybucket, mybucket.pek3a.qs.test:80, mybucket",
    })
    void keys_are_decoded_once(String path, String host, String key) {
        Call call = Requests.route(Requests.head("GET", path, host, Headers.NONE));
        assertThat(call.bucket()).isEqualTo(new BucketAddress.ByName(new BucketName("mybucket")));
        assertThat(call.key()).isEqualTo(new ObjectKey(key));
    }

    @Test
    void a_bucket_in_the_host_leaves_the_whole_path_to_the_key() {
        Call call = Requests.route(Requests.head("GET", "/?policy", "mybucket.pek3a.qs.test", Headers.NONE));
        assertThat(call.key()).isNull();
        assertThat(Objects.requireNonNull(call.row()).name()).isEqualTo("GetBucketPolicy");
    }

    @Test
    void what_cannot_be_read_becomes_the_fault_of_the_call() {
        assertThat(Requests.route(Requests.head("GET", "/mybucket/%zz")).fault())
                .isInstanceOf(Refusal.InvalidUri.class);
        assertThat(Requests.route(Requests.head("GET", "/mybucket?prefix=%f")).fault())
                .isInstanceOf(Refusal.InvalidUri.class);
        assertThat(Requests.route(Requests.head("GET", "/mybucket/" + "k".repeat(1025)))
                        .fault())
                .isInstanceOf(Refusal.InvalidKey.class);
        assertThat(Requests.route(Requests.head("GET", "/my%20bucket")).fault())
                .isInstanceOf(Refusal.NoSuchBucket.class);
        assertThat(Requests.route(Requests.head("PUT", "/my%20bucket")).fault())
                .isInstanceOf(Refusal.InvalidBucketName.class);
        assertThat(Requests.route(Requests.head("GET", "//key")).fault()).isInstanceOf(Refusal.InvalidBucketName.class);
    }

    @Test
    void a_listing_tells_its_prefix() {
        assertThat(Requests.route(Requests.head("GET", "/mybucket?prefix=dir%2F"))
                        .listPrefix())
                .isEqualTo("dir/");
        assertThat(Requests.route(Requests.head("GET", "/mybucket")).listPrefix())
                .isEmpty();
        assertThat(Requests.route(Requests.head("GET", "/mybucket?stats")).listPrefix())
                .isNull();
    }
}
