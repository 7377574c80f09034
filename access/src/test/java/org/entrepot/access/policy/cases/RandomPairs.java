package org.entrepot.access.policy.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Question;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;

/** Draws pairs of policies that are alike, in every corner of the languages, and a finite universe of requests near them. */
final class RandomPairs {
    private static final List<String> ADDRESSES = List.of("10.0.0.1", "10.9.9.9", "192.0.2.7", "2001:db8::1");
    private static final List<String> KEYS = List.of("a", "a/x", "ab", "dir/y", "dir/alice/y", "A", "zz/x", "éa/x");
    private static final List<String> INSIDE =
            List.of("*", "a*", "dir/*", "a", "*y", "*/x", "a/*", "dir/alice/*", "?", "a?", "*a*/x", "é?/*");

    private final SplittableRandom random;
    private final Dialect dialect;

    RandomPairs(SplittableRandom random, Dialect dialect) {
        this.random = random;
        this.dialect = dialect;
    }

    static String bucket(Dialect dialect) {
        return dialect == Dialect.COS ? "box-1250000000" : "box";
    }

    static CaseWorld world(Dialect dialect) throws CaseFault {
        return CaseWorld.of(dialect, new CaseNode(new JsonValue.Text(bucket(dialect), Position.START)));
    }

    /** The statements of a policy; the second of a pair is often the first with a change. */
    List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            statements.add(statement());
        }
        return statements;
    }

    List<String> changed(List<String> statements) {
        if (random.nextInt(4) == 0) {
            return statements();
        }
        List<String> changed = new ArrayList<>(statements);
        switch (random.nextInt(5)) {
            case 0 -> changed.add(random.nextInt(changed.size() + 1), statement());
            case 1 -> changed.set(random.nextInt(changed.size()), statement());
            case 2 -> changed.add(changed.removeFirst());
            case 3 -> changed.add(pick(changed));
            default -> {
                if (changed.size() > 1) {
                    changed.remove(random.nextInt(changed.size()));
                }
            }
        }
        return changed;
    }

    String policy(List<String> statements) {
        List<String> numbered = new ArrayList<>();
        for (String statement : statements) {
            numbered.add(statement.replace("@ID", "s" + numbered.size()));
        }
        String list = "[" + String.join(",", numbered) + "]";
        return switch (dialect) {
            case S3, MEDIASTORE -> "{\"Version\":\"2012-10-17\",\"Statement\":" + list + "}";
            case COS -> "{\"version\":\"2.0\",\"statement\":" + list + "}";
            case QINGSTOR -> "{\"statement\":" + list + "}";
        };
    }

    private String statement() {
        return switch (dialect) {
            case S3 -> aws("s3:", "arn:aws:s3:::box", S3_ACTIONS);
            case MEDIASTORE ->
                aws("mediastore:", "arn:aws:mediastore:r:111122223333:container/box", MEDIASTORE_ACTIONS);
            case COS -> cos();
            case QINGSTOR -> qingstor();
        };
    }

    private static final List<String> S3_ACTIONS = List.of(
            "GetObject",
            "Get*",
            "*",
            "PutObject",
            "ListBucket",
            "GetObjectAttributes",
            "PutObjectTagging",
            "?etObject");
    private static final List<String> MEDIASTORE_ACTIONS =
            List.of("GetObject", "DescribeObject", "*", "ListItems", "GetCorsPolicy", "DescribeContainer");
    private static final List<String> COS_ACTIONS = List.of(
            "GetObject", "HeadObject", "*", "Get*", "PutObject", "GetBucket", "UploadPartCopy", "PutObjectTagging");
    private static final List<String> QINGSTOR_ACTIONS =
            List.of("get_object", "head_object", "create_object", "list_objects", "head_bucket", "get_bucket_stats");

    private String aws(String prefix, String bucket, List<String> names) {
        String who = pick(List.of(
                "\"*\"",
                "{\"AWS\":\"111122223333\"}",
                "{\"AWS\":[\"arn:aws:iam::111122223333:user/alice\",\"arn:aws:iam::444455556666:user/bob\"]}",
                "{\"AWS\":\"arn:aws:iam::444455556666:root\"}"));
        boolean deny = random.nextInt(3) == 0;
        String principal = deny && random.nextInt(3) == 0 ? "NotPrincipal" : "Principal";
        String action = random.nextInt(8) == 0 ? "NotAction" : "Action";
        String resource = random.nextInt(8) == 0 ? "NotResource" : "Resource";
        String inside =
                random.nextInt(6) == 0 ? "dir/${aws:username" + pick(List.of("", ", 'guest'")) + "}/*" : pick(INSIDE);
        if (prefix.startsWith("m")) {
            inside = inside.replace("é", "e");
        }
        String tls = prefix.startsWith("m") && !deny ? "\"Bool\":{\"aws:SecureTransport\":[\"true\",\"false\"]}" : "";
        return "{\"Effect\":\"" + (deny ? "Deny" : "Allow") + "\",\"" + principal + "\":" + who + ",\"" + action
                + "\":[" + actions(prefix, names) + "],\"" + resource + "\":[\"" + bucket + "\",\"" + bucket + "/"
                + inside + "\"]" + condition("Condition", awsConditions(), tls) + "}";
    }

    private List<String> awsConditions() {
        String not = pick(List.of("", "Not"));
        String ifExists = pick(List.of("", "IfExists"));
        String all = pick(List.of("", "ForAllValues:", "ForAnyValue:"));
        String relation =
                pick(List.of("Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"));
        return List.of(
                "\"" + all + "String" + not + "Like" + ifExists + "\":{\"aws:Referer\":\"http://x*\"}",
                "\"String" + not + "EqualsIgnoreCase" + ifExists + "\":{\"aws:Referer\":[\"HTTP://X\",\"y\"]}",
                "\"String" + not + "Equals" + ifExists + "\":{\"s3:prefix\":[\"a\",\"dir/\"]}",
                "\"StringLike\":{\"s3:prefix\":[\"${aws:username}*\",\"\"]}",
                pick(List.of("\"IpAddress\"", "\"NotIpAddress" + ifExists + "\""))
                        + ":{\"aws:SourceIp\":[\"10.0.0.0/16\",\"2001:db8::/32\"]}",
                "\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}",
                "\"Bool" + ifExists + "\":{\"aws:SecureTransport\":\"" + random.nextBoolean() + "\"}",
                "\"Null\":{\"aws:Referer\":\"" + random.nextBoolean() + "\"}",
                "\"" + all + "String" + not + "Equals" + ifExists + "\":{\"aws:TagKeys\":[\"env\",\"team\"]}",
                "\"String" + not + "Equals" + ifExists + "\":{\"aws:RequestTag/env\":\"a\"}",
                "\"Numeric" + relation + "\":{\"s3:max-keys\":" + pick(List.of("5", "10", "[5,7]")) + "}",
                "\"Date" + relation + "\":{\"aws:CurrentTime\":\"2026-06-01T00:00:00Z\"}",
                "\"Numeric" + relation + "\":{\"aws:EpochTime\":\"1780272000\"}",
                "\"String" + not + "Equals\":{\"aws:username\":[\"alice\",\"carol\"]}",
                "\"StringEquals" + ifExists + "\":{\"aws:PrincipalType\":[\"Anonymous\",\"User\"]}",
                "\"Arn" + not + "Like\":{\"aws:PrincipalArn\":\"arn:aws:iam::*:user/a*\"}");
    }

    private String cos() {
        String who = pick(List.of(
                "qcs::cam::anyone:anyone",
                "qcs::cam::uin/100000000001:uin/100000000011",
                "qcs::cam::uin/100000000001:root",
                "qcs::cam::uin/200000000002:uin/bob",
                "qcs::cam::anyone:anyone\",\"qcs::cam::uin/200000000002:uin/bob",
                "qcs::cam::uin/100000000001:uin/*"));
        String bucket = "qcs::cos::uid/1250000000:box-1250000000";
        String exist = pick(List.of("", "_if_exist"));
        String not = pick(List.of("", "_not"));
        String all = pick(List.of("", "for_all_value:", "for_any_value:"));
        List<String> conditions = List.of(
                "\"string" + not + "_like" + exist + "\":{\"cos:prefix\":\"a*\"}",
                "\"string" + not + "_equal" + exist + "\":{\"cos:prefix\":\"dir%2F\"}",
                "\"string" + not + "_equal_ignore_case" + exist + "\":{\"cos:prefix\":\"A\"}",
                "\"ip" + not + "_equal" + exist + "\":{\"qcs:ip\":[\"10.0.0.7/16\"]}",
                "\"bool_equal\":{\"cos:secure-transport\":\"true\"}",
                "\"null_equal\":{\"cos:prefix\":\"" + random.nextBoolean() + "\"}",
                "\"string" + not + "_equal" + exist + "\":{\"cos:versionid\":\"v1\"}",
                "\"" + all + "string" + not + "_equal" + exist + "\":{\"qcs:request_tag\":[\"env&a\",\"team&b\"]}",
                "\"date_less_than\":{\"qcs:current_time\":\"2026-06-01T00:00:00Z\"}",
                "\"string" + not + "_equal\":{\"qcs:uin\":\"100000000011\"}",
                "\"numeric_less_than" + exist + "\":{\"cos:max-keys\":10}");
        return "{\"principal\":{\"qcs\":[\"" + who + "\"]},\"effect\":\"" + effect() + "\",\"action\":["
                + actions("name/cos:", COS_ACTIONS) + "],\"resource\":[\"" + bucket + "/" + pick(INSIDE) + "\",\""
                + bucket + "/\"]" + condition("condition", conditions, "") + "}";
    }

    private String qingstor() {
        List<String> conditions = List.of(
                "\"string_like\":{\"Referer\":\"http://x*\"}",
                "\"string_not_like\":{\"Referer\":[\"*y*\"]}",
                "\"ip_address\":{\"source_ip\":[\"10.0.0.0/16\"]}",
                "\"not_ip_address\":{\"source_ip\":\"192.0.2.0/24\"}",
                "\"is_null\":{\"Referer\":" + random.nextBoolean() + "}");
        return "{\"id\":\"@ID\",\"user\":\"" + pick(List.of("*", "usr-alice", "usr-owner", "usr-bob"))
                + "\",\"effect\":\"" + effect() + "\",\"action\":[" + actions("", QINGSTOR_ACTIONS)
                + "],\"resource\":[\"box/" + pick(INSIDE) + "\"]" + condition("condition", conditions, "") + "}";
    }

    private String effect() {
        return random.nextInt(3) == 0 ? "deny" : "allow";
    }

    private String actions(String prefix, List<String> names) {
        List<String> actions = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            actions.add("\"" + prefix + pick(names) + "\"");
        }
        return String.join(",", actions);
    }

    private String condition(String member, List<String> choices, String always) {
        List<String> chosen = new ArrayList<>();
        if (!always.isEmpty()) {
            chosen.add(always);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            String one = pick(choices);
            String operator = one.substring(0, one.indexOf(':', one.indexOf('"', 1)));
            if (chosen.stream().noneMatch(other -> other.startsWith(operator + ":"))) {
                chosen.add(one);
            }
        }
        return chosen.isEmpty() ? "" : ",\"" + member + "\":{" + String.join(",", chosen) + "}";
    }

    /** Requests drawn at random from a finite universe whose values come from the policies. */
    List<Question> universe(int size) throws CaseFault {
        CaseWorld world = world(dialect);
        List<Question> universe = new ArrayList<>();
        while (universe.size() < size) {
            String text = request();
            if (Json.read(text) instanceof Parsed.Ok<JsonValue> ok) {
                universe.add(new CaseRequest(world).read(new CaseNode(ok.value())));
            }
        }
        return universe;
    }

    private String request() {
        String principal = pick(
                switch (dialect) {
                    case S3, MEDIASTORE ->
                        List.of(
                                "{\"kind\":\"anonymous\"}",
                                "{\"kind\":\"root\",\"account\":\"111122223333\"}",
                                "{\"kind\":\"root\",\"account\":\"444455556666\"}",
                                "{\"kind\":\"user\",\"account\":\"111122223333\",\"name\":\"alice\"}",
                                "{\"kind\":\"user\",\"account\":\"111122223333\",\"name\":\"carol\"}",
                                "{\"kind\":\"user\",\"account\":\"444455556666\",\"name\":\"bob\"}",
                                "{\"kind\":\"user\",\"account\":\"777777777777\",\"name\":\"alice\"}");
                    case COS ->
                        List.of(
                                "{\"kind\":\"anonymous\"}",
                                "{\"kind\":\"root\",\"account\":\"100000000001\"}",
                                "{\"kind\":\"user\",\"account\":\"100000000001\",\"name\":\"100000000011\"}",
                                "{\"kind\":\"user\",\"account\":\"100000000001\",\"name\":\"100000000012\"}",
                                "{\"kind\":\"user\",\"account\":\"200000000002\",\"name\":\"bob\"}");
                    case QINGSTOR ->
                        List.of(
                                "{\"kind\":\"anonymous\"}",
                                "{\"kind\":\"root\",\"account\":\"usr-owner\"}",
                                "{\"kind\":\"root\",\"account\":\"usr-alice\"}",
                                "{\"kind\":\"root\",\"account\":\"usr-bob\"}",
                                "{\"kind\":\"root\",\"account\":\"usr-other\"}");
                });
        boolean onKey = random.nextInt(3) > 0;
        String key = pick(KEYS);
        String action = pick(onKey ? OBJECT_CALLS.get(dialect.ordinal()) : BUCKET_CALLS.get(dialect.ordinal()));
        String resource = onKey || action.endsWith("ListItems") ? "/" + key : dialect == Dialect.COS ? "/" : "";
        String bucket = switch (dialect) {
            case S3 -> "arn:aws:s3:::box";
            case MEDIASTORE -> "arn:aws:mediastore:r:111122223333:container/box";
            case COS -> "qcs::cos:r:uid/1250000000:box-1250000000";
            case QINGSTOR -> "box";
        };
        return "{\"principal\":" + principal + ",\"action\":\"" + action + "\",\"resource\":\"" + bucket + resource
                + "\",\"context\":{" + String.join(",", context(action, key)) + "}}";
    }

    private static final List<List<String>> OBJECT_CALLS = List.of(
            List.of("s3:GetObject", "s3:PutObject", "s3:GetObjectAttributes", "s3:PutObjectTagging", "s3:DeleteObject"),
            List.of(
                    "name/cos:GetObject",
                    "name/cos:HeadObject",
                    "name/cos:UploadPartCopy",
                    "name/cos:PutObject",
                    "name/cos:PutObjectTagging"),
            List.of("get_object", "head_object", "create_object"),
            List.of("mediastore:GetObject", "mediastore:DescribeObject"));
    private static final List<List<String>> BUCKET_CALLS = List.of(
            List.of("s3:ListBucket", "s3:GetBucketCORS"),
            List.of("name/cos:GetBucket", "name/cos:GetBucketCORS"),
            List.of("list_objects", "head_bucket", "get_bucket_stats"),
            List.of("mediastore:ListItems", "mediastore:GetCorsPolicy", "mediastore:DescribeContainer"));

    private List<String> context(String action, String key) {
        List<String> context = new ArrayList<>();
        boolean tls = random.nextBoolean();
        String time = pick(List.of("2026-05-31T23:59:59Z", "2026-06-01T00:00:00Z", "2026-07-01T00:00:00Z"));
        switch (dialect) {
            case S3, MEDIASTORE -> {
                context.add(member("aws:SourceIp", pick(ADDRESSES)));
                context.add(member("aws:SecureTransport", String.valueOf(tls)));
                context.add(member("aws:CurrentTime", time));
                maybe(context, "aws:Referer", List.of("http://x/y", "http://X", "y", "Y", ""));
                if (dialect == Dialect.S3) {
                    maybe(context, "s3:prefix", List.of("a", "dir/", "alice/", "", "A"));
                } else if (action.endsWith("ListItems")) {
                    context.add(member("s3:prefix", key));
                }
                maybe(context, "s3:max-keys", List.of("4", "5", "6", "7", "10", "11"));
                String env = random.nextBoolean() ? "" : pick(List.of("a", "b"));
                List<String> names = new ArrayList<>();
                if (!env.isEmpty()) {
                    names.add("\"env\"");
                    context.add(member("aws:RequestTag/env", env));
                }
                if (random.nextInt(4) == 0) {
                    names.add("\"team\"");
                }
                if (random.nextInt(4) == 0) {
                    names.add("\"other\"");
                }
                if (!names.isEmpty()) {
                    context.add("\"aws:TagKeys\":[" + String.join(",", names) + "]");
                }
            }
            case COS -> {
                context.add(member("qcs:ip", pick(ADDRESSES)));
                context.add(member("cos:secure-transport", String.valueOf(tls)));
                context.add(member("qcs:current_time", time));
                maybe(context, "cos:prefix", List.of("a", "dir/", "ab", "", "A", "zz"));
                maybe(context, "cos:versionid", List.of("v1", "v2"));
                maybe(context, "cos:max-keys", List.of("9", "10"));
                if (random.nextBoolean()) {
                    context.add("\"qcs:request_tag\":"
                            + pick(List.of(
                                    "[\"env&a\"]", "[\"env&a\",\"team&b\"]", "[\"team&c\"]", "[\"env&a\",\"x&y\"]")));
                }
            }
            case QINGSTOR -> {
                context.add(member("source_ip", pick(ADDRESSES)));
                maybe(context, "Referer", List.of("http://x/", "http://y/p", ""));
                if (action.equals("list_objects")) {
                    maybe(context, "prefix", List.of("a", "a/", "dir/", "dir/alice/"));
                }
            }
        }
        return context;
    }

    private void maybe(List<String> context, String name, List<String> values) {
        if (random.nextInt(3) > 0) {
            context.add(member(name, pick(values)));
        }
    }

    private static String member(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
