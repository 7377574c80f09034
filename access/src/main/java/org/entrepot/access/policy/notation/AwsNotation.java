package org.entrepot.access.policy.notation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.notation.PolicyProblem.Cause;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.jspecify.annotations.Nullable;

/**
 * The AWS policy language as S3 bucket policies and MediaStore container policies use it.
 *
 * @param sizeLimited false to read documents that are too large to be stored
 */
record AwsNotation(AwsFlavour flavour, boolean sizeLimited) implements PolicyNotation {
    private static final String NOT_JSON = "Policies must be valid JSON and the first byte must be '{'";
    private static final String VERSION_2012 = "2012-10-17";
    private static final String VERSION_2008 = "2008-10-17";
    private static final Set<String> MEMBERS = Set.of("Version", "Id", "Statement");
    private static final int ASCII_MAX = 0x7F;

    @Override
    public PolicyReading read(byte[] text, PolicyScope scope) {
        if (text.length == 0 || text[0] != '{') {
            return refused(Cause.NOT_JSON, NOT_JSON, Position.START);
        }
        String tooLarge = tooLarge(text);
        if (tooLarge != null) {
            return refused(Cause.TOO_LARGE, tooLarge, Position.START);
        }
        return switch (Json.read(text)) {
            case Parsed.Failed<JsonValue> failed ->
                refused(
                        Cause.NOT_JSON,
                        NOT_JSON + " (" + failed.problem().position() + ": "
                                + failed.problem().message() + ")",
                        failed.problem().position());
            case Parsed.Ok<JsonValue> ok ->
                read(new Node(ok.value(), ""), scope, new String(text, StandardCharsets.UTF_8));
        };
    }

    private PolicyReading read(Node document, PolicyScope scope, String source) {
        try {
            return policy(document, scope, source);
        } catch (Fault fault) {
            return new PolicyReading.Refused(fault.problem(flavour.code(fault.kind()), flavour.messagePrefix()));
        }
    }

    private PolicyReading refused(Cause cause, String message, Position position) {
        return new PolicyReading.Refused(
                new PolicyProblem(cause, flavour.code(cause), flavour.messagePrefix() + message, "", position));
    }

    private @Nullable String tooLarge(byte[] text) {
        return switch (flavour) {
            case S3 -> {
                int bytes = significantBytes(text);
                yield !sizeLimited || bytes <= Limits.POLICY_BYTES_MAX
                        ? null
                        : "The policy has " + bytes + " bytes, at most " + Limits.POLICY_BYTES_MAX + " are allowed";
            }
            case MEDIASTORE -> {
                for (byte b : text) {
                    if (b < 0) {
                        yield "The policy may hold ASCII characters (up to " + ASCII_MAX + ") only";
                    }
                }
                yield !sizeLimited || text.length <= Limits.CONTAINER_POLICY_CHARACTERS_MAX
                        ? null
                        : "The policy has " + text.length + " characters, at most "
                                + Limits.CONTAINER_POLICY_CHARACTERS_MAX + " are allowed";
            }
        };
    }

    /** Bytes without the white space between tokens. */
    private static int significantBytes(byte[] text) {
        int count = 0;
        boolean inText = false;
        for (int i = 0; i < text.length; i++) {
            byte b = text[i];
            if (inText && b == '\\') {
                count += 2;
                i++;
                continue;
            }
            if (b == '"') {
                inText = !inText;
            }
            if (inText || b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                count++;
            }
        }
        return count;
    }

    private PolicyReading policy(Node document, PolicyScope scope, String source) throws Fault {
        if (document.depth() > Limits.DEPTH_MAX) {
            throw document.fault(Cause.OVER_LIMIT, "Values are nested deeper than " + Limits.DEPTH_MAX);
        }
        Node statement = null;
        boolean variables = false;
        for (Node.Named member : document.members("The policy")) {
            if (!MEMBERS.contains(member.name())) {
                throw member.node().fault(Cause.UNKNOWN_MEMBER, "Unknown field " + member.name());
            }
            switch (member.name()) {
                case "Version" -> variables = version(member.node()).equals(VERSION_2012);
                case "Id" -> member.node().text("Id");
                default -> statement = member.node();
            }
        }
        if (statement == null) {
            throw document.fault(Cause.MISSING_MEMBER, "Missing required field Statement");
        }
        List<Node> statements = statement.oneOrMany();
        if (statements.isEmpty()) {
            throw statement.fault(Cause.MISSING_MEMBER, "Could not parse the policy: Statement is empty!");
        }
        if (statements.size() > Limits.STATEMENTS_MAX) {
            throw statement.fault(
                    Cause.OVER_LIMIT, "A policy may have at most " + Limits.STATEMENTS_MAX + " statements");
        }
        List<Rule> rules = new ArrayList<>();
        List<PolicyWarning> warnings = new ArrayList<>();
        AwsStatement reader = new AwsStatement(flavour, scope, variables, warnings);
        for (int i = 0; i < statements.size(); i++) {
            rules.addAll(reader.read(statements.get(i), i));
        }
        return new PolicyReading.Stored(new Policy(flavour.dialect(), rules, source), warnings);
    }

    private static String version(Node node) throws Fault {
        String version = node.text("Version");
        if (!version.equals(VERSION_2012) && !version.equals(VERSION_2008)) {
            throw node.fault(
                    Cause.BAD_VERSION,
                    "The policy must contain a valid version string: `" + version + "` is neither " + VERSION_2012
                            + " nor " + VERSION_2008);
        }
        return version;
    }
}
