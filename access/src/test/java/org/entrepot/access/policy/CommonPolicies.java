package org.entrepot.access.policy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyReading;

/**
 * Draws policies of what several dialects have words for, so that many of them have a translation, with every operator in
 * every variant; and requests for all operations, with facts present, empty and absent.
 */
public final class CommonPolicies {
    private static final String BUCKET = RandomPolicies.BUCKET;
    private static final List<String> KEYS = List.of("a", "a/x", "ab", "dir/y", "dir/", "A", "b?");
    private static final List<String> INSIDE = List.of("*", "*", "*", "a*", "dir/*", "a", "*/x");
    /** Judged by another operation where a dialect has no name of their own ({@code Translation.Exact}). */
    private static final Set<Operation> PARTS = Set.of(
            Operation.OBJECT_SELECT,
            Operation.OBJECT_ATTRIBUTES,
            Operation.VERSION_ATTRIBUTES,
            Operation.OBJECT_MOVE,
            Operation.OBJECT_FETCH);

    private static final List<Operation> OPERATIONS = Arrays.stream(Operation.values())
            .filter(operation -> operation.target() != Operation.Target.SERVICE && !PARTS.contains(operation))
            .toList();
    private static final List<Operation> USUAL = List.of(
            Operation.OBJECT_READ,
            Operation.OBJECT_HEAD,
            Operation.VERSION_READ,
            Operation.OBJECT_WRITE,
            Operation.OBJECT_DELETE,
            Operation.OBJECT_LIST,
            Operation.BUCKET_HEAD,
            Operation.UPLOAD_START);

    private static final List<Operation> LISTINGS =
            List.of(Operation.OBJECT_LIST, Operation.VERSION_LIST, Operation.UPLOAD_LIST);

    private final SplittableRandom random;

    public CommonPolicies(SplittableRandom random) {
        this.random = random;
    }

    /** A policy; a text that the dialect refuses is drawn again. */
    public Policy policy(Dialect dialect) {
        while (true) {
            PolicyReading reading = PolicyNotation.of(dialect)
                    .read(text(dialect).getBytes(StandardCharsets.UTF_8), RandomPolicies.SCOPE);
            if (reading instanceof PolicyReading.Stored stored) {
                return stored.policy();
            }
        }
    }

    private String text(Dialect dialect) {
        List<String> statements = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            statements.add(
                    switch (dialect) {
                        case S3 -> aws(dialect, "arn:aws:s3:::" + BUCKET);
                        case MEDIASTORE ->
                            aws(dialect, "arn:aws:mediastore:r:" + People.OWNER.number() + ":container/" + BUCKET);
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

    private boolean isDeny() {
        return random.nextInt(3) == 0;
    }

    private String aws(Dialect dialect, String bucket) {
        String who = pick(List.of(
                "\"*\"",
                "{\"AWS\":\"arn:aws:iam::111122223333:user/alice\"}",
                "{\"AWS\":[\"arn:aws:iam::111122223333:user/alice\",\"arn:aws:iam::444455556666:user/bob\"]}",
                "{\"AWS\":\"444455556666\"}"));
        String actions = dialect == Dialect.S3
                ? pick(List.of(
                        "\"s3:GetObject\",\"s3:GetObjectVersion\"",
                        "\"s3:GetObject\"",
                        "\"s3:ListBucket\"",
                        "\"s3:DeleteObject\",\"s3:DeleteObjectVersion\"",
                        "\"s3:DeleteObject\"",
                        "\"s3:GetBucketCORS\",\"s3:GetObject\"",
                        "\"s3:PutObject\""))
                : pick(List.of(
                        "\"mediastore:GetObject\",\"mediastore:DescribeObject\"",
                        "\"mediastore:DescribeObject\"",
                        "\"mediastore:ListItems\"",
                        "\"mediastore:DeleteObject\"",
                        "\"mediastore:GetCorsPolicy\"",
                        "\"mediastore:PutObject\""));
        return "{\"Effect\":\"" + (isDeny() ? "Deny" : "Allow") + "\",\"Principal\":" + who + ",\"Action\":[" + actions
                + "],\"Resource\":[\"" + bucket + "\",\"" + bucket + "/" + pick(INSIDE) + "\"]"
                + conditions("Condition", false) + "}";
    }

    private String cos() {
        String who = pick(List.of(
                "\"qcs::cam::anyone:anyone\"",
                "\"qcs::cam::uin/100000000001:uin/100000000011\"",
                "\"qcs::cam::uin/100000000001:uin/100000000011\",\"qcs::cam::uin/200000000002:uin/200000000022\"",
                "\"qcs::cam::uin/200000000002:root\",\"qcs::cam::uin/200000000002:uin/*\""));
        String actions = pick(List.of(
                "\"name/cos:GetObject\",\"name/cos:HeadObject\"",
                "\"name/cos:GetBucket\",\"name/cos:HeadBucket\"",
                "\"name/cos:GetBucket\"",
                "\"name/cos:DeleteObject\"",
                "\"name/cos:GetBucketCORS\"",
                "\"name/cos:PutObject\""));
        String bucket = "qcs::cos::uid/1250000000:" + RandomPolicies.SCOPE.cosBucket();
        return "{\"principal\":{\"qcs\":[" + who + "]},\"effect\":\"" + (isDeny() ? "deny" : "allow")
                + "\",\"action\":[" + actions + "],\"resource\":[\"" + bucket + "/" + pick(INSIDE) + "\",\"" + bucket
                + "/\"]" + conditions("condition", true) + "}";
    }

    private String qingstor(int id) {
        String actions = pick(List.of(
                "\"get_object\",\"head_object\"",
                "\"list_objects\",\"head_bucket\"",
                "\"list_objects\"",
                "\"delete_object\"",
                "\"create_object\""));
        List<String> conditions = List.of(
                "\"string_like\":{\"Referer\":[\"http://x*\"]}",
                "\"string_not_like\":{\"Referer\":[\"*y*\"]}",
                "\"ip_address\":{\"source_ip\":[\"10.0.0.0/16\"]}",
                "\"not_ip_address\":{\"source_ip\":[\"192.0.2.0/24\"]}",
                "\"is_null\":{\"Referer\":" + random.nextBoolean() + "}");
        return "{\"id\":\"s" + id + "\",\"user\":\"" + pick(List.of("*", "usr-alice", "usr-bob"))
                + "\",\"effect\":\"" + (isDeny() ? "deny" : "allow") + "\",\"action\":[" + actions
                + "],\"resource\":[\"" + BUCKET + "/" + pick(INSIDE) + "\"]"
                + (random.nextBoolean() ? "" : ",\"condition\":{" + pick(conditions) + "}") + "}";
    }

    /** None, one or two; each under an operator of its own, as a JSON object needs. */
    private String conditions(String member, boolean isCos) {
        Map<String, String> byOperator = new LinkedHashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String[] drawn = isCos ? cosCondition() : awsCondition();
            byOperator.put(drawn[0], drawn[1]);
        }
        List<String> blocks = new ArrayList<>();
        byOperator.forEach((operator, test) -> blocks.add("\"" + operator + "\":{" + test + "}"));
        return blocks.isEmpty() ? "" : ",\"" + member + "\":{" + String.join(",", blocks) + "}";
    }

    private String[] awsCondition() {
        String ifExists = random.nextBoolean() ? "IfExists" : "";
        String text = (random.nextBoolean() ? "StringEquals" : "StringNotEquals")
                + (random.nextInt(3) == 0 ? "IgnoreCase" : "");
        String like = random.nextBoolean() ? "StringLike" : "StringNotLike";
        String relation =
                pick(List.of("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"));
        String any = pick(List.of("", "", "", "ForAnyValue:", "ForAllValues:"));
        return switch (random.nextInt(9)) {
            case 0 -> block(any + text + ifExists, "s3:prefix", "[\"a\",\"dir/\"]");
            case 1 -> block(any + like + ifExists, "s3:prefix", "\"a*\"");
            case 2 -> block(any + like + ifExists, "aws:Referer", "[\"http://x*\",\"\"]");
            case 3 -> block(text + ifExists, "s3:x-amz-acl", "\"public-read\"");
            case 4 -> block("Numeric" + relation + ifExists, "s3:max-keys", "10");
            case 5 -> block("Date" + relation + ifExists, "aws:CurrentTime", "\"2026-06-01T00:00:00Z\"");
            case 6 -> block("Bool" + ifExists, "aws:SecureTransport", "\"" + random.nextBoolean() + "\"");
            case 7 ->
                block(
                        (random.nextBoolean() ? "IpAddress" : "NotIpAddress") + ifExists,
                        "aws:SourceIp",
                        "[\"10.0.0.0/16\"]");
            default ->
                block(
                        "Null",
                        pick(List.of("aws:Referer", "s3:prefix", "s3:x-amz-acl")),
                        "\"" + random.nextBoolean() + "\"");
        };
    }

    private String[] cosCondition() {
        String ifExist = random.nextBoolean() ? "_if_exist" : "";
        String text = (random.nextBoolean() ? "string_equal" : "string_not_equal")
                + (random.nextInt(3) == 0 ? "_ignore_case" : "");
        String like = random.nextBoolean() ? "string_like" : "string_not_like";
        String relation = pick(
                List.of("equal", "not_equal", "less_than", "less_than_equal", "greater_than", "greater_than_equal"));
        String any = pick(List.of("", "", "", "for_any_value:", "for_all_value:"));
        return switch (random.nextInt(9)) {
            case 0 -> block(any + text + ifExist, "cos:prefix", "[\"a\",\"dir%2F\"]");
            case 1 -> block(any + like + ifExist, "cos:prefix", "\"a*\"");
            case 2 -> block(text + ifExist, "cos:x-cos-acl", "\"public-read\"");
            case 3 -> block(text + ifExist, "cos:versionid", "\"v1\"");
            case 4 -> block("numeric_" + relation + ifExist, "cos:max-keys", "10");
            case 5 -> block("date_" + relation + ifExist, "qcs:current_time", "\"2026-06-01T00:00:00Z\"");
            case 6 -> block("bool_equal" + ifExist, "cos:secure-transport", "\"" + random.nextBoolean() + "\"");
            case 7 ->
                block((random.nextBoolean() ? "ip_equal" : "ip_not_equal") + ifExist, "qcs:ip", "[\"10.0.0.0/16\"]");
            default ->
                block(
                        "null_equal",
                        pick(List.of("cos:prefix", "cos:versionid", "cos:x-cos-acl")),
                        "\"" + random.nextBoolean() + "\"");
        };
    }

    private static String[] block(String operator, String key, String values) {
        return new String[] {operator, "\"" + key + "\":" + values};
    }

    /** A request whose facts agree with its operation. */
    public Question question() {
        Operation operation = pick(random.nextBoolean() ? USUAL : OPERATIONS);
        Facts.Builder facts = new Facts.Builder()
                .add(Fact.NET_SOURCE_IP, pick(List.of("10.0.0.1", "10.9.9.9", "192.0.2.7", "2001:db8::1")))
                .add(Fact.NET_TLS, String.valueOf(random.nextBoolean()))
                .add(
                        Fact.TIME_NOW,
                        pick(List.of("2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z", "2026-11-21T00:00:00Z")));
        maybe(facts, Fact.HTTP_REFERER, List.of("http://x.example/", "http://y.example/p", ""));
        if (operation.label().startsWith("version.") && operation.target() == Operation.Target.OBJECT) {
            facts.add(Fact.OBJ_VERSION, pick(List.of("v1", "v2")));
        }
        if (operation == Operation.OBJECT_WRITE || operation == Operation.UPLOAD_START) {
            maybe(facts, Fact.PUT_ACL, List.of("public-read", "PUBLIC-READ", "private", ""));
        }
        String key = operation.target() == Operation.Target.OBJECT ? pick(KEYS) : null;
        if (LISTINGS.contains(operation)) {
            key = random.nextBoolean() ? "" : pick(KEYS);
            if (!key.isEmpty() || random.nextBoolean()) {
                facts.add(Fact.LIST_PREFIX, key);
            }
            maybe(facts, Fact.LIST_MAX, List.of("5", "10", "100"));
        }
        return new Question(pick(People.CALLERS), operation, BUCKET, key, facts.build());
    }

    private void maybe(Facts.Builder facts, Fact fact, List<String> values) {
        if (random.nextInt(3) > 0) {
            facts.add(fact, pick(values));
        }
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
