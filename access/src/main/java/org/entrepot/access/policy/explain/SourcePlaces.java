package org.entrepot.access.policy.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.policy.PartOutcome;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.notation.ActionNames;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonPointer;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of statements in the text that a policy was read from. The text is read again here, so that a policy
 * which nobody asks about carries no places.
 */
final class SourcePlaces {
    /** What the dialects call the parts, in lower case: no two parts share a name. */
    private static final Set<String> WHO = Set.of("principal", "notprincipal", "user");

    private static final Set<String> OP = Set.of("action", "notaction");
    private static final Set<String> WHERE = Set.of("resource", "notresource");

    private final Policy policy;
    private final @Nullable JsonValue document;

    SourcePlaces(Policy policy) {
        this.policy = policy;
        this.document =
                !policy.source().isEmpty() && Json.read(policy.source()) instanceof Parsed.Ok<JsonValue>(JsonValue read)
                        ? read
                        : null;
    }

    /** The statement. */
    Place of(Rule rule) {
        return new Place(rule.pointer(), rule.position());
    }

    /**
     * A part of a statement: the element that covers the request where there is one and the text has it by itself, else the
     * whole member.
     */
    Place of(Rule rule, PartOutcome part) {
        return switch (part) {
            case PartOutcome.Operations operations ->
                element(
                        member(rule, OP),
                        operations.wanted().size(),
                        covering(operations).map(operations.wanted()::indexOf).orElse(-1));
            case PartOutcome.Callers callers ->
                element(
                        member(rule, WHO),
                        callers.wanted().atoms().size(),
                        callers.covering() == null
                                ? -1
                                : callers.wanted().atoms().indexOf(callers.covering()));
            case PartOutcome.Resources resources ->
                element(
                        member(rule, WHERE),
                        resources.wanted().patterns().size(),
                        resources.covering() == null
                                ? -1
                                : resources.wanted().patterns().indexOf(resources.covering()));
            case PartOutcome.Condition condition -> place(condition.wanted().pointer());
        };
    }

    /** The action as written that covers the operation asked for; empty when none does. */
    Optional<String> covering(PartOutcome.Operations operations) {
        return operations.wanted().stream()
                .filter(action -> ActionNames.reach(policy.dialect(), action).contains(operations.asked()))
                .findFirst();
    }

    private Place place(String pointer) {
        return new Place(
                pointer,
                document == null
                        ? null
                        : JsonPointer.find(document, pointer)
                                .map(JsonValue::position)
                                .orElse(null));
    }

    /** The pointer of a member of the statement; in COS a principal may stand at the top of the document instead. */
    private String member(Rule rule, Set<String> names) {
        return named(rule.pointer(), names)
                .or(() -> names.equals(WHO) ? named("", names) : Optional.empty())
                .orElse(rule.pointer());
    }

    private Optional<String> named(String pointer, Set<String> names) {
        if (document == null
                || !(JsonPointer.find(document, pointer).orElse(null) instanceof JsonValue.Obj(var members, var at))) {
            return Optional.empty();
        }
        return members.stream()
                .map(JsonValue.Member::name)
                .filter(name -> names.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(name -> JsonPointer.member(pointer, name));
    }

    private Place element(String member, int elements, int index) {
        if (document == null || index < 0) {
            return place(member);
        }
        List<String> leaves = new ArrayList<>();
        JsonPointer.find(document, member).ifPresent(value -> addLeaves(value, member, leaves));
        // One text may have been read as several elements, such as COS's star: the bucket and all keys in it.
        return place(leaves.size() == elements ? leaves.get(index) : member);
    }

    private static void addLeaves(JsonValue value, String pointer, List<String> leaves) {
        switch (value) {
            case JsonValue.Obj object -> {
                for (JsonValue.Member member : object.members()) {
                    addLeaves(member.value(), JsonPointer.member(pointer, member.name()), leaves);
                }
            }
            case JsonValue.Arr list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    addLeaves(list.items().get(i), JsonPointer.item(pointer, i), leaves);
                }
            }
            default -> leaves.add(pointer);
        }
    }
}
