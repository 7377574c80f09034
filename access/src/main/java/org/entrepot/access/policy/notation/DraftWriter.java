package org.entrepot.access.policy.notation;

import static org.entrepot.access.policy.notation.JsonTrees.list;
import static org.entrepot.access.policy.notation.JsonTrees.member;
import static org.entrepot.access.policy.notation.JsonTrees.object;
import static org.entrepot.access.policy.notation.JsonTrees.text;
import static org.entrepot.access.policy.notation.JsonTrees.texts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Position;

/** Writes statements as a document of a dialect. */
final class DraftWriter {
    private DraftWriter() {}

    static String write(Dialect dialect, List<Draft> drafts) {
        return new JsonWriter()
                .value(
                        switch (dialect) {
                            case S3, MEDIASTORE ->
                                object(List.of(
                                        member("Version", text("2012-10-17")),
                                        member(
                                                "Statement",
                                                list(drafts.stream()
                                                        .map(DraftWriter::aws)
                                                        .toList()))));
                            case COS ->
                                object(List.of(
                                        member("version", text("2.0")),
                                        member(
                                                "statement",
                                                list(drafts.stream()
                                                        .map(DraftWriter::cos)
                                                        .toList()))));
                            case QINGSTOR -> object(List.of(member("statement", list(qingstor(drafts)))));
                        })
                .toString();
    }

    private static JsonValue aws(Draft draft) {
        List<JsonValue.Member> members = new ArrayList<>();
        if (draft.id() != null) {
            members.add(member("Sid", text(draft.id())));
        }
        members.add(member("Effect", text(draft.effect() == Effect.ALLOW ? "Allow" : "Deny")));
        members.add(member(draft.complement() ? "NotPrincipal" : "Principal", awsPrincipal(draft.principals())));
        members.add(member("Action", texts(draft.actions())));
        members.add(member("Resource", texts(draft.resources())));
        if (!draft.conditions().isEmpty()) {
            members.add(member("Condition", conditions(draft, false)));
        }
        return object(members);
    }

    private static JsonValue awsPrincipal(List<String> principals) {
        if (principals.equals(List.of("AWS *"))) {
            return text("*");
        }
        Map<String, List<String>> byKind = new LinkedHashMap<>();
        for (String principal : principals) {
            int blank = principal.indexOf(' ');
            byKind.computeIfAbsent(principal.substring(0, blank), kind -> new ArrayList<>())
                    .add(principal.substring(blank + 1));
        }
        return object(byKind.entrySet().stream()
                .map(kind -> member(kind.getKey(), texts(kind.getValue())))
                .toList());
    }

    private static JsonValue cos(Draft draft) {
        List<JsonValue.Member> members = new ArrayList<>();
        if (draft.id() != null) {
            members.add(member("sid", text(draft.id())));
        }
        members.add(member("principal", object(List.of(member("qcs", texts(draft.principals()))))));
        members.add(member("effect", text(draft.effect() == Effect.ALLOW ? "allow" : "deny")));
        members.add(member("action", texts(draft.actions())));
        members.add(member("resource", texts(draft.resources())));
        if (!draft.conditions().isEmpty()) {
            members.add(member("condition", conditions(draft, false)));
        }
        return object(members);
    }

    private static List<JsonValue> qingstor(List<Draft> drafts) {
        List<JsonValue> statements = new ArrayList<>();
        for (Draft draft : drafts) {
            String number = String.valueOf(statements.size() + 1);
            String id = draft.id() == null ? number : draft.id() + " " + number;
            List<JsonValue.Member> members = new ArrayList<>(List.of(
                    member("id", text(id)),
                    member("user", texts(draft.principals())),
                    member("action", texts(draft.actions())),
                    member("effect", text(draft.effect() == Effect.ALLOW ? "allow" : "deny")),
                    member("resource", texts(draft.resources()))));
            if (!draft.conditions().isEmpty()) {
                members.add(member("condition", conditions(draft, true)));
            }
            statements.add(object(members));
        }
        return statements;
    }

    private static JsonValue conditions(Draft draft, boolean booleansBare) {
        Map<String, List<JsonValue.Member>> byOperator = new LinkedHashMap<>();
        for (Draft.Condition condition : draft.conditions()) {
            boolean isBare = booleansBare && condition.operator().equals("is_null");
            JsonValue values = isBare
                    ? new JsonValue.Bool(condition.values().contains("true"), Position.START)
                    : texts(condition.values());
            byOperator
                    .computeIfAbsent(condition.operator(), operator -> new ArrayList<>())
                    .add(member(condition.key(), values));
        }
        return object(byOperator.entrySet().stream()
                .map(operator -> member(operator.getKey(), object(operator.getValue())))
                .toList());
    }
}
