package org.entrepot.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.CallRow;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3RoutingTest {
    private final S3Routing routing = new S3Routing(S3Calls.table());

    private Call route(String method, String target, String hostBucket, Header... headers) {
        var head = S3Server.head(method, target, "h", List.of(headers));
        Entry entry =
                new Entry(Dialect.S3, Entry.View.API, hostBucket, null, null, head.rawPath(), Entry.HostKind.OTHER);
        return routing.route(head, entry);
    }

    private static String name(Call call) {
        return call.row() == null
                ? Objects.requireNonNull(call.fault()).getClass().getSimpleName()
                : call.row().name();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/,ListBuckets",
        "GET,/?x-id=ListBuckets,ListBuckets",
        "POST,/,MethodNotAllowed",
        "PUT,/b,CreateBucket",
        "PUT,/b/,CreateBucket",
        "HEAD,/b,HeadBucket",
        "DELETE,/b,DeleteBucket",
        "GET,/b,ListObjects",
        "GET,/b?list-type=2,ListObjectsV2",
        "GET,/b?list-type=1,ListObjects",
        "GET,/b?metadata=true&list-type=2,ListObjectsV2",
        "GET,/b?versions&prefix=a,ListObjectVersions",
        "GET,/b?uploads,ListMultipartUploads",
        "GET,/b?location=,GetBucketLocation",
        "GET,/b?acl,GetBucketAcl",
        "GET,/b?inventory&id=1,GetBucketInventoryConfiguration",
        "GET,/b?inventory,ListBucketInventoryConfigurations",
        "DELETE,/b?acl,MethodNotAllowed",
        "PATCH,/b,MethodNotAllowed",
        "GET,/b?acl&cors,InvalidArgument",
        "POST,/b?delete,DeleteObjects",
        "POST,/b,PostObject",
        "GET,/b/k,GetObject",
        "GET,/b/k?versionId=null,GetObject",
        "GET,/b/k?acl,GetObjectAcl",
        "GET,/b/k?location,GetObject",
        "DELETE,/b/k?acl,MethodNotAllowed",
        "PUT,/b/k?partNumber=1&uploadId=x,UploadPart",
        "PUT,/b/k?uploadId=x,MethodNotAllowed",
        "POST,/b/k?uploads,CreateMultipartUpload",
        "POST,/b/k?restore,RestoreObject",
        "POST,/b/k,MethodNotAllowed",
        "GET,/b/k?attributes,GetObjectAttributes",
        "GET,/b/%ff,InvalidUri",
        "GET,/b/%00,InvalidUri",
        "GET,/b/%zz,InvalidUri",
        "GET,/b/k?a=%zz,InvalidUri",
        "GET,//k,InvalidUri",
        "GET,/b%C3%BC/,NoSuchBucket",
        "PUT,/b%C3%BC/,InvalidBucketName",
    })
    void calls_are_found_by_method_path_and_sub_resource(String method, String target, String expected) {
        assertThat(name(route(method, target, null))).isEqualTo(expected);
    }

    @Test
    void a_copy_is_told_by_its_header() {
        Header source = new Header("x-amz-copy-source", "b/k");
        assertThat(name(route("PUT", "/b/k", null, source))).isEqualTo("CopyObject");
        assertThat(name(route("PUT", "/b/k?partNumber=1&uploadId=x", null, source)))
                .isEqualTo("UploadPartCopy");
    }

    @Test
    void keys_are_decoded_once_and_never_normalised() {
        assertThat(Objects.requireNonNull(
                                route("GET", "/b//a/../%2e/+%2B%2520", null).key())
                        .value())
                .isEqualTo("/a/.././++%20");
        assertThat(Objects.requireNonNull(route("GET", "/b/k", "host.bucket").key())
                        .value())
                .isEqualTo("b/k");
        assertThat(route("GET", "/", "host.bucket").bucketText()).isEqualTo("host.bucket");
    }

    @Test
    void a_key_of_1024_bytes_is_taken_and_one_byte_more_is_not() {
        assertThat(route("GET", "/b/" + "k".repeat(1024), null).fault()).isNull();
        assertThat(route("GET", "/b/" + "k".repeat(1025), null).fault()).isInstanceOf(Refusal.InvalidKey.class);
    }

    @Test
    void every_row_names_a_call_and_no_two_rows_answer_the_same() {
        List<CallRow> rows = S3Calls.table().rows();
        assertThat(rows).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> assertThat(row.name()).matches("[A-Z][A-Za-z0-9]+"));
        assertThat(rows)
                .extracting(row -> row.method() + row.target() + row.mark())
                .doesNotHaveDuplicates();
    }

    @Test
    void only_listings_have_a_prefix() {
        assertThat(route("GET", "/b?prefix=a", null).listPrefix()).isEqualTo("a");
        assertThat(route("GET", "/b", null).listPrefix()).isEmpty();
        assertThat(route("GET", "/b/k?prefix=a", null).listPrefix()).isNull();
        assertThat(Objects.requireNonNull(route("GET", "/b?uploads", null).row())
                        .operation())
                .isEqualTo(Operation.UPLOAD_LIST);
    }
}
