package org.entrepot.access.cors.lint;

import java.util.List;
import java.util.stream.Collectors;
import org.entrepot.access.cors.notation.CorsField;
import org.entrepot.access.lint.Edit;
import org.entrepot.access.lint.JsonEdits;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.SourceNode;
import org.entrepot.access.text.SourceText;
import org.jspecify.annotations.Nullable;

/** A rule document in the JSON of QingStor or MediaStore. */
record JsonCorsSource(SourceText text, JsonCorsNames names) implements CorsSource {
    @Override
    public List<SourceNode> rules() {
        return names.rules(text.root()).children();
    }

    @Override
    public SourceNode node(CorsPlace place) {
        if (place.field() == CorsField.VARY_SWITCH) {
            return member(text.root(), place.field(), text.root());
        }
        SourceNode rule = rules().get(place.rule());
        SourceNode member = member(rule, place.field(), rule);
        boolean hasItem =
                names.isList(place.field()) && place.item() < member.children().size();
        return hasItem ? member.children().get(place.item()) : member;
    }

    @Override
    public String pointer(CorsPlace place) {
        String member = names.member(place.field());
        if (place.field() == CorsField.VARY_SWITCH) {
            return "/" + member;
        }
        String rule = names.rulesPointer(text.root()) + "/" + place.rule();
        String item = names.isList(place.field()) ? "/" + place.item() : "";
        return member == null ? rule : rule + "/" + member + item;
    }

    @Override
    public boolean takesSeveralOrigins() {
        return names.isList(CorsField.ORIGIN);
    }

    @Override
    public Edit replace(CorsPlace place, String value) {
        SourceNode node = node(place);
        return new Edit(node.contentStart(), node.contentEnd(), place.field() == CorsField.AGE ? value : quoted(value));
    }

    @Override
    public Edit remove(CorsPlace place) {
        return place.field() == CorsField.RULE
                ? JsonEdits.remove(names.rules(text.root()), rules().get(place.rule()))
                : JsonEdits.remove(rules().get(place.rule()), node(place));
    }

    @Override
    public Edit add(int rule, CorsField list, List<String> values) {
        String written = values.stream().map(JsonCorsSource::quoted).collect(Collectors.joining(", "));
        SourceNode parent = rules().get(rule);
        SourceNode member = written(parent, list);
        if (member == null) {
            return JsonEdits.append(parent, quoted(String.valueOf(names.member(list))) + ": [" + written + "]");
        }
        boolean isNull = text.content(member).equals("null");
        return isNull
                ? new Edit(member.contentStart(), member.contentEnd(), "[" + written + "]")
                : JsonEdits.append(member, written);
    }

    @Override
    public List<Edit> reduce(int rule, CorsField list, String value) {
        SourceNode parent = rules().get(rule);
        SourceNode member = member(parent, list, parent);
        return List.of(new Edit(member.contentStart(), member.contentEnd(), "[" + quoted(value) + "]"));
    }

    @Override
    public List<Edit> move(int rule, int before) {
        SourceNode moved = rules().get(rule);
        SourceNode target = rules().get(before);
        String written = text.text().substring(moved.start(), moved.end());
        return List.of(
                Edit.insert(target.start(), written + "," + text.blanksBefore(target.start())),
                JsonEdits.remove(names.rules(text.root()), moved));
    }

    private SourceNode member(SourceNode parent, CorsField field, SourceNode otherwise) {
        SourceNode written = written(parent, field);
        return written == null ? otherwise : written;
    }

    private @Nullable SourceNode written(SourceNode parent, CorsField field) {
        String name = names.member(field);
        return name == null ? null : parent.child(name).orElse(null);
    }

    private static String quoted(String value) {
        return new JsonWriter().value(value).toString();
    }
}
