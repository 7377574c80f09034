package org.entrepot.access.cors.lint;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.cors.notation.CorsField;
import org.entrepot.access.lint.Edit;
import org.entrepot.access.text.SourceNode;
import org.entrepot.access.text.SourceText;
import org.entrepot.access.text.XmlWriter;

/** A rule document in the XML of S3 or COS. */
record XmlCorsSource(SourceText text) implements CorsSource {
    private static final String RULE = "CORSRule";

    @Override
    public List<SourceNode> rules() {
        return text.root().children(RULE);
    }

    @Override
    public SourceNode node(CorsPlace place) {
        if (place.field() == CorsField.VARY_SWITCH) {
            return text.root().child(element(place.field())).orElse(text.root());
        }
        SourceNode rule = rules().get(place.rule());
        List<SourceNode> parts = parts(rule, place.field());
        return place.item() < parts.size() ? parts.get(place.item()) : rule;
    }

    @Override
    public String pointer(CorsPlace place) {
        String root = "/" + text.root().name();
        if (place.field() == CorsField.VARY_SWITCH) {
            return root + "/" + element(place.field());
        }
        String rule = root + "/" + RULE + "[" + (place.rule() + 1) + "]";
        return switch (place.field()) {
            case RULE -> rule;
            case ID, AGE, VARY_SWITCH -> rule + "/" + element(place.field());
            case ORIGIN, METHOD, ALLOWED_HEADER, EXPOSED_HEADER ->
                rule + "/" + element(place.field()) + "[" + (place.item() + 1) + "]";
        };
    }

    @Override
    public boolean takesSeveralOrigins() {
        return true;
    }

    @Override
    public Edit replace(CorsPlace place, String value) {
        SourceNode node = node(place);
        boolean selfClosing = node.contentStart() == node.end();
        return selfClosing
                ? new Edit(node.start(), node.end(), written(place.field(), value))
                : new Edit(node.contentStart(), node.contentEnd(), escaped(value));
    }

    @Override
    public Edit remove(CorsPlace place) {
        return removed(node(place));
    }

    @Override
    public Edit add(int rule, CorsField list, List<String> values) {
        SourceNode parent = rules().get(rule);
        List<SourceNode> there = parts(parent, list);
        SourceNode last = there.isEmpty() ? parent.children().getLast() : there.getLast();
        StringBuilder added = new StringBuilder();
        for (String value : values) {
            added.append(text.blanksBefore(last.start())).append(written(list, value));
        }
        return Edit.insert(last.end(), added.toString());
    }

    @Override
    public List<Edit> reduce(int rule, CorsField list, String value) {
        List<SourceNode> there = parts(rules().get(rule), list);
        List<Edit> edits = new ArrayList<>();
        edits.add(replace(new CorsPlace(rule, list, 0), value));
        there.subList(1, there.size()).forEach(node -> edits.add(removed(node)));
        return edits;
    }

    @Override
    public List<Edit> move(int rule, int before) {
        SourceNode moved = rules().get(rule);
        SourceNode target = rules().get(before);
        String written = text.text().substring(moved.start(), moved.end());
        return List.of(Edit.insert(target.start(), written + text.blanksBefore(target.start())), removed(moved));
    }

    /** With the white space in front of it, so that no empty line is left. */
    private Edit removed(SourceNode node) {
        int blanks = text.blanksBefore(node.start()).length();
        return new Edit(node.start() - blanks, node.end(), "");
    }

    private static List<SourceNode> parts(SourceNode rule, CorsField field) {
        return field == CorsField.RULE ? List.of() : rule.children(element(field));
    }

    private static String written(CorsField field, String value) {
        return "<" + element(field) + ">" + escaped(value) + "</" + element(field) + ">";
    }

    private static String escaped(String value) {
        return XmlWriter.escaped(value);
    }

    private static String element(CorsField field) {
        return switch (field) {
            case RULE -> RULE;
            case ORIGIN -> "AllowedOrigin";
            case METHOD -> "AllowedMethod";
            case ALLOWED_HEADER -> "AllowedHeader";
            case EXPOSED_HEADER -> "ExposeHeader";
            case AGE -> "MaxAgeSeconds";
            case ID -> "ID";
            case VARY_SWITCH -> "ResponseVary";
        };
    }
}
