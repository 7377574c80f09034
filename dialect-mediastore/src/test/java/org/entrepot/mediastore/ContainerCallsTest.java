package org.entrepot.mediastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.store.AccessKey;
import org.entrepot.store.BucketName;
import org.entrepot.store.NewBucket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerCallsTest {
    private final TestServer server = new TestServer();

    @Test
    void a_container_is_creating_in_the_answer_that_makes_it_and_active_ever_after() {
        Reply made = server.control("CreateContainer", "{\"ContainerName\":\"movies\"}")
                .send();
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.header("Content-Type")).isEqualTo("application/x-amz-json-1.1");
        assertThat(made.header("x-amzn-RequestId")).isNotBlank();
        assertThat(members(made.json(), "Container")).isEqualTo(recorded("create-container", "Container"));
        assertThat(made.json("Container", "Status")).isEqualTo("CREATING");
        assertThat(made.json("Container", "ARN"))
                .isEqualTo("arn:aws:mediastore:us-west-2:111122223333:container/movies");

        Reply described = server.control("DescribeContainer", "{\"ContainerName\":\"movies\"}")
                .send();
        assertThat(members(described.json(), "Container")).isEqualTo(recorded("describe-container", "Container"));
        assertThat(described.json("Container", "Status")).isEqualTo("ACTIVE");
        assertThat(described.json("Container", "AccessLoggingEnabled")).isEqualTo("false");
        assertThat(described.json("Container", "Endpoint")).isEqualTo("http://127.0.0.1:9000/-/mediastore/movies");
    }

    @Test
    void times_are_json_numbers_in_a_form_that_every_client_reads() {
        server.create("movies");
        Reply described = server.control("DescribeContainer", "{\"ContainerName\":\"movies\"}")
                .send();
        JsonValue time = ((JsonValue.Obj) described.json().get("Container").orElseThrow())
                .get("CreationTime")
                .orElseThrow();
        assertThat(time).isInstanceOf(JsonValue.Num.class);
        List<String> accepted = Vectors.cases("timestamp_forms").stream()
                .filter(form -> Vectors.flag(form, "boto3") && Vectors.flag(form, "js") && Vectors.flag(form, "java"))
                .map(form -> Vectors.text(form, "json"))
                .toList();
        assertThat(accepted).anyMatch(form -> form.matches("[0-9]+\\.[0-9]+"));
        assertThat(((JsonValue.Num) time).literal()).matches("[0-9]+\\.[0-9]{3}");
    }

    @Test
    void an_endpoint_is_a_host_where_wildcard_dns_is_known_and_a_path_elsewhere() {
        TestServer wild =
                new TestServer(MediaStoreLimits.defaults(), TestServer.settings(false, Set.of("store.example.net")));
        wild.create("Movies_1");
        String describe = "{\"ContainerName\":\"Movies_1\"}";
        assertThat(wild.control("DescribeContainer", describe)
                        .on("mediastore.eu-1.store.example.net:8443")
                        .overTls()
                        .send()
                        .json("Container", "Endpoint"))
                .matches("https://[a-z0-9]{14}\\.data\\.mediastore\\.store\\.example\\.net:8443");
        assertThat(wild.control("DescribeContainer", describe)
                        .on("localhost:9000")
                        .send()
                        .json("Container", "Endpoint"))
                .isEqualTo("http://localhost:9000/-/mediastore/Movies_1");
    }

    @Test
    void both_forms_of_the_endpoint_lead_to_the_container() throws Exception {
        server.create("movies");
        server.upload("movies", "a.ts", "hello");
        String id = server.store.buckets(TestServer.ACCOUNT).getFirst().endpointId();
        assertThat(server.ask("GET", "/a.ts")
                        .on(id + ".data.mediastore.us-west-2.amazonaws.com")
                        .by(server.root)
                        .send()
                        .text())
                .isEqualTo("hello");
        assertThat(server.ask("GET", "/a.ts")
                        .on("movies.data.mediastore.localhost:9000")
                        .by(server.root)
                        .send()
                        .text())
                .isEqualTo("hello");
    }

    @Test
    void a_name_in_use_is_refused_whoever_has_it() throws Exception {
        server.create("movies");
        AccessKey other = server.newAccount("444455556666");
        for (AccessKey caller : List.of(server.root, other)) {
            Reply again = server.control("CreateContainer", "{\"ContainerName\":\"movies\"}")
                    .by(caller)
                    .send();
            assertThat(again.status()).isEqualTo(400);
            assertThat(again.header("x-amzn-ErrorType")).isEqualTo("ContainerInUseException");
            assertThat(again.json("Message")).isEqualTo("Container with name movies already exists.");
        }
    }

    @Test
    void buckets_of_other_dialects_are_containers_too_when_their_name_can_be_said() throws Exception {
        for (String name : List.of("from-s3", "with.dots")) {
            server.store.createBucket(new NewBucket(
                    new BucketName(name),
                    server.root.account(),
                    Dialect.S3,
                    "us-east-1",
                    null,
                    null,
                    null,
                    "root",
                    Map.of()));
        }
        assertThat(server.control("CreateContainer", "{\"ContainerName\":\"from-s3\"}")
                        .send()
                        .header("x-amzn-ErrorType"))
                .isEqualTo("ContainerInUseException");
        assertThat(names(server.control("ListContainers", "{}").send())).containsExactly("from-s3");
        Reply policy = server.control("GetContainerPolicy", "{\"ContainerName\":\"from-s3\"}")
                .send();
        assertThat(policy.header("x-amzn-ErrorType")).isEqualTo("PolicyNotFoundException");
    }

    @Test
    void containers_are_listed_by_name_page_by_page() {
        List.of("c", "a", "B", "b_2").forEach(server::create);
        assertThat(names(server.control("ListContainers", "{}").send())).containsExactly("B", "a", "b_2", "c");
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            Reply page = server.control("ListContainers", "{\"MaxResults\":3" + token + "}")
                    .send();
            assertThat(page.status()).isEqualTo(200);
            seen.addAll(names(page));
            String next = page.json("NextToken");
            token = next.isEmpty() ? "" : ",\"NextToken\":\"" + next + "\"";
        } while (!token.isEmpty());
        assertThat(seen).containsExactly("B", "a", "b_2", "c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"MaxResults\":0}",
                "{\"MaxResults\":101}",
                "{\"NextToken\":\"MQ==\"}",
                "{\"NextToken\":\"***\"}",
                "{\"NextToken\":\"\"}"
            })
    void page_sizes_and_tokens_outside_the_model_are_refused(String body) {
        server.create("movies");
        Reply refused = server.control("ListContainers", body).send();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("x-amzn-ErrorType")).isEqualTo("ValidationException");
    }

    @Test
    void an_account_has_as_many_containers_as_the_limit_says() {
        TestServer tight = new TestServer(new MediaStoreLimits(100, 2), Settings.defaults());
        tight.create("a");
        tight.create("b");
        Reply refused =
                tight.control("CreateContainer", "{\"ContainerName\":\"c\"}").send();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("x-amzn-ErrorType")).isEqualTo("LimitExceededException");
        assertThat(tight.control("CreateContainer", "{\"ContainerName\":\"a\"}")
                        .send()
                        .header("x-amzn-ErrorType"))
                .isEqualTo("ContainerInUseException");
    }

    @Test
    void a_container_is_deleted_when_it_is_empty_and_gone_at_once() {
        server.create("movies");
        server.upload("movies", "a.ts", "x");
        String name = "{\"ContainerName\":\"movies\"}";
        assertThat(server.control("DeleteContainer", name).send().header("x-amzn-ErrorType"))
                .isEqualTo("ContainerInUseException");
        assertThat(server.data("DELETE", "movies", "/a.ts")
                        .by(server.root)
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(server.control("DeleteContainer", name).send().status()).isEqualTo(200);
        for (String call : List.of("DescribeContainer", "DeleteContainer", "GetContainerPolicy", "GetCorsPolicy")) {
            Reply gone = server.control(call, name).send();
            assertThat(gone.status()).isEqualTo(400);
            assertThat(gone.header("x-amzn-ErrorType")).isEqualTo("ContainerNotFoundException");
        }
        Reply data = server.data("GET", "movies", "/a.ts").by(server.root).send();
        assertThat(data.status()).isEqualTo(404);
        assertThat(data.header("x-amzn-ErrorType")).isEqualTo("ContainerNotFoundException");
    }

    @Test
    void calls_not_built_yet_say_so_and_reads_of_what_nobody_set_are_truthful() {
        server.create("movies");
        String name = "{\"ContainerName\":\"movies\"}";
        for (String call : List.of(
                "PutLifecyclePolicy",
                "DeleteLifecyclePolicy",
                "PutMetricPolicy",
                "DeleteMetricPolicy",
                "StartAccessLogging",
                "StopAccessLogging")) {
            Reply planned = server.control(call, name).send();
            assertThat(planned.status()).isEqualTo(400);
            assertThat(planned.header("x-amzn-ErrorType")).isEqualTo("UnknownOperationException");
            assertThat(planned.json("Message")).contains(call);
        }
        for (String call : List.of("GetLifecyclePolicy", "GetMetricPolicy")) {
            assertThat(server.control(call, name).send().header("x-amzn-ErrorType"))
                    .isEqualTo("PolicyNotFoundException");
        }
        assertThat(server.control("MakeCoffee", name).send().header("x-amzn-ErrorType"))
                .isEqualTo("UnknownOperationException");
    }

    @Test
    void bodies_are_json_and_members_have_the_models_types() {
        assertThat(server.control("DescribeContainer", "{\"ContainerName\":")
                        .send()
                        .header("x-amzn-ErrorType"))
                .isEqualTo("SerializationException");
        assertThat(server.control("DescribeContainer", "{\"ContainerName\":7}")
                        .send()
                        .header("x-amzn-ErrorType"))
                .isEqualTo("SerializationException");
        assertThat(server.control("DescribeContainer", "{}").send().header("x-amzn-ErrorType"))
                .isEqualTo("ValidationException");
        assertThat(server.control("CreateContainer", "{\"ContainerName\":\"a.b\"}")
                        .send()
                        .header("x-amzn-ErrorType"))
                .isEqualTo("ValidationException");
        assertThat(server.control("ListContainers", "{\"MaxResults\":null,\"Other\":[1]}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void control_calls_need_a_signature_and_a_permission() {
        server.create("movies");
        String name = "{\"ContainerName\":\"movies\"}";
        Reply unsigned = server.control("DescribeContainer", name).by(null).send();
        assertThat(unsigned.status()).isEqualTo(403);
        assertThat(unsigned.header("x-amzn-ErrorType")).isEqualTo("MissingAuthenticationTokenException");
        AccessKey bob = server.newUser("bob");
        for (String call : List.of("DescribeContainer", "GetCorsPolicy", "GetContainerPolicy", "DeleteContainer")) {
            Reply denied = server.control(call, name).by(bob).send();
            assertThat(denied.status()).isEqualTo(403);
            assertThat(denied.header("x-amzn-ErrorType")).isEqualTo("AccessDeniedException");
        }
    }

    static List<String> names(Reply listed) {
        return Vectors.objects(listed.json().get("Containers").orElseThrow()).stream()
                .map(container -> Vectors.text(container, "Name"))
                .toList();
    }

    private static Set<String> members(JsonValue.Obj json, String member) {
        JsonValue.Obj object = (JsonValue.Obj) json.get(member).orElseThrow();
        return object.members().stream().map(JsonValue.Member::name).collect(java.util.stream.Collectors.toSet());
    }

    private static Set<String> recorded(String id, String member) {
        JsonValue.Obj vector = Vectors.cases("responses").stream()
                .filter(response -> Vectors.text(response, "id").equals(id))
                .findFirst()
                .orElseThrow();
        return members((JsonValue.Obj) vector.get("body").orElseThrow(), member);
    }
}
