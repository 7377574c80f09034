package org.entrepot.mediastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Refusal;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaStoreRoutingTest {
    private static final BucketAddress MOVIES = new BucketAddress.ByName(new BucketName("movies"));

    private final MediaStoreDialect dialect = new MediaStoreDialect(MediaStoreLimits.defaults());

    @ParameterizedTest
    @CsvSource({
        "PUT,/a/b.ts,PutObject",
        "GET,/a/b.ts,GetObject",
        "HEAD,/a/b.ts,DescribeObject",
        "DELETE,/a/b.ts,DeleteObject",
        "GET,/,ListItems",
        "GET,//,ListItems",
        "GET,/?Path=a,ListItems"
    })
    void data_calls_are_told_by_method_and_path(String method, String target, String name) {
        Call call = dialect.route(Requests.head(method, target), Requests.byHost("abc", path(target)));
        assertThat(call.fault()).isNull();
        assertThat(call.row().name()).isEqualTo(name);
        assertThat(call.bucket()).isEqualTo(new BucketAddress.ByEndpoint("abc"));
    }

    @ParameterizedTest
    @CsvSource({
        "/-/mediastore/movies,/",
        "/-/mediastore/movies/,/",
        "/-/mediastore/movies?Path=x,/",
    })
    void a_container_in_the_path_prefix_is_listed_with_and_without_slash(String target, String left) {
        Call call = dialect.route(Requests.head("GET", target), Requests.byPrefix("movies", left));
        assertThat(call.row().name()).isEqualTo("ListItems");
        assertThat(call.bucket()).isEqualTo(MOVIES);
    }

    @Test
    void a_container_in_the_path_prefix_keeps_its_letter_case_and_underscores() {
        Call call = dialect.route(
                Requests.head("GET", "/-/mediastore/My_Movies/a.ts"), Requests.byPrefix("My_Movies", "/a.ts"));
        assertThat(call.bucket()).isEqualTo(new BucketAddress.ByName(new BucketName("My_Movies")));
        assertThat(call.key().value()).isEqualTo("a.ts");
    }

    @Test
    void a_host_that_names_no_container_leaves_it_to_the_first_segment() {
        Call call = dialect.route(Requests.head("GET", "/movies/a/b.ts"), Requests.plain("/movies/a/b.ts"));
        assertThat(call.bucket()).isEqualTo(MOVIES);
        assertThat(call.key().value()).isEqualTo("a/b.ts");
        assertThat(dialect.route(Requests.head("GET", "/movies"), Requests.plain("/movies"))
                        .row()
                        .name())
                .isEqualTo("ListItems");
    }

    @Test
    void a_bound_host_names_its_bucket() {
        Entry entry = new Entry(
                org.entrepot.access.Dialect.MEDIASTORE,
                Entry.View.API,
                null,
                "movies",
                null,
                "/a.ts",
                Entry.HostKind.OTHER);
        assertThat(dialect.route(Requests.head("GET", "/a.ts"), entry).bucket()).isEqualTo(MOVIES);
    }

    @Test
    void without_a_container_there_is_none() {
        Call call = dialect.route(Requests.head("GET", "/"), Requests.plain("/"));
        assertThat(call.fault()).isInstanceOf(Refusal.NoSuchBucket.class);
    }

    @ParameterizedTest
    @CsvSource({"PUT,/", "DELETE,/", "HEAD,/", "GET,/a/", "PUT,/a/../b", "GET,/%zz", "GET,/?Path=a%20b"})
    void paths_that_none_may_have_are_faults_that_keep_the_container(String method, String target) {
        Call call = dialect.route(Requests.head(method, target), Requests.byHost("abc", path(target)));
        assertThat(call.fault()).isNotNull();
        assertThat(call.bucket()).isNotNull();
    }

    @Test
    void a_preflight_knows_its_container_whatever_its_path() {
        Call call = dialect.route(Requests.head("OPTIONS", "/a%20b/"), Requests.byHost("abc", "/a%20b/"));
        assertThat(call.bucket()).isEqualTo(new BucketAddress.ByEndpoint("abc"));
        assertThat(dialect.route(Requests.head("OPTIONS", "/a.ts"), Requests.byHost("abc", "/a.ts"))
                        .key()
                        .value())
                .isEqualTo("a.ts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DeleteContainer",
                "DescribeContainer",
                "PutContainerPolicy",
                "GetContainerPolicy",
                "DeleteContainerPolicy",
                "PutCorsPolicy",
                "GetCorsPolicy",
                "DeleteCorsPolicy",
                "PutLifecyclePolicy",
                "GetLifecyclePolicy",
                "DeleteLifecyclePolicy",
                "PutMetricPolicy",
                "GetMetricPolicy",
                "DeleteMetricPolicy",
                "StartAccessLogging",
                "StopAccessLogging",
                "CreateContainer"
            })
    void control_calls_name_their_container_in_the_body(String operation) {
        Call call = control(operation, "{\"ContainerName\":\"movies\"}");
        assertThat(call.fault()).isNull();
        assertThat(call.row().name()).isEqualTo(operation);
        assertThat(call.bucket()).isEqualTo(MOVIES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TagResource", "UntagResource", "ListTagsForResource"})
    void tag_calls_name_it_by_its_arn(String operation) {
        Call call = control(
                operation,
                "{\"Resource\":\"arn:aws:mediastore:us-west-2:111122223333:container/movies\",\"TagKeys\":[\"a\"]}");
        assertThat(call.bucket()).isEqualTo(MOVIES);
    }

    @Test
    void list_containers_names_none() {
        Call call = control("ListContainers", "{}");
        assertThat(call.fault()).isNull();
        assertThat(call.bucket()).isNull();
    }

    @Test
    void an_unknown_target_is_named_in_the_refusal() {
        Call call = control("MakeCoffee", "{}");
        assertThat(call.fault())
                .isInstanceOfSatisfying(
                        Refusal.NotImplemented.class,
                        refusal -> assertThat(refusal.what()).contains("MakeCoffee"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "", "{}", "{\"ContainerName\":5}", "{\"ContainerName\":\"a.b\"}"})
    void a_body_that_names_no_container_is_a_fault(String body) {
        assertThat(control("DescribeContainer", body).fault()).isNotNull();
    }

    private Call control(String operation, String body) {
        return dialect.route(Requests.control(operation), Requests.plain("/"), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String path(String target) {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }
}
