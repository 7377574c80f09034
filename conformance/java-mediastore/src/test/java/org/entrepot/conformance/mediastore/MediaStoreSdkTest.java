package org.entrepot.conformance.mediastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.entrepot.conformance.ServerExtension;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.mediastore.MediaStoreClient;
import software.amazon.awssdk.services.mediastore.model.Container;
import software.amazon.awssdk.services.mediastore.model.ContainerNotFoundException;
import software.amazon.awssdk.services.mediastore.model.ContainerStatus;
import software.amazon.awssdk.services.mediastore.model.CorsPolicyNotFoundException;
import software.amazon.awssdk.services.mediastore.model.CorsRule;
import software.amazon.awssdk.services.mediastore.model.MediaStoreException;
import software.amazon.awssdk.services.mediastore.model.MethodName;
import software.amazon.awssdk.services.mediastore.model.PolicyNotFoundException;
import software.amazon.awssdk.services.mediastoredata.MediaStoreDataClient;
import software.amazon.awssdk.services.mediastoredata.model.Item;
import software.amazon.awssdk.services.mediastoredata.model.ObjectNotFoundException;

/** Both planes of MediaStore with the SDK's last release that has them. */
class MediaStoreSdkTest {
    private static final StaticCredentialsProvider ROOT = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(StartedServer.ACCESS_KEY, StartedServer.SECRET_KEY));
    private static final CorsRule RULE = CorsRule.builder()
            .allowedOrigins("https://www.example.com", "http://*.example.com")
            .allowedMethods(MethodName.PUT, MethodName.GET)
            .allowedHeaders("x-first", "Content-*")
            .maxAgeSeconds(3000)
            .exposeHeaders("ETag")
            .build();

    @RegisterExtension
    private static final ServerExtension SERVER = ServerExtension.plain();

    private static MediaStoreClient control;

    @BeforeAll
    static void start() throws Exception {
        control = MediaStoreClient.builder()
                .endpointOverride(SERVER.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(ROOT)
                .build();
    }

    @AfterAll
    static void stop() throws Exception {
        control.close();
    }

    @Test
    void a_cors_policy_is_stored_read_back_equal_and_deleted() {
        control.createContainer(b -> b.containerName("cors_rules"));
        assertThatThrownBy(() -> control.getCorsPolicy(b -> b.containerName("cors_rules")))
                .isInstanceOf(CorsPolicyNotFoundException.class);
        control.putCorsPolicy(b -> b.containerName("cors_rules").corsPolicy(RULE));
        assertThat(control.getCorsPolicy(b -> b.containerName("cors_rules")).corsPolicy())
                .containsExactly(RULE);
        assertThatThrownBy(() -> control.putCorsPolicy(
                        b -> b.containerName("cors_rules").corsPolicy(Collections.nCopies(101, RULE))))
                .isInstanceOfSatisfying(
                        MediaStoreException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
        assertThat(control.getCorsPolicy(b -> b.containerName("cors_rules")).corsPolicy())
                .containsExactly(RULE);
        control.deleteCorsPolicy(b -> b.containerName("cors_rules"));
        assertThatThrownBy(() -> control.deleteCorsPolicy(b -> b.containerName("cors_rules")))
                .isInstanceOf(CorsPolicyNotFoundException.class);
        assertThatThrownBy(() -> control.getCorsPolicy(b -> b.containerName("nowhere")))
                .isInstanceOf(ContainerNotFoundException.class);
    }

    @Test
    void a_container_becomes_active_and_takes_objects() {
        assertThat(control.createContainer(b -> b.containerName("Movies_1"))
                        .container()
                        .status())
                .isEqualTo(ContainerStatus.CREATING);
        var container =
                control.describeContainer(b -> b.containerName("Movies_1")).container();
        assertThat(container.status()).isEqualTo(ContainerStatus.ACTIVE);
        try (MediaStoreDataClient data = MediaStoreDataClient.builder()
                .endpointOverride(URI.create(container.endpoint()))
                .region(Region.US_EAST_1)
                .credentialsProvider(ROOT)
                .build()) {
            data.putObject(
                    b -> b.path("a/b=c:d~e.ts").contentType("video/mp2t").cacheControl("max-age=6"),
                    RequestBody.fromString("segment"));
            assertThat(data.getObjectAsBytes(b -> b.path("a/b=c:d~e.ts")).asUtf8String())
                    .isEqualTo("segment");
            assertThat(data.getObjectAsBytes(b -> b.path("a/b=c:d~e.ts").range("bytes=1-3"))
                            .asUtf8String())
                    .isEqualTo("egm");
            assertThat(data.describeObject(b -> b.path("a/b=c:d~e.ts")).contentType())
                    .isEqualTo("video/mp2t");
            assertThat(data.listItems(b -> b.path("")).items())
                    .extracting(Item::name, Item::typeAsString)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("a", "FOLDER"));
            assertThat(data.listItems(b -> b.path("a")).items())
                    .extracting(Item::name)
                    .isEqualTo(List.of("b=c:d~e.ts"));
            data.deleteObject(b -> b.path("a/b=c:d~e.ts"));
            assertThatThrownBy(() -> data.describeObject(b -> b.path("a/b=c:d~e.ts")))
                    .isInstanceOf(ObjectNotFoundException.class);
        }
        control.deleteContainer(b -> b.containerName("Movies_1"));
        assertThatThrownBy(() -> control.describeContainer(b -> b.containerName("Movies_1")))
                .isInstanceOf(ContainerNotFoundException.class);
    }

    @Test
    void tags_are_added_overwritten_and_removed() {
        control.createContainer(
                b -> b.containerName("tagged").tags(t -> t.key("a").value("1")));
        String arn = control.describeContainer(b -> b.containerName("tagged"))
                .container()
                .arn();
        control.tagResource(b ->
                b.resource(arn).tags(t -> t.key("a").value("2"), t -> t.key("b").value("3")));
        control.untagResource(b -> b.resource(arn).tagKeys("a"));
        assertThat(control.listTagsForResource(b -> b.resource(arn)).tags())
                .extracting(tag -> tag.key() + "=" + tag.value())
                .containsExactly("b=3");
    }

    @Test
    void a_container_policy_is_stored_read_back_as_written_and_removed() {
        control.createContainer(b -> b.containerName("policies"));
        String policy = """
                {"Version": "2012-10-17", "Statement": [{"Sid": "Readers", "Effect": "Allow", "Principal": "*",
                 "Action": "mediastore:GetObject", "Resource": "arn:aws:mediastore:us-east-1:100000000001:container/policies/*"}]}
                """.strip();
        control.putContainerPolicy(b -> b.containerName("policies").policy(policy));
        assertThat(control.getContainerPolicy(b -> b.containerName("policies")).policy())
                .isEqualTo(policy);
        assertThatThrownBy(() -> control.putContainerPolicy(
                        b -> b.containerName("policies").policy("{}")))
                .isInstanceOf(MediaStoreException.class);
        assertThat(control.getContainerPolicy(b -> b.containerName("policies")).policy())
                .isEqualTo(policy);
        control.deleteContainerPolicy(b -> b.containerName("policies"));
        assertThatThrownBy(() -> control.getContainerPolicy(b -> b.containerName("policies")))
                .isInstanceOf(PolicyNotFoundException.class);
    }

    @Test
    void lifecycle_and_metric_policies_that_nobody_set_are_not_found() {
        control.createContainer(b -> b.containerName("unset"));
        assertThatThrownBy(() -> control.getLifecyclePolicy(b -> b.containerName("unset")))
                .isInstanceOf(PolicyNotFoundException.class);
        assertThatThrownBy(() -> control.getMetricPolicy(b -> b.containerName("unset")))
                .isInstanceOf(PolicyNotFoundException.class);
    }

    @Test
    void containers_are_listed_in_pages() {
        List<String> names = List.of("page_1", "page_2", "page_3");
        names.forEach(name -> control.createContainer(b -> b.containerName(name)));
        assertThat(control.listContainersPaginator(b -> b.maxResults(1)).stream()
                        .peek(page -> assertThat(page.containers()).hasSizeLessThanOrEqualTo(1))
                        .flatMap(page -> page.containers().stream())
                        .map(Container::name))
                .containsAll(names);
    }
}
