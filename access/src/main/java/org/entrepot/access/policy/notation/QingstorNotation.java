package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.notation.PolicyProblem.Cause;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;

/** QingStor's bucket policies ({@code policy.md} section 3.4). */
final class QingstorNotation implements PolicyNotation {
    QingstorNotation() {}

    @Override
    public PolicyReading read(byte[] text, PolicyScope scope) {
        return switch (Json.read(text)) {
            case Parsed.Failed<JsonValue> failed ->
                new PolicyReading.Refused(new PolicyProblem(
                        Cause.NOT_JSON,
                        "invalid_json",
                        "the policy is not JSON: " + failed.problem().position() + ": "
                                + failed.problem().message(),
                        "",
                        failed.problem().position()));
            case Parsed.Ok<JsonValue> ok -> read(new Node(ok.value(), ""), scope);
        };
    }

    private static PolicyReading read(Node document, PolicyScope scope) {
        try {
            return policy(document, scope);
        } catch (Fault fault) {
            return new PolicyReading.Refused(fault.problem("invalid_request", ""));
        }
    }

    private static PolicyReading policy(Node document, PolicyScope scope) throws Fault {
        if (document.depth() > Limits.DEPTH_MAX) {
            throw document.fault(Cause.OVER_LIMIT, "values are nested deeper than " + Limits.DEPTH_MAX);
        }
        Node statement = null;
        for (Node.Named member : document.members("the policy")) {
            if (!member.name().equals("statement")) {
                throw member.node().fault(Cause.UNKNOWN_MEMBER, "unknown member `" + member.name() + "`");
            }
            statement = member.node();
        }
        if (statement == null) {
            throw document.fault(Cause.MISSING_MEMBER, "the member `statement` is missing");
        }
        if (!(statement.value() instanceof JsonValue.Arr)) {
            throw statement.fault(Cause.WRONG_TYPE, "statement must be a list");
        }
        List<Node> statements = statement.oneOrMany();
        if (statements.isEmpty()) {
            throw statement.fault(Cause.MISSING_MEMBER, "the list of statements is empty");
        }
        if (statements.size() > Limits.STATEMENTS_MAX) {
            throw statement.fault(
                    Cause.OVER_LIMIT, "a policy may have at most " + Limits.STATEMENTS_MAX + " statements");
        }
        List<PolicyWarning> warnings = new ArrayList<>();
        QingstorStatement reader = new QingstorStatement(scope, warnings);
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < statements.size(); i++) {
            List<Rule> read = reader.read(statements.get(i), i);
            String id = read.getFirst().id();
            if (id != null && !ids.add(id)) {
                throw statements.get(i).fault(Cause.DUPLICATE_ID, "the id `" + id + "` is used twice");
            }
            rules.addAll(read);
        }
        return new PolicyReading.Stored(new Policy(Dialect.QINGSTOR, rules), warnings);
    }
}
