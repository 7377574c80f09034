package org.entrepot.access.policy.notation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.notation.PolicyProblem.Cause;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.jspecify.annotations.Nullable;

/**
 * Tencent's CAM 2.0 language as COS bucket policies use it ({@code policy.md} section 3.3).
 *
 * @param sizeLimited false to read documents that are too large to be stored
 */
record CamNotation(boolean sizeLimited) implements PolicyNotation {
    private static final Set<String> MEMBERS = Set.of("version", "statement", "principal");
    private static final String VERSION = "2.0";

    @Override
    public PolicyReading read(byte[] text, PolicyScope scope) {
        if (sizeLimited && text.length > Limits.POLICY_BYTES_MAX) {
            return refused(
                    Cause.TOO_LARGE,
                    "the policy has " + text.length + " bytes, at most " + Limits.POLICY_BYTES_MAX + " are allowed",
                    Position.START);
        }
        return switch (Json.read(text)) {
            case Parsed.Failed<JsonValue> failed ->
                refused(
                        Cause.NOT_JSON,
                        "the policy is not JSON: " + failed.problem().position() + ": "
                                + failed.problem().message(),
                        failed.problem().position());
            case Parsed.Ok<JsonValue> ok ->
                read(new Node(ok.value(), ""), scope, new String(text, StandardCharsets.UTF_8));
        };
    }

    private static PolicyReading read(Node document, PolicyScope scope, String source) {
        try {
            return policy(document, scope, source);
        } catch (Fault fault) {
            return new PolicyReading.Refused(fault.problem(code(fault.kind()), ""));
        }
    }

    private static PolicyReading refused(Cause cause, String message, Position position) {
        return new PolicyReading.Refused(new PolicyProblem(cause, code(cause), message, "", position));
    }

    private static String code(Cause cause) {
        return cause == Cause.TOO_LARGE ? "PolicyFull" : "MalformedPolicy";
    }

    private static PolicyReading policy(Node document, PolicyScope scope, String source) throws Fault {
        if (document.depth() > Limits.DEPTH_MAX) {
            throw document.fault(Cause.OVER_LIMIT, "values are nested deeper than " + Limits.DEPTH_MAX);
        }
        Map<String, Node> members = members(document, "the policy", MEMBERS);
        Node version = required(document, members, "version");
        if (!version.text("version").equals(VERSION)) {
            throw version.fault(Cause.BAD_VERSION, "version must be \"" + VERSION + "\"");
        }
        Node statement = required(document, members, "statement");
        boolean isList = statement.value() instanceof JsonValue.Arr;
        if (!isList && !(statement.value() instanceof JsonValue.Obj)) {
            throw statement.fault(Cause.WRONG_TYPE, "statement must be a list of objects");
        }
        List<Node> statements = statement.oneOrMany();
        if (statements.size() > Limits.STATEMENTS_MAX) {
            throw statement.fault(
                    Cause.OVER_LIMIT, "a policy may have at most " + Limits.STATEMENTS_MAX + " statements");
        }
        List<PolicyWarning> warnings = new ArrayList<>();
        CamStatement reader = new CamStatement(scope, members.get("principal"), warnings);
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            rules.add(reader.read(statements.get(i), i));
        }
        return new PolicyReading.Stored(new Policy(Dialect.COS, rules, source), warnings);
    }

    /** The members of an object by lower-case name: both spellings are in circulation, even mixed. */
    static Map<String, Node> members(Node node, String what, Set<String> known) throws Fault {
        Map<String, Node> members = new LinkedHashMap<>();
        for (Node.Named member : node.members(what)) {
            String name = member.name().toLowerCase(Locale.ROOT);
            if (!known.contains(name)) {
                throw member.node().fault(Cause.UNKNOWN_MEMBER, "unknown member `" + member.name() + "`");
            }
            if (members.put(name, member.node()) != null) {
                throw member.node().fault(Cause.UNKNOWN_MEMBER, "the member `" + name + "` is written twice");
            }
        }
        return members;
    }

    static Node required(Node parent, Map<String, Node> members, String name) throws Fault {
        @Nullable Node node = members.get(name);
        if (node == null) {
            throw parent.fault(Cause.MISSING_MEMBER, "the member `" + name + "` is missing");
        }
        return node;
    }
}
