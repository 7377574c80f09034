package org.entrepot.access.policy.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Spelling;

/** A value of a case file with what a reader asks of it. */
record CaseNode(JsonValue value) {
    CaseFault fault(String message) {
        return new CaseFault(message, value.position());
    }

    JsonValue.Obj object() throws CaseFault {
        if (value instanceof JsonValue.Obj obj) {
            return obj;
        }
        throw fault("an object is wanted, not a " + value.kind());
    }

    /** The node itself, once it is an object with none but these members. */
    CaseNode only(List<String> known) throws CaseFault {
        for (JsonValue.Member member : object().members()) {
            if (!known.contains(member.name())) {
                throw new CaseFault(Spelling.unknown("member", member.name(), known), member.position());
            }
        }
        return this;
    }

    /** The text, once it is one of these. */
    String word(String what, List<String> known) throws CaseFault {
        if (!known.contains(text())) {
            throw fault(Spelling.unknown(what, text(), known));
        }
        return text();
    }

    Optional<CaseNode> get(String name) throws CaseFault {
        return object().get(name)
                .filter(found -> !(found instanceof JsonValue.Null))
                .map(CaseNode::new);
    }

    CaseNode need(String name) throws CaseFault {
        Optional<CaseNode> found = get(name);
        if (found.isEmpty()) {
            throw fault("the member `" + name + "` is missing");
        }
        return found.get();
    }

    List<CaseNode> items() throws CaseFault {
        if (value instanceof JsonValue.Arr arr) {
            return arr.items().stream().map(CaseNode::new).toList();
        }
        throw fault("a list is wanted, not a " + value.kind());
    }

    String text() throws CaseFault {
        return switch (value) {
            case JsonValue.Text text -> text.value();
            case JsonValue.Num num -> num.literal();
            case JsonValue.Bool bool -> String.valueOf(bool.value());
            case JsonValue.Obj obj -> throw fault("a text is wanted, not an object");
            case JsonValue.Arr arr -> throw fault("a text is wanted, not a list");
            case JsonValue.Null none -> throw fault("a text is wanted, not null");
        };
    }

    /** The texts of a list, or the one text. */
    List<String> texts() throws CaseFault {
        if (!(value instanceof JsonValue.Arr)) {
            return List.of(text());
        }
        List<String> texts = new ArrayList<>();
        for (CaseNode item : items()) {
            texts.add(item.text());
        }
        return texts;
    }

    String textOr(String name, String otherwise) throws CaseFault {
        CaseNode found = get(name).orElse(null);
        return found == null ? otherwise : found.text();
    }

    boolean flag(String name) throws CaseFault {
        CaseNode found = get(name).orElse(null);
        return found != null && found.word("value", List.of("true", "false")).equals("true");
    }
}
