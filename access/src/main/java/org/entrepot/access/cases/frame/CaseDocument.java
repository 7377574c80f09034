package org.entrepot.access.cases.frame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.entrepot.access.text.Spelling;
import org.entrepot.access.text.TextProblem;

/**
 * The frame of every case file: an object whose member {@code cases} is a list of cases, ids unique, and whose member
 * {@code defaults} holds what they share. Other members are remarks.
 */
public final class CaseDocument {
    private static final String CASES = "cases";
    private static final String DEFAULTS = "defaults";

    /** Members whose own members are taken from the defaults one by one; any other is taken whole. */
    private static final Set<String> JOINED = Set.of("env", "request", "setup");

    /** Members of which a case has one at most: writing the one leaves out a default of the other. */
    private static final List<Set<String>> ALTERNATIVES =
            List.of(Set.of("policy", "policyFile"), Set.of("config", "configFile"));

    /** A remark whose name is so near to that of a member is taken for a misspelling. */
    private static final int TYPO_LETTERS_MAX = 2;

    private CaseDocument() {}

    /** The cases, each with the defaults that it does not overrule. */
    public static Parsed<List<JsonValue.Obj>> cases(JsonValue document) {
        if (!(document instanceof JsonValue.Obj file)) {
            return failed("a case file must be an object", document.position());
        }
        Optional<JsonValue.Member> typo =
                file.members().stream().filter(CaseDocument::isTypo).findFirst();
        if (typo.isPresent()) {
            String message = Spelling.unknown("member", typo.get().name(), List.of(CASES, DEFAULTS));
            return failed(message, typo.get().position());
        }
        JsonValue defaults = file.get(DEFAULTS).orElse(new JsonValue.Obj(List.of(), file.position()));
        if (!(defaults instanceof JsonValue.Obj shared)) {
            return failed("the defaults must be an object", defaults.position());
        }
        return switch (file.get(CASES).orElse(null)) {
            case null -> failed("the member `cases` is missing", file.position());
            case JsonValue.Arr list -> cases(list.items(), shared);
            case JsonValue other -> failed("the cases must be a list", other.position());
        };
    }

    private static Parsed<List<JsonValue.Obj>> cases(List<JsonValue> items, JsonValue.Obj defaults) {
        List<JsonValue.Obj> cases = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonValue item : items) {
            if (!(item instanceof JsonValue.Obj own)) {
                return failed("a case must be an object", item.position());
            }
            if (own.get("id").orElse(null) instanceof JsonValue.Text id && !ids.add(id.value())) {
                return failed("the id `" + id.value() + "` is used twice", id.position());
            }
            cases.add(joined(own, defaults));
        }
        return new Parsed.Ok<>(cases);
    }

    private static boolean isTypo(JsonValue.Member member) {
        return List.of(CASES, DEFAULTS).stream()
                .mapToInt(known -> Spelling.distance(member.name(), known))
                .anyMatch(letters -> letters > 0 && letters <= TYPO_LETTERS_MAX);
    }

    private static JsonValue.Obj joined(JsonValue.Obj own, JsonValue.Obj defaults) {
        List<JsonValue.Member> members = new ArrayList<>();
        for (JsonValue.Member member : own.members()) {
            members.add(JOINED.contains(member.name()) ? joined(member, defaults) : member);
        }
        defaults.members().stream()
                .filter(shared -> !isOverruled(shared.name(), own))
                .forEach(members::add);
        return new JsonValue.Obj(members, own.position());
    }

    /** The member with what the defaults add to it, where both are objects. */
    private static JsonValue.Member joined(JsonValue.Member own, JsonValue.Obj defaults) {
        return own.value() instanceof JsonValue.Obj value
                        && defaults.get(own.name()).orElse(null) instanceof JsonValue.Obj shared
                ? new JsonValue.Member(own.name(), joined(value, shared), own.position())
                : own;
    }

    private static boolean isOverruled(String name, JsonValue.Obj own) {
        return own.get(name).isPresent()
                || ALTERNATIVES.stream()
                        .filter(group -> group.contains(name))
                        .flatMap(Set::stream)
                        .anyMatch(other -> own.get(other).isPresent());
    }

    private static Parsed<List<JsonValue.Obj>> failed(String message, Position position) {
        return new Parsed.Failed<>(new TextProblem(message, position));
    }
}
