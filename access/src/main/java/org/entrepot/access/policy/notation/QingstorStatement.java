package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.OpSet;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.Where;
import org.entrepot.access.policy.Who;
import org.entrepot.access.policy.WhoAtom;
import org.entrepot.access.policy.notation.PolicyProblem.Cause;
import org.entrepot.access.text.JsonValue;
import org.jspecify.annotations.Nullable;

/** Reads one statement of a QingStor policy. */
record QingstorStatement(PolicyScope scope, List<PolicyWarning> warnings) {
    private static final Set<String> MEMBERS = Set.of("id", "user", "effect", "action", "resource", "condition");
    /** Actions on the bucket as a whole; only beside these alone may {@code resource} be left out. */
    private static final Set<String> BUCKET_ACTIONS = Set.of("list_objects", "head_bucket", "get_bucket_stats");

    /** Characters, {@code qingstor.md} 6.10. */
    private static final int ID_MAX = 100;

    private static final int USER_MAX = 300;
    private static final int ACTION_MAX = 500;
    private static final int RESOURCE_MAX = 2_048;
    private static final int CONDITION_MAX = 2_048;

    private static final PatternReader PATTERNS = new PatternReader(false, null);

    /** One rule, or two where the statement gives everybody usage figures, which are never for unsigned callers. */
    List<Rule> read(Node statement, int index) throws Fault {
        Map<String, Node> members = new HashMap<>();
        for (Node.Named member : statement.members("a statement")) {
            if (!MEMBERS.contains(member.name())) {
                throw member.node().fault(Cause.UNKNOWN_MEMBER, "unknown member `" + member.name() + "`");
            }
            members.put(member.name(), member.node());
        }
        String id = id(required(statement, members, "id"));
        Effect effect = effect(required(statement, members, "effect"));
        Who who = who(required(statement, members, "user"));
        Set<String> actions = actions(required(statement, members, "action"));
        OpSet ops = OpSet.NONE;
        for (String action : actions) {
            ops = ops.or(ActionTable.of(Dialect.QINGSTOR).byName().getOrDefault(action, OpSet.NONE));
        }
        Node condition = members.get("condition");
        if (condition != null) {
            checkLength(condition, CONDITION_MAX, "condition");
        }
        Rule rule = new Rule(
                index,
                id,
                effect,
                who,
                ops,
                List.copyOf(actions),
                where(statement, members.get("resource"), actions, index),
                condition == null ? List.of() : new ConditionReader(Dialect.QINGSTOR, PATTERNS).read(condition),
                statement.pointer(),
                statement.position());
        return effect == Effect.ALLOW && who.isForEverybody() ? withoutUnsignedFigures(rule) : List.of(rule);
    }

    private static List<Rule> withoutUnsignedFigures(Rule rule) {
        OpSet figures = OpSet.of(Operation.BUCKET_STATS);
        if (!rule.ops().contains(Operation.BUCKET_STATS)) {
            return List.of(rule);
        }
        Rule signed = rule.with(Who.of(List.of(new WhoAtom.Signed())), figures, rule.where());
        OpSet others = rule.ops().minus(figures);
        return others.isEmpty() ? List.of(signed) : List.of(rule.with(rule.who(), others, rule.where()), signed);
    }

    private static Node required(Node statement, Map<String, Node> members, String name) throws Fault {
        Node node = members.get(name);
        if (node == null) {
            throw statement.fault(Cause.MISSING_MEMBER, "the member `" + name + "` is missing");
        }
        return node;
    }

    private static String id(Node node) throws Fault {
        String id = node.text("id");
        if (id.isEmpty() || id.length() > ID_MAX) {
            throw node.fault(Cause.OVER_LIMIT, "an id has 1 to " + ID_MAX + " characters");
        }
        return id;
    }

    private static Effect effect(Node node) throws Fault {
        String effect = node.text("effect");
        return switch (effect) {
            case "allow" -> Effect.ALLOW;
            case "deny" -> Effect.DENY;
            default -> throw node.fault(Cause.BAD_EFFECT, "effect must be `allow` or `deny`, not `" + effect + "`");
        };
    }

    private Who who(Node node) throws Fault {
        List<WhoAtom> atoms = new ArrayList<>();
        for (Node item : texts(node, USER_MAX, "user")) {
            String user = item.text("a user");
            if (user.equals("*")) {
                atoms.add(new WhoAtom.Anyone());
                continue;
            }
            if (user.isEmpty() || user.indexOf('*') >= 0) {
                throw item.fault(Cause.BAD_PRINCIPAL, "bad user `" + user + "`: it must be a user id or `*`");
            }
            if (scope.directory().byQingstorId(user).isEmpty()) {
                warnings.add(new PolicyWarning(
                        PolicyWarning.Kind.UNKNOWN_PRINCIPAL,
                        "the user `" + user + "` does not exist here and matches nobody",
                        item));
            }
            atoms.add(new WhoAtom.QingstorUser(user));
        }
        if (atoms.isEmpty()) {
            throw node.fault(Cause.BAD_PRINCIPAL, "the list `user` is empty");
        }
        return Who.of(atoms);
    }

    private static Set<String> actions(Node node) throws Fault {
        Set<String> actions = new LinkedHashSet<>();
        for (Node item : texts(node, ACTION_MAX, "action")) {
            String action = item.text("an action");
            if (!ActionTable.of(Dialect.QINGSTOR).byName().containsKey(action)) {
                throw item.fault(Cause.BAD_ACTION, "unknown action `" + action + "`");
            }
            actions.add(action);
        }
        if (actions.isEmpty()) {
            throw node.fault(Cause.BAD_ACTION, "the list `action` is empty");
        }
        return actions;
    }

    private Where where(Node statement, @Nullable Node node, Set<String> actions, int index) throws Fault {
        boolean needsPaths = !BUCKET_ACTIONS.containsAll(actions);
        List<Node> items = node == null ? List.of() : texts(node, RESOURCE_MAX, "resource");
        if (items.isEmpty()) {
            if (needsPaths) {
                throw (node == null ? statement : node)
                        .fault(Cause.MISSING_MEMBER, "`resource` is needed beside actions on objects");
            }
            return new Where(false, everything(), Where.Listing.AS_FOLDER);
        }
        List<Pattern> patterns = new ArrayList<>();
        for (Node item : items) {
            patterns.addAll(resource(item, needsPaths));
        }
        boolean namesBucketCalls = actions.contains("head_bucket") || actions.contains("get_bucket_stats");
        if (node != null && namesBucketCalls && !patterns.contains(Pattern.literal(scope.bucket()))) {
            warnings.add(new PolicyWarning(
                    PolicyWarning.Kind.BUCKET_NOT_NAMED,
                    "statement " + index + " names actions on the bucket, but no resource of it is the bucket",
                    node));
        }
        return new Where(false, patterns, Where.Listing.AS_FOLDER);
    }

    private List<Pattern> resource(Node node, boolean needsPath) throws Fault {
        String written = node.text("a resource");
        String bucket = scope.bucket();
        if (written.equals(bucket) && !needsPath || written.equals(bucket + "/*")) {
            return everything();
        }
        if (!written.startsWith(bucket + "/")) {
            String wanted = needsPath ? "`" + bucket + "/<pattern>`" : "`" + bucket + "` or `" + bucket + "/<pattern>`";
            throw node.fault(Cause.BAD_RESOURCE, "bad resource `" + written + "`: it must be " + wanted);
        }
        return List.of(PATTERNS.wild(written, node));
    }

    /** The bucket and all that is in it; listings are matched as folders. */
    private List<Pattern> everything() {
        return List.of(
                Pattern.literal(scope.bucket()),
                new Pattern(List.of(new Pattern.Part.Literal(scope.bucket() + "/"), new Pattern.Part.AnyRun())));
    }

    private static List<Node> texts(Node node, int charactersMax, String what) throws Fault {
        List<Node> items = node.oneOrMany();
        for (Node item : items) {
            item.text("`" + what + "`");
        }
        checkLength(node, charactersMax, what);
        return items;
    }

    private static void checkLength(Node node, int charactersMax, String what) throws Fault {
        if (characters(node.value()) > charactersMax) {
            throw node.fault(
                    Cause.OVER_LIMIT, "`" + what + "` may have at most " + charactersMax + " characters in all");
        }
    }

    private static int characters(JsonValue value) {
        return switch (value) {
            case JsonValue.Text text -> text.value().length();
            case JsonValue.Arr arr ->
                arr.items().stream().mapToInt(QingstorStatement::characters).sum();
            case JsonValue.Obj obj ->
                obj.members().stream()
                        .mapToInt(member -> member.name().length() + characters(member.value()))
                        .sum();
            case JsonValue.Num num -> num.literal().length();
            case JsonValue.Bool bool -> 0;
            case JsonValue.Null none -> 0;
        };
    }
}
