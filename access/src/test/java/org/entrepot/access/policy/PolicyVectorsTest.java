package org.entrepot.access.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.Permission;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.User;
import org.entrepot.access.policy.notation.ActionNames;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.policy.notation.PolicyText;
import org.entrepot.access.policy.notation.QingstorPolicyText;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The policy samples that were collected beside the descriptions of the protocols. */
class PolicyVectorsTest {
    private static final String COS_BUCKET = "examplebucket";
    private static final String HENRY = "user-henry";

    @TestFactory
    Stream<DynamicTest> cos_samples_come_out_as_published() throws IOException {
        return list(tree("cos-policy-vectors.json"), "evaluation").stream()
                .map(sample -> DynamicTest.dynamicTest(
                        text(sample, "id"),
                        () -> assertThat(cos(sample).allowed())
                                .isEqualTo(text(sample, "result").equals("allow"))));
    }

    private static Decision cos(JsonValue sample) {
        JsonValue request = get(sample, "request");
        String principal = text(request, "principal");
        Account owner = People.OWNER;
        Caller caller = principal.equals("anonymous")
                ? new Caller.Anonymous()
                : principal.endsWith(":uin/100000000001")
                        ? new Caller.Root(owner)
                        : new Caller.OfUser(owner, new User("two", "100000000002", "usr-two", "e".repeat(64)));
        PolicyScope scope = new PolicyScope(COS_BUCKET, owner, true);
        PolicyReading reading = PolicyNotation.of(Dialect.COS)
                .read(PolicyText.of(get(sample, "policy")).getBytes(UTF_8), scope);
        CompiledPolicy policy =
                reading instanceof PolicyReading.Stored stored ? CompiledPolicy.of(stored.policy()) : null;
        Facts.Builder facts = new Facts.Builder()
                .add(Fact.NET_SOURCE_IP, text(request, "sourceIp"))
                .add(Fact.NET_TLS, text(request, "secure"))
                .add(Fact.OBJ_VERSION, text(get(request, "params"), "versionId"))
                .add(Fact.GET_RESPONSE_TYPE, text(get(request, "params"), "response-content-type"))
                .add(Fact.PUT_LENGTH, text(get(request, "headers"), "Content-Length"))
                .add(Fact.PUT_TYPE, text(get(request, "headers"), "Content-Type"))
                .add(Fact.PUT_ACL, text(get(request, "headers"), "x-cos-acl"));
        IdentityAnswer identity = get(request, "userPolicyAllows") == null ? null : IdentityAnswer.ALLOW;
        Operation operation = ActionNames.operation(Dialect.COS, text(request, "action"), true)
                .orElseThrow();
        return AccessControl.decide(
                new Question(caller, operation, COS_BUCKET, text(request, "key"), facts.build()),
                new BucketRules(owner, policy, false, null, Ownership.OBJECT_WRITER, PublicAccessBlock.NONE, identity),
                new ObjectRules(null, owner));
    }

    @TestFactory
    Stream<DynamicTest> qingstor_samples_come_out_as_published() throws IOException {
        return list(tree("qingstor-policy-vectors.json"), "evaluation").stream()
                .map(sample -> DynamicTest.dynamicTest(
                        text(sample, "name"),
                        () -> assertThat(qingstor(sample).allowed())
                                .isEqualTo(text(sample, "decision").equals("allow"))));
    }

    private static Decision qingstor(JsonValue sample) {
        JsonValue request = get(sample, "request");
        PolicyScope scope = new PolicyScope("mybucket", People.OWNER, true);
        String text = "{\"statement\":" + PolicyText.of(get(sample, "statement")) + "}";
        CompiledPolicy policy = PolicyNotation.of(Dialect.QINGSTOR).read(text.getBytes(UTF_8), scope)
                        instanceof PolicyReading.Stored stored
                ? CompiledPolicy.of(stored.policy())
                : null;
        List<Grant> grants = new ArrayList<>();
        for (JsonValue grant : list(sample, "acl")) {
            boolean isGroup = "group".equals(text(get(grant, "grantee"), "type"));
            Grantee grantee = isGroup ? new Grantee.AllUsers() : new Grantee.Identity(HENRY);
            grants.add(new Grant(grantee, Permission.valueOf(text(grant, "permission"))));
        }
        boolean signed = text(request, "user") != null;
        Account henry = new Account("777788889999", "300000000003", "1", HENRY, HENRY);
        String object = text(request, "object");
        Operation operation = ActionNames.operation(Dialect.QINGSTOR, text(request, "action"), object != null)
                .orElseThrow();
        String prefix = text(request, "prefix");
        Facts facts = new Facts.Builder()
                .add(Fact.HTTP_REFERER, text(request, "referer"))
                .add(Fact.NET_SOURCE_IP, text(request, "source_ip"))
                .add(Fact.LIST_PREFIX, prefix)
                .build();
        return AccessControl.decide(
                new Question(
                        signed ? new Caller.Root(henry) : new Caller.Anonymous(),
                        operation,
                        "mybucket",
                        object != null ? object : prefix == null ? "" : prefix,
                        facts),
                BucketRules.of(People.OWNER).with(policy).with(new Acl(Dialect.QINGSTOR, grants)),
                null);
    }

    @Test
    void qingstor_bodies_of_real_clients_are_stored() throws IOException {
        PolicyScope scope = new PolicyScope("mybucket", People.OWNER, true);
        for (JsonValue body : list(tree("qingstor-policy-vectors.json"), "bodies")) {
            byte[] text = PolicyText.of(get(body, "request")).getBytes(UTF_8);
            assertThat(PolicyNotation.of(Dialect.QINGSTOR).read(text, scope)).isInstanceOf(PolicyReading.Stored.class);
        }
    }

    @Test
    void a_qingstor_policy_is_read_back_with_lists() {
        String stored = "{\"statement\":[{\"id\":\"x\",\"user\":\"*\",\"action\":\"get_object\",\"effect\":\"deny\","
                + "\"resource\":\"mybucket/*\",\"condition\":{\"string_like\":{\"Referer\":\"*a\"},"
                + "\"is_null\":{\"Referer\":true}}}]}";
        assertThat(new String(QingstorPolicyText.normalised(stored.getBytes(UTF_8)), UTF_8))
                .isEqualTo("{\"statement\":[{\"id\":\"x\",\"user\":[\"*\"],\"action\":[\"get_object\"],"
                        + "\"effect\":\"deny\",\"resource\":[\"mybucket/*\"],\"condition\":{\"string_like\":"
                        + "{\"Referer\":[\"*a\"]},\"is_null\":{\"Referer\":true}}}]}");
    }

    @Test
    void the_container_samples_come_out_as_published() {
        String tls = "\"Bool\":{\"aws:SecureTransport\":\"true\"}";
        String either = "\"Bool\":{\"aws:SecureTransport\":[\"true\",\"false\"]}";
        String range = "\"IpAddress\":{\"aws:SourceIp\":\"198.51.100.0/24\"},"
                + "\"NotIpAddress\":{\"aws:SourceIp\":\"198.51.100.188/32\"}";
        String secret = "\"StringEquals\":{\"aws:Referer\":\"secret\"}," + tls;
        assertThat(container(tls, Operation.OBJECT_READ, "true", "192.0.2.1", null))
                .isTrue();
        assertThat(container(tls, Operation.OBJECT_READ, "false", "192.0.2.1", null))
                .isFalse();
        assertThat(container(tls, Operation.OBJECT_LIST, "true", "192.0.2.1", null))
                .isFalse();
        assertThat(container(either, Operation.OBJECT_HEAD, "false", "192.0.2.1", null))
                .isTrue();
        assertThat(container(range, Operation.OBJECT_READ, "true", "198.51.100.7", null))
                .isTrue();
        assertThat(container(range, Operation.OBJECT_READ, "true", "198.51.100.188", null))
                .isFalse();
        assertThat(container(secret, Operation.OBJECT_READ, "true", "192.0.2.1", "secret"))
                .isTrue();
        assertThat(container(secret, Operation.OBJECT_READ, "true", "192.0.2.1", null))
                .isFalse();
    }

    private static boolean container(String condition, Operation operation, String tls, String ip, String referer) {
        String text =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":["
                        + "\"mediastore:GetObject\",\"mediastore:DescribeObject\"],\"Resource\":"
                        + "\"arn:aws:mediastore:us-west-2:111122223333:container/movies/*\",\"Condition\":{" + condition
                        + "}}]}";
        PolicyScope scope = new PolicyScope("movies", People.OWNER, true);
        PolicyReading reading = PolicyNotation.of(Dialect.MEDIASTORE).read(text.getBytes(UTF_8), scope);
        Facts facts = new Facts.Builder()
                .add(Fact.NET_TLS, tls)
                .add(Fact.NET_SOURCE_IP, ip)
                .add(Fact.HTTP_REFERER, referer)
                .build();
        CompiledPolicy policy = CompiledPolicy.of(((PolicyReading.Stored) reading).policy());
        return AccessControl.decide(
                        new Question(new Caller.Anonymous(), operation, "movies", "x", facts),
                        BucketRules.of(People.OWNER).with(policy),
                        null)
                .allowed();
    }

    private static JsonValue tree(String name) throws IOException {
        return Json.read(PolicyCaseResources.read(name)) instanceof Parsed.Ok<JsonValue> ok ? ok.value() : null;
    }

    private static JsonValue get(JsonValue parent, String name) {
        return parent instanceof JsonValue.Obj obj ? obj.get(name).orElse(null) : null;
    }

    private static List<JsonValue> list(JsonValue parent, String name) {
        return get(parent, name) instanceof JsonValue.Arr arr ? arr.items() : List.of();
    }

    private static String text(JsonValue parent, String name) {
        return switch (get(parent, name)) {
            case JsonValue.Text text -> text.value();
            case JsonValue.Bool bool -> String.valueOf(bool.value());
            case JsonValue.Num num -> num.literal();
            case null, default -> null;
        };
    }
}
