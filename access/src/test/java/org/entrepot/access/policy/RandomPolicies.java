package org.entrepot.access.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;

/** Draws policies in the languages of the dialects, and requests that come near them. */
public final class RandomPolicies {
    public static final String BUCKET = "box";
    public static final PolicyScope SCOPE = new PolicyScope(BUCKET, People.OWNER, false, new People());

    private static final List<String> KEYS = List.of("a", "a/x", "ab", "dir/y", "dir/", "A", "a*", "%2F");
    private static final List<String> INSIDE = List.of("*", "a*", "dir/*", "a", "*y", "*/x");
    private static final List<String> REFERERS = List.of("http://x.example/", "http://y.example/p", "");
    private static final List<String> ADDRESSES = List.of("10.0.0.1", "10.9.9.9", "192.0.2.7", "2001:db8::1");

    private final SplittableRandom random;

    public RandomPolicies(SplittableRandom random) {
        this.random = random;
    }

    /** A policy text; one that the dialect refuses is drawn again. */
    public Policy policy(Dialect dialect) {
        while (true) {
            String text = text(dialect);
            PolicyReading reading = PolicyNotation.of(dialect).read(text.getBytes(StandardCharsets.UTF_8), SCOPE);
            if (reading instanceof PolicyReading.Stored stored) {
                return stored.policy();
            }
        }
    }

    /** A text that may be a policy of the dialect. */
    public String text(Dialect dialect) {
        List<String> statements = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            statements.add(
                    switch (dialect) {
                        case S3 -> aws("s3:", "arn:aws:s3:::" + BUCKET, S3_ACTIONS);
                        case MEDIASTORE ->
                            aws(
                                    "mediastore:",
                                    "arn:aws:mediastore:r:" + People.OWNER.number() + ":container/" + BUCKET,
                                    MEDIASTORE_ACTIONS);
                        case COS -> cos();
                        case QINGSTOR -> qingstor(i);
                    });
        }
        String list = "[" + String.join(",", statements) + "]";
        return switch (dialect) {
            case S3, MEDIASTORE -> "{\"Version\":\"2012-10-17\",\"Statement\":" + list + "}";
            case COS -> "{\"version\":\"2.0\",\"statement\":" + list + "}";
            case QINGSTOR -> "{\"statement\":" + list + "}";
        };
    }

    private static final List<String> S3_ACTIONS = List.of(
            "GetObject",
            "GetObjectVersion",
            "Get*",
            "*",
            "PutObject",
            "ListBucket",
            "DeleteObject",
            "GetBucketCORS",
            "ListBucketVersions");
    private static final List<String> MEDIASTORE_ACTIONS =
            List.of("GetObject", "DescribeObject", "*", "PutObject", "ListItems", "GetCorsPolicy", "DescribeContainer");
    private static final List<String> COS_ACTIONS = List.of(
            "GetObject",
            "HeadObject",
            "*",
            "Get*",
            "PutObject",
            "GetBucket",
            "HeadBucket",
            "DeleteObject",
            "PostObject");
    private static final List<String> QINGSTOR_ACTIONS = List.of(
            "get_object",
            "head_object",
            "create_object",
            "list_objects",
            "head_bucket",
            "get_bucket_stats",
            "delete_object");

    private String aws(String prefix, String bucket, List<String> names) {
        String owner = People.OWNER.number();
        String who = pick(List.of(
                "\"*\"",
                "{\"AWS\":\"" + owner + "\"}",
                "{\"AWS\":[\"arn:aws:iam::" + owner + ":user/alice\",\"arn:aws:iam::444455556666:user/bob\"]}",
                "{\"AWS\":\"arn:aws:iam::444455556666:root\"}",
                "{\"Service\":\"logs.example.internal\"}"));
        boolean deny = random.nextInt(3) == 0;
        String principal = deny && random.nextInt(4) == 0 ? "NotPrincipal" : "Principal";
        String action = random.nextInt(8) == 0 ? "NotAction" : "Action";
        String resource = random.nextInt(8) == 0 ? "NotResource" : "Resource";
        String inside = random.nextInt(6) == 0 ? "a?" : pick(INSIDE);
        return "{\"Effect\":\"" + (deny ? "Deny" : "Allow") + "\",\"" + principal + "\":" + who + ",\"" + action
                + "\":[" + actions(prefix, names) + "],\"" + resource + "\":[\"" + bucket + "\",\"" + bucket + "/"
                + inside + "\"]" + condition("Condition", awsConditions()) + "}";
    }

    private List<String> awsConditions() {
        String ifExists = random.nextBoolean() ? "IfExists" : "";
        return List.of(
                "\"StringLike" + ifExists + "\":{\"aws:Referer\":\"http://x*\"}",
                "\"StringNotEquals" + ifExists + "\":{\"s3:prefix\":[\"a\",\"dir/\"]}",
                "\"IpAddress\":{\"aws:SourceIp\":[\"10.0.0.0/16\",\"2001:db8::/32\"]}",
                "\"NotIpAddress" + ifExists + "\":{\"aws:SourceIp\":\"192.0.2.0/24\"}",
                "\"Bool\":{\"aws:SecureTransport\":\"" + random.nextBoolean() + "\"}",
                "\"Null\":{\"aws:Referer\":\"" + random.nextBoolean() + "\"}",
                "\"Null\":{\"s3:prefix\":\"" + random.nextBoolean() + "\"}",
                "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"env\"]}",
                "\"NumericLessThan\":{\"s3:max-keys\":10}");
    }

    private String cos() {
        String owner = People.OWNER.cosUin();
        String who = pick(List.of(
                "qcs::cam::anyone:anyone",
                "qcs::cam::uin/" + owner + ":uin/100000000011",
                "qcs::cam::uin/" + owner + ":root",
                "qcs::cam::uin/200000000002:uin/bob",
                "qcs::cam::uin/" + owner + ":uin/*"));
        String bucket = "qcs::cos::uid/1250000000:" + SCOPE.cosBucket();
        String exist = random.nextBoolean() ? "_if_exist" : "";
        List<String> conditions = List.of(
                "\"string_like" + exist + "\":{\"cos:prefix\":\"a*\"}",
                "\"string_not_equal" + exist + "\":{\"cos:prefix\":\"dir%2F\"}",
                "\"ip_equal\":{\"qcs:ip\":[\"10.0.0.7/16\"]}",
                "\"ip_not_equal" + exist + "\":{\"qcs:ip\":\"192.0.2.0/24\"}",
                "\"bool_equal\":{\"cos:secure-transport\":\"true\"}",
                "\"null_equal\":{\"cos:prefix\":\"" + random.nextBoolean() + "\"}",
                "\"string_equal" + exist + "\":{\"cos:versionid\":\"v1\"}",
                "\"numeric_less_than\":{\"cos:max-keys\":10}");
        return "{\"principal\":{\"qcs\":[\"" + who + "\"]},\"effect\":\"" + effect() + "\",\"action\":["
                + actions("name/cos:", COS_ACTIONS) + "],\"resource\":[\"" + bucket + "/" + pick(INSIDE) + "\",\""
                + bucket + "/\"]" + condition("condition", conditions) + "}";
    }

    private String qingstor(int id) {
        String resource = random.nextBoolean() ? BUCKET + "/" + pick(INSIDE) : BUCKET + "/*";
        List<String> conditions = List.of(
                "\"string_like\":{\"Referer\":\"http://x*\"}",
                "\"string_not_like\":{\"Referer\":[\"*y*\"]}",
                "\"ip_address\":{\"source_ip\":[\"10.0.0.0/16\"]}",
                "\"not_ip_address\":{\"source_ip\":\"192.0.2.0/24\"}",
                "\"is_null\":{\"Referer\":" + random.nextBoolean() + "}");
        return "{\"id\":\"s" + id + "\",\"user\":\"" + pick(List.of("*", "usr-alice", "usr-owner", "usr-bob"))
                + "\",\"effect\":\"" + effect() + "\",\"action\":[" + actions("", QINGSTOR_ACTIONS)
                + "],\"resource\":[\"" + resource + "\"]" + condition("condition", conditions) + "}";
    }

    private String effect() {
        return random.nextInt(3) == 0 ? "deny" : "allow";
    }

    private String actions(String prefix, List<String> names) {
        List<String> actions = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            actions.add("\"" + prefix + pick(names) + "\"");
        }
        return String.join(",", actions);
    }

    private String condition(String member, List<String> choices) {
        return random.nextBoolean() ? "" : ",\"" + member + "\":{" + pick(choices) + "}";
    }

    /** A request whose facts agree with its operation. */
    public Question question() {
        Operation operation = pick(List.of(
                Operation.OBJECT_READ,
                Operation.VERSION_READ,
                Operation.OBJECT_HEAD,
                Operation.OBJECT_WRITE,
                Operation.OBJECT_POST,
                Operation.OBJECT_DELETE,
                Operation.OBJECT_LIST,
                Operation.VERSION_LIST,
                Operation.BUCKET_HEAD,
                Operation.BUCKET_STATS,
                Operation.BUCKET_LOCATION,
                Operation.BUCKET_CORS_GET,
                Operation.UPLOAD_START,
                Operation.OBJECT_TAGS_PUT));
        Facts.Builder facts = new Facts.Builder()
                .add(Fact.NET_SOURCE_IP, pick(ADDRESSES))
                .add(Fact.NET_TLS, String.valueOf(random.nextBoolean()));
        if (random.nextBoolean()) {
            facts.add(Fact.HTTP_REFERER, pick(REFERERS));
        }
        if (operation == Operation.OBJECT_TAGS_PUT) {
            facts.set(Fact.TAG_REQUEST_KEYS, random.nextBoolean() ? List.of("env") : List.of("env", "team"));
        }
        if (operation == Operation.VERSION_READ) {
            facts.add(Fact.OBJ_VERSION, pick(List.of("v1", "v2")));
        }
        String key = operation.target() == Operation.Target.OBJECT ? pick(KEYS) : null;
        if (operation == Operation.OBJECT_LIST || operation == Operation.VERSION_LIST) {
            key = random.nextBoolean() ? "" : pick(KEYS);
            if (!key.isEmpty() || random.nextBoolean()) {
                facts.add(Fact.LIST_PREFIX, key);
            }
            facts.add(Fact.LIST_MAX, pick(List.of("5", "100")));
        }
        Caller caller = pick(People.CALLERS);
        return new Question(caller, operation, BUCKET, key, facts.build());
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
