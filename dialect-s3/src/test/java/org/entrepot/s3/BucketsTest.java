package org.entrepot.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Buckets and their settings through the whole gateway. */
class BucketsTest {
    private final S3Server server = new S3Server();

    @BeforeEach
    void makeBucket() {
        Reply made = server.put("/bucket", "");
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.header("Location")).isEqualTo("/bucket");
    }

    private static Header h(String name, String value) {
        return new Header(name, value);
    }

    private static String constraint(String region) {
        return "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><LocationConstraint>"
                + region + "</LocationConstraint></CreateBucketConfiguration>";
    }

    @Test
    void the_own_buckets_are_listed_page_by_page() {
        server.put("/alpha", "");
        server.put("/zulu", constraint("eu-west-1"));
        Reply all = server.send("GET", "/");
        assertThat(all.elements("Name")).containsExactly("alpha", "bucket", "zulu");
        assertThat(all.element("ID")).isEqualTo("a".repeat(64));
        assertThat(all.elements("BucketRegion")).containsExactly("us-east-1", "us-east-1", "eu-west-1");
        Reply first = server.send("GET", "/?max-buckets=2");
        assertThat(first.elements("Name")).containsExactly("alpha", "bucket");
        Reply second = server.send("GET", "/?max-buckets=2&continuation-token=" + first.element("ContinuationToken"));
        assertThat(second.elements("Name")).containsExactly("zulu");
        assertThat(second.element("ContinuationToken")).isEmpty();
        assertThat(server.send("GET", "/?prefix=b").elements("Name")).containsExactly("bucket");
        assertThat(server.send("GET", "/?bucket-region=eu-west-1").elements("Name"))
                .containsExactly("zulu");
        assertThat(server.signed(server.stranger, "GET", "/", "").text()).contains("<Buckets></Buckets>");
        assertThat(server.anonymous("GET", "/", "").outcome()).isEqualTo("403 AccessDenied");
        assertThat(server.send("GET", "/?max-buckets=0").outcome()).isEqualTo("400 InvalidArgument");
        assertThat(server.send("GET", "/?continuation-token=%3F").outcome()).isEqualTo("400 InvalidArgument");
    }

    @Test
    void a_bucket_made_again_is_fine_only_when_nothing_differs() {
        assertThat(server.put("/bucket", "").outcome()).isEqualTo("200");
        assertThat(server.put("/bucket", "", h("x-amz-acl", "public-read")).outcome())
                .isEqualTo("409 BucketAlreadyExists");
        assertThat(server.put("/bucket", constraint("eu-west-1")).outcome()).isEqualTo("409 BucketAlreadyOwnedByYou");
        assertThat(server.signed(server.stranger, "PUT", "/bucket", "").outcome())
                .isEqualTo("409 BucketAlreadyExists");
    }

    @Test
    void the_region_label_is_kept_and_told() {
        server.put("/west", constraint("eu-west-1"));
        assertThat(server.send("HEAD", "/west").header("x-amz-bucket-region")).isEqualTo("eu-west-1");
        assertThat(server.send("GET", "/west?location").element("LocationConstraint"))
                .isEqualTo("eu-west-1");
        assertThat(server.send("GET", "/bucket?location").text())
                .endsWith(
                        "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"></LocationConstraint>");
        assertThat(server.put("/west2", constraint("Mars!")).outcome()).isEqualTo("400 InvalidLocationConstraint");
        assertThat(server.put("/west2", "<Other/>").outcome()).isEqualTo("400 MalformedXML");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab",
                "Upper",
                "under_score",
                "-a-",
                "a..b",
                "a.-b",
                "a-.b",
                "192.168.5.4",
                "xn--abc",
                "sthree-a",
                "a-s3alias",
                "a--x-s3"
            })
    void names_that_no_bucket_may_have_are_refused(String name) {
        assertThat(server.put("/" + name, "").outcome()).isEqualTo("400 InvalidBucketName");
    }

    @Test
    void only_empty_buckets_are_deleted() {
        server.put("/bucket/k", "x");
        assertThat(server.send("DELETE", "/bucket").outcome()).isEqualTo("409 BucketNotEmpty");
        server.send("DELETE", "/bucket/k");
        assertThat(server.send("DELETE", "/bucket").outcome()).isEqualTo("204");
        assertThat(server.send("HEAD", "/bucket").status()).isEqualTo(404);
        assertThat(server.send("GET", "/bucket").outcome()).isEqualTo("404 NoSuchBucket");
    }

    @Test
    void ownership_and_tags_come_with_the_bucket() {
        assertThat(server.put(
                                "/owned",
                                "<CreateBucketConfiguration><Tags><Tag><Key>a</Key><Value>b</Value></Tag></Tags>"
                                        + "</CreateBucketConfiguration>",
                                h("x-amz-object-ownership", "BucketOwnerEnforced"))
                        .outcome())
                .isEqualTo("200");
        assertThat(server.send("GET", "/owned?ownershipControls").element("ObjectOwnership"))
                .isEqualTo("BucketOwnerEnforced");
        assertThat(server.send("GET", "/owned?tagging").element("Value")).isEqualTo("b");
        assertThat(server.put("/owned?acl", "", h("x-amz-acl", "public-read")).outcome())
                .isEqualTo("400 AccessControlListNotSupported");
        assertThat(server.put("/owned?acl", "", h("x-amz-acl", "private")).outcome())
                .isEqualTo("200");
        assertThat(server.put("/owned/k", "x", h("x-amz-acl", "bucket-owner-full-control"))
                        .outcome())
                .isEqualTo("200");
        assertThat(server.put(
                                "/public",
                                "",
                                h("x-amz-object-ownership", "BucketOwnerEnforced"),
                                h("x-amz-acl", "public-read"))
                        .outcome())
                .isEqualTo("400 InvalidBucketAclWithObjectOwnership");
        assertThat(server.put("/public", "", h("x-amz-object-ownership", "Nobody"))
                        .outcome())
                .isEqualTo("400 InvalidArgument");
        assertThat(server.put("/locked", "", h("x-amz-bucket-object-lock-enabled", "true"))
                        .outcome())
                .isEqualTo("501 NotImplemented");
    }

    @Test
    void bucket_tags_are_written_read_and_removed() {
        String document = "<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag>%s</TagSet></Tagging>";
        assertThat(server.put("/bucket?tagging", document.formatted("")).outcome())
                .isEqualTo("204");
        assertThat(server.send("GET", "/bucket?tagging").elements("Key")).containsExactly("k");
        assertThat(server.put("/bucket?tagging", document.formatted("<Tag><Key>k</Key><Value/></Tag>"))
                        .outcome())
                .isEqualTo("400 InvalidTag");
        assertThat(server.send("DELETE", "/bucket?tagging").outcome()).isEqualTo("204");
        assertThat(server.send("GET", "/bucket?tagging").outcome()).isEqualTo("404 NoSuchTagSet");
    }

    @ParameterizedTest
    @CsvSource({
        "policy,404 NoSuchBucketPolicy",
        "policyStatus,200",
        "cors,404 NoSuchCORSConfiguration",
        "tagging,404 NoSuchTagSet",
        "versioning,200",
        "lifecycle,404 NoSuchLifecycleConfiguration",
        "encryption,404 ServerSideEncryptionConfigurationNotFoundError",
        "website,404 NoSuchWebsiteConfiguration",
        "logging,200",
        "notification,200",
        "replication,404 ReplicationConfigurationNotFoundError",
        "object-lock,404 ObjectLockConfigurationNotFoundError",
        "ownershipControls,404 OwnershipControlsNotFoundError",
        "publicAccessBlock,404 NoSuchPublicAccessBlockConfiguration",
        "requestPayment,200",
        "accelerate,200",
        "location,200",
        "acl,200",
        "uploads,200",
        "versions,200",
        "inventory,200",
        "metrics,200",
        "analytics,200",
        "intelligent-tiering,200",
        "inventory&id=a,404 NoSuchConfiguration",
        "metrics&id=a,404 NoSuchConfiguration",
        "abac,501 NotImplemented",
        "metadataTable,501 NotImplemented",
    })
    void settings_that_nobody_made_are_told_truthfully(String query, String outcome) {
        assertThat(server.send("GET", "/bucket?" + query).outcome()).isEqualTo(outcome);
        assertThat(server.signed(server.user, "GET", "/bucket?" + query, "").outcome())
                .isEqualTo("403 AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy",
                "cors",
                "tagging",
                "lifecycle",
                "encryption",
                "ownershipControls",
                "publicAccessBlock",
                "website",
                "replication"
            })
    void removing_what_is_not_there_succeeds(String query) {
        assertThat(server.send("DELETE", "/bucket?" + query).outcome()).isEqualTo("204");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,versioning,501 NotImplemented",
        "PUT,lifecycle,501 NotImplemented",
        "PUT,encryption,501 NotImplemented",
        "PUT,website,501 NotImplemented",
        "PUT,replication,501 NotImplemented",
        "PUT,inventory&id=a,501 NotImplemented",
        "PUT,publicAccessBlock,501 NotImplemented",
        "PUT,object-lock,501 NotImplemented",
        "DELETE,metrics&id=a,404 NoSuchConfiguration",
        "PUT,location,405 MethodNotAllowed",
    })
    void settings_that_cannot_be_made_yet_are_refused(String method, String query, String outcome) {
        assertThat(server.signed(S3Server.ROOT, method, "/bucket?" + query, "").outcome())
                .isEqualTo(outcome);
    }

    @Test
    void settings_that_are_the_case_anyway_are_accepted() {
        assertThat(server.put("/bucket?accelerate", accelerate("Suspended")).outcome())
                .isEqualTo("200");
        assertThat(server.put("/bucket?accelerate", accelerate("Enabled")).outcome())
                .isEqualTo("501 NotImplemented");
        assertThat(server.put("/bucket?requestPayment", payer("BucketOwner")).outcome())
                .isEqualTo("200");
        assertThat(server.put("/bucket?requestPayment", payer("Requester")).outcome())
                .isEqualTo("501 NotImplemented");
        assertThat(server.put("/bucket?notification", "<NotificationConfiguration/>")
                        .outcome())
                .isEqualTo("200");
        assertThat(server.put(
                                "/bucket?notification",
                                "<NotificationConfiguration><TopicConfiguration/></NotificationConfiguration>")
                        .outcome())
                .isEqualTo("400 InvalidArgument");
        assertThat(server.put("/bucket?logging", "<BucketLoggingStatus/>").outcome())
                .isEqualTo("200");
    }

    private static String accelerate(String status) {
        return "<AccelerateConfiguration><Status>" + status + "</Status></AccelerateConfiguration>";
    }

    private static String payer(String payer) {
        return "<RequestPaymentConfiguration><Payer>" + payer + "</Payer></RequestPaymentConfiguration>";
    }
}
