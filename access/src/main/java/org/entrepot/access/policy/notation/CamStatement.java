package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.OpSet;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.Where;
import org.entrepot.access.policy.Who;
import org.entrepot.access.policy.notation.PolicyProblem.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Reads one statement of a COS policy.
 *
 * @param topPrincipal the principal of the whole document, for statements that have none; null when there is none
 */
record CamStatement(PolicyScope scope, @Nullable Node topPrincipal, List<PolicyWarning> warnings) {
    private static final Set<String> MEMBERS = Set.of("sid", "principal", "effect", "action", "resource", "condition");
    /** {@code name/} may be left out. */
    private static final String LONG_PREFIX = "name/cos:";

    private static final String SHORT_PREFIX = "cos:";
    private static final PatternReader PATTERNS = new PatternReader(false, null);

    Rule read(Node statement, int index) throws Fault {
        Map<String, Node> members = CamNotation.members(statement, "a statement", MEMBERS);
        Node sid = members.get("sid");
        String id = sid == null ? null : sid.text("sid");
        Effect effect = effect(CamNotation.required(statement, members, "effect"));
        Node principal = members.get("principal");
        if (principal == null) {
            principal = topPrincipal;
        }
        if (principal == null) {
            throw statement.fault(Cause.MISSING_MEMBER, "the member `principal` is missing");
        }
        Who who = Who.of(new CamPrincipals(scope.directory(), warnings).read(principal));
        if (effect == Effect.DENY && who.isForEverybody()) {
            warnings.add(new PolicyWarning(
                    PolicyWarning.Kind.DENIES_EVERYBODY,
                    "statement " + index
                            + " denies everybody, which binds unsigned requests only: a signed caller who is allowed by"
                            + " name gets through",
                    principal));
        }
        OpSet ops = OpSet.NONE;
        List<String> names = new ArrayList<>();
        for (Node action : list(CamNotation.required(statement, members, "action"), "action")) {
            ops = ops.or(ops(action));
            names.add(action.text("an action"));
        }
        List<Pattern> patterns = new ArrayList<>();
        for (Node resource : list(CamNotation.required(statement, members, "resource"), "resource")) {
            patterns.addAll(resource(resource));
        }
        Node condition = members.get("condition");
        return new Rule(
                index,
                id,
                effect,
                who,
                ops,
                names,
                new Where(false, patterns, Where.Listing.AS_BUCKET),
                condition == null ? List.of() : new ConditionReader(Dialect.COS, PATTERNS).read(condition),
                statement.pointer(),
                statement.position());
    }

    private static List<Node> list(Node node, String what) throws Fault {
        List<Node> items = node.oneOrMany();
        if (items.isEmpty()) {
            throw node.fault(Cause.MISSING_MEMBER, "the list `" + what + "` is empty");
        }
        return items;
    }

    private static Effect effect(Node node) throws Fault {
        String effect = node.text("effect");
        return switch (effect.toLowerCase(Locale.ROOT)) {
            case "allow" -> Effect.ALLOW;
            case "deny" -> Effect.DENY;
            default -> throw node.fault(Cause.BAD_EFFECT, "effect must be `allow` or `deny`, not `" + effect + "`");
        };
    }

    private static OpSet ops(Node node) throws Fault {
        String written = node.text("an action");
        ActionTable table = ActionTable.of(Dialect.COS);
        if (written.equals("*")) {
            return table.known();
        }
        String name = written.startsWith(LONG_PREFIX)
                ? written.substring(LONG_PREFIX.length())
                : written.startsWith(SHORT_PREFIX) ? written.substring(SHORT_PREFIX.length()) : "";
        Pattern pattern = PATTERNS.wild(name, node);
        OpSet ops = OpSet.NONE;
        for (Map.Entry<String, OpSet> action : table.byName().entrySet()) {
            if (pattern.matches(action.getKey())) {
                ops = ops.or(action.getValue());
            }
        }
        if (ops.isEmpty()) {
            throw node.fault(
                    Cause.BAD_ACTION,
                    "unknown action `" + written + "`; names are `name/cos:<Call>` and letter case counts");
        }
        return ops;
    }

    /** Six segments: {@code qcs:<project>:cos:<region>:uid/<appid>:<body>}; project and region are never compared. */
    private List<Pattern> resource(Node node) throws Fault {
        String written = node.text("a resource");
        if (written.equals("*")) {
            return everything();
        }
        String[] segments = written.split(":", 6);
        if (segments.length != 6 || !segments[0].equals("qcs") || !isAnyOr(segments[2], Set.of("cos"))) {
            throw bad(node, written, "it must be `qcs::cos:<region>:uid/<appid>:<bucket-appid>/<key>`");
        }
        String appid = scope.owner().cosAppid();
        Set<String> owners =
                Set.of("uid/" + appid, "uid/*", "uin/" + scope.owner().cosUin());
        if (!isAnyOr(segments[4], owners)) {
            throw bad(node, written, "its account is not the owner of the bucket");
        }
        String body = segments[5];
        if (isAnyOr(body, Set.of())) {
            return everything();
        }
        String old = "prefix//" + appid + "/" + scope.bucket();
        String rest;
        if (isAt(body, scope.cosBucket())) {
            rest = body.substring(scope.cosBucket().length());
        } else if (isAt(body, old)) {
            rest = body.substring(old.length());
        } else {
            throw bad(node, written, "it must lie in the bucket " + scope.cosBucket());
        }
        if (rest.isEmpty() || rest.equals("/")) {
            return List.of(Pattern.literal(scope.bucket()));
        }
        return rest.equals("/*") ? everything() : List.of(PATTERNS.wild(scope.bucket() + rest, node));
    }

    private List<Pattern> everything() {
        return List.of(
                Pattern.literal(scope.bucket()),
                new Pattern(List.of(new Pattern.Part.Literal(scope.bucket() + "/"), new Pattern.Part.AnyRun())));
    }

    private static boolean isAt(String body, String bucket) {
        return body.equals(bucket) || body.startsWith(bucket + "/");
    }

    private static boolean isAnyOr(String segment, Set<String> others) {
        return segment.isEmpty() || segment.equals("*") || others.contains(segment);
    }

    private static Fault bad(Node node, String written, String why) {
        return node.fault(Cause.BAD_RESOURCE, "bad resource `" + written + "`: " + why);
    }
}
