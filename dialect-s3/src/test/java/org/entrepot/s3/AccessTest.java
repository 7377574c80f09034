package org.entrepot.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.gateway.kit.RequestHeads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signatures, ACLs, policies and CORS through the whole gateway. */
class AccessTest {
    private static final String CORS = "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example</AllowedOrigin>"
            + "<AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>";
    private final S3Server server = new S3Server();

    @BeforeEach
    void makeBucket() {
        server.put("/bucket", "");
        server.put("/bucket/k", "123456789");
    }

    private static Header h(String name, String value) {
        return new Header(name, value);
    }

    private Reply raw(String method, String target, Header... headers) {
        return server.raw(method, target, S3Server.HOST, List.of(headers), new byte[0]);
    }

    private static String presigned(String target) {
        return S3Signer.presign(
                "GET", target, S3Server.HOST, List.of(), S3Server.ROOT.id(), S3Server.ROOT.secret(), S3Server.NOW, 60);
    }

    @Test
    void presigned_urls_are_taken() {
        assertThat(raw("GET", presigned("/bucket/k")).text()).isEqualTo("123456789");
        assertThat(raw("GET", presigned("/bucket/k") + "&response-content-type=a%2Fb")
                        .outcome())
                .isEqualTo("403 SignatureDoesNotMatch");
        assertThat(raw("GET", presigned("/bucket/k").replace("Expires=60", "Expires=0"))
                        .outcome())
                .isEqualTo("400 AuthorizationQueryParametersError");
    }

    @Test
    void wrong_signatures_are_explained() {
        Header authorization = h(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + S3Server.ROOT.id()
                        + "/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date,"
                        + " Signature=" + "0".repeat(64));
        Reply reply = raw(
                "GET",
                "/bucket/k",
                h("x-amz-date", "20130524T000000Z"),
                h("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
                authorization);
        assertThat(reply.outcome()).isEqualTo("403 SignatureDoesNotMatch");
        assertThat(reply.element("StringToSign")).startsWith("AWS4-HMAC-SHA256\n20130524T000000Z\n");
        assertThat(reply.element("CanonicalRequest")).startsWith("GET\n/bucket/k\n\nhost:");
        assertThat(reply.element("SignatureProvided")).isEqualTo("0".repeat(64));
        assertThat(reply.header("x-amz-request-id")).isEqualTo(RequestHeads.REQUEST_ID);
        assertThat(raw("GET", "/bucket/k", h("x-amz-date", "20130524T000000Z"), authorization)
                        .outcome())
                .isEqualTo("400 InvalidRequest");
        assertThat(raw("GET", "/bucket/k", authorization).outcome()).isEqualTo("403 AccessDenied");
    }

    @Test
    void other_schemes_are_refused_by_name() {
        Header date = h("x-amz-date", "20130524T000000Z");
        assertThat(raw("GET", "/bucket/k", h("Authorization", "AWS id:sig"), date)
                        .outcome())
                .isEqualTo("400 InvalidRequest");
        assertThat(raw("GET", "/bucket/k?AWSAccessKeyId=a&Signature=b&Expires=1")
                        .outcome())
                .isEqualTo("400 InvalidRequest");
        assertThat(raw("GET", "/bucket/k", h("Authorization", "AWS4-ECDSA-P256-SHA256 Credential=a"), date)
                        .outcome())
                .isEqualTo("400 InvalidArgument");
        assertThat(raw("GET", "/bucket/k", h("Authorization", "garbage"), date).outcome())
                .isEqualTo("400 InvalidArgument");
        assertThat(raw("GET", "/bucket/k", h("Authorization", ""), date).outcome())
                .isEqualTo("403 AccessDenied");
        assertThat(raw("GET", "/bucket/k", h("Authorization", "AWS4-HMAC-SHA256 nonsense"), date)
                        .outcome())
                .isEqualTo("400 AuthorizationHeaderMalformed");
    }

    @Test
    void bodies_of_other_kinds_are_refused() {
        for (String[] one : new String[][] {
            {"STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD", "501 NotImplemented"},
            {"nonsense", "400 InvalidArgument"},
            {"STREAMING-UNSIGNED-PAYLOAD-TRAILER", "411 MissingContentLength"}
        }) {
            List<Header> headers = new ArrayList<>(List.of(h("x-amz-content-sha256", one[0])));
            SignedHeaders.addTo(headers, "PUT", "/bucket/k", one[0]);
            assertThat(server.raw("PUT", "/bucket/k", S3Server.HOST, headers, new byte[0])
                            .outcome())
                    .isEqualTo(one[1]);
        }
    }

    @Test
    void an_unknown_key_is_told() {
        var unknown = new org.entrepot.store.AccessKey("nobody", S3Server.OWNER, null, "s", true, S3Server.NOW);
        assertThat(server.signed(unknown, "GET", "/bucket", "").outcome()).isEqualTo("403 InvalidAccessKeyId");
    }

    @Test
    void acls_are_written_by_name_by_grants_and_by_document() {
        String everybody = "uri=\"http://acs.amazonaws.com/groups/global/AllUsers\"";
        assertThat(server.anonymous("GET", "/bucket/k", "").outcome()).isEqualTo("403 AccessDenied");
        assertThat(server.put("/bucket/k?acl", "", h("x-amz-acl", "public-read"))
                        .outcome())
                .isEqualTo("200");
        assertThat(server.anonymous("GET", "/bucket/k", "").outcome()).isEqualTo("200");
        assertThat(server.put("/bucket/k?acl", "", h("x-amz-acl", "private")).outcome())
                .isEqualTo("200");
        assertThat(server.anonymous("GET", "/bucket/k", "").outcome()).isEqualTo("403 AccessDenied");
        assertThat(server.put("/bucket?acl", "", h("x-amz-grant-read", everybody))
                        .outcome())
                .isEqualTo("200");
        assertThat(server.anonymous("GET", "/bucket", "").outcome()).isEqualTo("200");
        assertThat(server.send("GET", "/bucket?policyStatus").element("IsPublic"))
                .isEqualTo("true");
        String read = server.send("GET", "/bucket?acl").text();
        assertThat(read)
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<AccessControlPolicy xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Owner><ID>"
                        + "a".repeat(64) + "</ID><DisplayName>123456789012</DisplayName></Owner><AccessControlList>"
                        + "<Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                        + " xsi:type=\"CanonicalUser\"><ID>" + "a".repeat(64) + "</ID></Grantee>"
                        + "<Permission>FULL_CONTROL</Permission></Grant>"
                        + "<Grant><Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"Group\">"
                        + "<URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee>"
                        + "<Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>");
        assertThat(server.put("/bucket?acl", read.replace("READ<", "WRITE<")).outcome())
                .isEqualTo("200");
        assertThat(server.send("GET", "/bucket?acl").elements("Permission")).containsExactly("FULL_CONTROL", "WRITE");
        assertThat(server.put("/bucket?acl", read.replaceFirst("a{64}", "b".repeat(64)))
                        .outcome())
                .isEqualTo("403 AccessDenied");
    }

    @Test
    void acls_that_cannot_be_are_refused() {
        assertThat(server.put("/bucket?acl", "", h("x-amz-acl", "nonsense")).outcome())
                .isEqualTo("400 InvalidArgument");
        assertThat(server.put("/bucket?acl", "", h("x-amz-acl", "private"), h("x-amz-grant-read", "id=\"a\""))
                        .outcome())
                .isEqualTo("400 InvalidRequest");
        assertThat(server.put("/bucket?acl", "", h("x-amz-grant-read", "id=\"nobody\""))
                        .outcome())
                .isEqualTo("400 InvalidArgument");
        assertThat(server.put("/bucket?acl", "", h("x-amz-grant-read", "emailAddress=\"a@b\""))
                        .outcome())
                .isEqualTo("400 UnresolvableGrantByEmailAddress");
        assertThat(server.put("/bucket?acl", "<x/>", h("x-amz-acl", "private")).outcome())
                .isEqualTo("400 UnexpectedContent");
        assertThat(server.put("/bucket?acl", "").outcome()).isEqualTo("400 MissingRequestBodyError");
        assertThat(server.put("/bucket/k?acl", "", h("x-amz-acl", "aws-exec-read"))
                        .outcome())
                .isEqualTo("501 NotImplemented");
        assertThat(server.put("/bucket?acl", "<AccessControlPolicy/>").outcome())
                .isEqualTo("400 MalformedACLError");
        assertThat(server.put("/bucket?acl", "no XML").outcome()).isEqualTo("400 MalformedACLError");
    }

    @Test
    void a_write_with_an_acl_needs_the_right_to_write_acls() {
        assertThat(server.put("/bucket?acl", "", h("x-amz-acl", "public-read-write"))
                        .outcome())
                .isEqualTo("200");
        assertThat(server.anonymous("PUT", "/bucket/new", "x").outcome()).isEqualTo("200");
        assertThat(server.anonymous("PUT", "/bucket/new2", "x", h("x-amz-acl", "public-read"))
                        .outcome())
                .isEqualTo("403 AccessDenied");
        assertThat(server.send("GET", "/bucket/new?acl").element("ID")).isEqualTo("a".repeat(64));
        assertThat(server.signed(server.stranger, "PUT", "/bucket/theirs", "x").outcome())
                .isEqualTo("200");
        assertThat(server.send("GET", "/bucket/theirs?acl").element("ID"))
                .isEqualTo(server.stranger.account().canonicalId());
    }

    @Test
    void policies_are_stored_obeyed_and_removed() {
        String allow = "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"%s\",\"Resource\":\"arn:aws:s3:::%s\"}";
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":["
                + allow.formatted("s3:GetObject", "bucket/*") + ","
                + allow.formatted("s3:GetBucketPolicy", "bucket") + "]}";
        assertThat(server.put("/bucket?policy", policy).outcome()).isEqualTo("204");
        assertThat(server.send("GET", "/bucket?policy").text()).isEqualTo(policy);
        assertThat(server.anonymous("GET", "/bucket/k", "").outcome()).isEqualTo("200");
        assertThat(server.send("GET", "/bucket?policyStatus").element("IsPublic"))
                .isEqualTo("true");
        assertThat(server.signed(server.stranger, "GET", "/bucket?policy", "").outcome())
                .isEqualTo("405 MethodNotAllowed");
        assertThat(server.put("/bucket?policy", "{").status()).isEqualTo(400);
        assertThat(server.put(
                                "/bucket?policy",
                                policy.replace("{\"Version", "{\"Id\":\"" + "x".repeat(21_000) + "\",\"Version"))
                        .outcome())
                .isEqualTo("400 PolicyTooLarge");
        assertThat(server.send("DELETE", "/bucket?policy").outcome()).isEqualTo("204");
        assertThat(server.anonymous("GET", "/bucket/k", "").outcome()).isEqualTo("403 AccessDenied");
    }

    @Test
    void white_space_does_not_count_toward_the_size_of_a_policy() {
        String policy = "{\"Version\":\"2012-10-17\"," + " ".repeat(21_000)
                + "\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:GetObject\","
                + "\"Resource\":\"arn:aws:s3:::bucket/*\"}}";
        assertThat(server.put("/bucket?policy", policy).outcome()).isEqualTo("204");
        assertThat(server.send("GET", "/bucket?policy").text()).isEqualTo(policy);
    }

    @Test
    void conditions_on_the_version_hold_for_each_key_of_a_multi_delete() {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"s3:DeleteObjectVersion\",\"Resource\":\"arn:aws:s3:::bucket/*\","
                + "\"Condition\":{\"StringEquals\":{\"s3:versionid\":\"null\"}}}}";
        assertThat(server.put("/bucket?policy", policy).outcome()).isEqualTo("204");
        String document = "<Delete><Object><Key>k</Key><VersionId>null</VersionId></Object>"
                + "<Object><Key>k</Key><VersionId>other</VersionId></Object></Delete>";
        Reply reply = server.anonymous("POST", "/bucket?delete", document);
        assertThat(reply.elements("VersionId")).containsExactly("null", "other");
        assertThat(reply.elements("Code")).containsExactly("AccessDenied");
        assertThat(server.send("GET", "/bucket/k").outcome()).isEqualTo("404 NoSuchKey");
    }

    @Test
    void cors_headers_stand_on_the_refusal_of_a_key_that_cannot_be_read() {
        assertThat(server.put("/bucket?cors", CORS).outcome()).isEqualTo("200");
        Reply reply = raw("GET", "/bucket/a%00b", h("Origin", "https://app.example"));
        assertThat(reply.outcome()).isEqualTo("400 InvalidURI");
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    }

    @Test
    void cors_rules_are_stored_and_answer_preflights() {
        Reply none = raw(
                "OPTIONS", "/bucket/k", h("Origin", "https://app.example"), h("Access-Control-Request-Method", "GET"));
        assertThat(none.outcome()).isEqualTo("403 AccessForbidden");
        assertThat(none.element("ResourceType")).isEqualTo("BUCKET");
        assertThat(none.element("Message")).startsWith("CORSResponse:");
        assertThat(server.put("/bucket?cors", CORS).outcome()).isEqualTo("200");
        assertThat(server.send("GET", "/bucket?cors").element("AllowedOrigin")).isEqualTo("https://app.example");
        Reply allowed = raw(
                "OPTIONS", "/bucket/k", h("Origin", "https://app.example"), h("Access-Control-Request-Method", "GET"));
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
        Reply refused = raw(
                "OPTIONS", "/bucket/k", h("Origin", "https://app.example"), h("Access-Control-Request-Method", "PUT"));
        assertThat(refused.outcome()).isEqualTo("403 AccessForbidden");
        assertThat(refused.element("ResourceType")).isEqualTo("OBJECT");
        assertThat(refused.element("Method")).isEqualTo("PUT");
        assertThat(raw("OPTIONS", "/bucket/k").outcome()).isEqualTo("400 BadRequest");
        assertThat(raw("GET", "/bucket/k", h("Origin", "https://app.example")).header("Access-Control-Allow-Origin"))
                .isEqualTo("https://app.example");
        assertThat(server.put("/bucket?cors", "<CORSConfiguration/>").outcome()).isEqualTo("400 MalformedXML");
        assertThat(server.put("/bucket?cors", CORS, h("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA=="))
                        .outcome())
                .isEqualTo("400 BadDigest");
        assertThat(server.send("DELETE", "/bucket?cors").outcome()).isEqualTo("204");
        assertThat(server.send("GET", "/bucket?cors").outcome()).isEqualTo("404 NoSuchCORSConfiguration");
    }

    @Test
    void website_hosts_answer_with_a_page() {
        Reply reply = server.raw("GET", "/", "bucket.s3-website.localhost", List.of(), new byte[0]);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(reply.header("x-amz-error-code")).isEqualTo("NoSuchWebsiteConfiguration");
    }
}
