package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.policy.notation.PolicyProblem.Cause;
import org.entrepot.access.text.JsonPointer;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Position;

/** A value of a document with the JSON pointer that leads to it. */
record Node(JsonValue value, String pointer) {
    /** A member of an object. */
    record Named(String name, Node node) {}

    Position position() {
        return value.position();
    }

    Fault fault(Cause cause, String message) {
        return new Fault(cause, message, this);
    }

    /** The members of an object. */
    List<Named> members(String what) throws Fault {
        if (!(value instanceof JsonValue.Obj obj)) {
            throw fault(Cause.WRONG_TYPE, what + " must be an object, not a " + value.kind());
        }
        List<Named> members = new ArrayList<>();
        for (JsonValue.Member member : obj.members()) {
            members.add(new Named(member.name(), new Node(member.value(), JsonPointer.member(pointer, member.name()))));
        }
        return members;
    }

    /** The items of a list, or the value itself where one stands for a list of one. */
    List<Node> oneOrMany() {
        if (!(value instanceof JsonValue.Arr arr)) {
            return List.of(this);
        }
        List<Node> items = new ArrayList<>();
        for (JsonValue item : arr.items()) {
            items.add(new Node(item, JsonPointer.item(pointer, items.size())));
        }
        return items;
    }

    String text(String what) throws Fault {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        throw fault(Cause.WRONG_TYPE, what + " must be a text, not a " + value.kind());
    }

    /** A text, number or boolean as text. */
    String scalar(String what) throws Fault {
        return switch (value) {
            case JsonValue.Text text -> text.value();
            case JsonValue.Num num -> num.literal();
            case JsonValue.Bool bool -> String.valueOf(bool.value());
            case JsonValue.Obj obj -> throw wrongScalar(what);
            case JsonValue.Arr arr -> throw wrongScalar(what);
            case JsonValue.Null none -> throw wrongScalar(what);
        };
    }

    private Fault wrongScalar(String what) {
        return fault(Cause.WRONG_TYPE, what + " must be a text, number or boolean, not a " + value.kind());
    }

    /** How deep values are nested, this one included. */
    int depth() {
        int deepest = 0;
        if (value instanceof JsonValue.Obj obj) {
            for (JsonValue.Member member : obj.members()) {
                deepest = Math.max(deepest, new Node(member.value(), "").depth());
            }
        } else if (value instanceof JsonValue.Arr arr) {
            for (JsonValue item : arr.items()) {
                deepest = Math.max(deepest, new Node(item, "").depth());
            }
        } else {
            return 0;
        }
        return deepest + 1;
    }
}
